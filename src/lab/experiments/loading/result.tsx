import { measured } from '../figure.ts'
import { type Cell, FigureTable } from '../figure-table.tsx'
import { FigureText } from '../figure-text.tsx'
import { LatencyStrips } from '../latency-strips.tsx'
import { bigModel, type LoadingResult, type LoadingRow, loadMsOf, overloaded } from './loading-result.ts'
import { useLoadingTexts } from './use-loading-texts.ts'

const ms = (value: number | null): Cell => (value === null ? null : measured(value, 'ms'))

export function ResultView({ result }: { result: LoadingResult }) {
  const texts = useLoadingTexts()
  const { rows, rateRps, bytes } = result
  const big = bigModel(result)
  const byHabit = (cells: (row: LoadingRow) => readonly Cell[]) =>
    rows.map((row) => ({ key: row.loading, name: texts.habits[row.loading], cells: cells(row) }))
  const tooMuch = overloaded(result).map((loading) => texts.habits[loading])
  const sent = rows[0]?.sent ?? 0
  const allAnswered = rows.every((row) => row.answered === row.sent)
  const lacksP95 = rows.some(({ p95Ms }) => p95Ms === null)
  return (
    <div className="space-y-5">
      <p className="text-sm leading-6">
        {texts.sent} <FigureText figure={measured(sent, 'count')} />, {texts.rate}{' '}
        <FigureText figure={measured(rateRps, 'perSecond')} />.
      </p>
      <LatencyStrips
        title={texts.strips}
        strips={rows.map(({ loading, latenciesMs, p50Ms }) => ({
          key: loading,
          name: texts.habits[loading],
          latenciesMs,
          medianMs: p50Ms,
          tone: loading === 'every-request' ? 'warn' : 'accent',
        }))}
      />
      <div className="space-y-2">
        <FigureTable
          caption={texts.table}
          columns={allAnswered ? texts.columns : [...texts.columns, texts.answeredColumn]}
          rows={byHabit(({ firstMs, p50Ms, p95Ms, maxMs, answered }) => [
            ms(firstMs),
            ms(p50Ms),
            ms(p95Ms),
            ms(maxMs),
            ...(allAnswered ? [] : [measured(answered, 'count')]),
          ])}
        />
        <p className="text-sm leading-6 text-muted">
          {allAnswered ? texts.allAnswered : null} {texts.firstNote} {lacksP95 ? texts.lacksP95 : null}
        </p>
      </div>
      <div className="space-y-2">
        <FigureTable
          caption={texts.capacity}
          columns={texts.capacityColumns}
          rows={byHabit(({ readyMs, aloneMs, perSecond }) => [
            ms(readyMs),
            ms(aloneMs),
            measured(perSecond, 'perSecond'),
          ])}
        />
        {tooMuch.length > 0 ? <p className="text-sm leading-6">{texts.overloaded(tooMuch)}</p> : null}
        <p className="text-sm leading-6 text-muted">{texts.memory}</p>
      </div>
      <div className="space-y-2">
        <FigureTable
          caption={texts.big}
          columns={texts.bigColumns}
          rows={[
            {
              key: 'here',
              name: texts.here,
              cells: [measured(bytes, 'bytes'), measured(loadMsOf(result), 'ms')],
            },
            { key: 'big', name: texts.gigabyte, cells: [big.bytes, big.loadMs] },
          ]}
        />
        <p className="text-sm leading-6 text-muted">{texts.bigNote}</p>
      </div>
    </div>
  )
}
