import { measured } from '../figure.ts'
import { type Cell, FigureTable } from '../figure-table.tsx'
import { CHANGES } from './changes.ts'
import { CHECKS } from './checks.ts'
import type { Comparison, ReproducibilityResult } from './run.ts'
import { useReproducibilityTexts } from './use-reproducibility-texts.ts'
import { VerdictMark } from './verdict-mark.tsx'

export function ResultView({ result }: { result: ReproducibilityResult }) {
  const texts = useReproducibilityTexts()
  const { rows, pictures, repeated } = result
  const cells = (answers: Comparison | null): Cell[] =>
    answers
      ? [
          measured(answers.labels, 'count'),
          measured(answers.right / pictures, 'share'),
          measured(answers.differing, 'count'),
          measured(answers.largestShift, 'number'),
        ]
      : [texts.neverStarts, null, null, null]
  return (
    <div className="space-y-5">
      <div className="space-y-2">
        <FigureTable
          caption={texts.checksTable}
          columns={[texts.changeColumn, ...CHECKS.map((check) => texts.checks[check])]}
          rows={CHANGES.map((change) => ({
            key: change,
            name: texts.changes[change],
            cells: CHECKS.map((check) => <VerdictMark key={check} verdict={rows[change].verdicts[check]} />),
          }))}
        />
        <p className="text-sm leading-6 text-muted">{texts.checksNote}</p>
      </div>
      <FigureTable
        caption={texts.answersTable}
        columns={[texts.changeColumn, ...texts.answersColumns]}
        rows={[
          { key: 'repeated', name: texts.repeated, cells: cells(repeated) },
          ...CHANGES.map((change) => ({
            key: change,
            name: texts.changes[change],
            cells: cells(rows[change].answers),
          })),
        ]}
      />
      <Words result={result} />
    </div>
  )
}

/** What each check said, by change. */
function Words({ result: { rows } }: { result: ReproducibilityResult }) {
  const texts = useReproducibilityTexts()
  return (
    <details className="text-sm leading-6">
      <summary className="cursor-pointer py-1 text-muted">{texts.words}</summary>
      <dl className="mt-1 space-y-3">
        {CHANGES.map((change) => {
          const { refusals, lockWords } = rows[change]
          const words = [
            ...refusals.map((refusal) => `${refusal.code}: ${refusal.words}`),
            ...lockWords.map((difference) => `lock: ${difference}`),
          ]
          return (
            <div key={change}>
              <dt className="font-medium">{texts.changes[change]}</dt>
              {words.map((line) => (
                <dd key={line}>
                  <code className="font-mono text-xs break-all">{line}</code>
                </dd>
              ))}
            </div>
          )
        })}
      </dl>
    </details>
  )
}
