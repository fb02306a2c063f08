import { useI18n } from '#i18n/i18n-context.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { givesVerdict } from './load-settings.ts'
import type { FinishedRun } from './load-state.ts'
import { useLoadTexts } from './use-load-texts.ts'
import { resultTitle } from './verdict-text.ts'

/** The last two runs side by side, older first. */
export function Comparison({ runs: [newer, older] }: { runs: readonly [FinishedRun, FinishedRun] }) {
  const { number, ms } = useI18n()
  const texts = useLoadTexts()
  const pair = [older, newer]
  const latency = (value: number | null) => (value === null ? '—' : ms(value))
  const rows: [string, (finished: FinishedRun) => string][] = [
    [texts.compareMethod, ({ settings }) => texts.methods[settings.method]],
    [texts.compareRate, ({ settings }) => number(settings.rateRps)],
    [texts.compareSent, ({ summary }) => number(summary.accounts.sent)],
    [texts.figures.n, ({ summary }) => number(summary.n)],
    [texts.figures.p50, ({ summary }) => latency(summary.p50Ms)],
    [texts.figures.p95, ({ summary }) => latency(summary.p95Ms)],
    [texts.figures.p99, ({ summary }) => latency(summary.p99Ms)],
    [texts.figures.max, ({ summary }) => latency(summary.maxMs)],
    [texts.figures.throughput, ({ summary }) => number(summary.throughputRps, 1)],
    [texts.figures.misses, ({ summary }) => number(summary.misses)],
    [texts.figures.lateness, ({ summary }) => latency(summary.latenessP99Ms)],
    [
      texts.compareVerdict,
      (finished) => (givesVerdict(finished.settings.method) ? resultTitle(texts, finished, { number }) : '—'),
    ],
  ]
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className="font-semibold">{texts.compare}</h4>
        <OriginBadge origin={{ kind: 'measured' }} />
      </div>
      <table className="w-full text-xs">
        <caption className="sr-only">{texts.compare}</caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 pr-3 text-left font-medium">
              {texts.comparePart}
            </th>
            {pair.map((finished) => (
              <th key={finished.number} scope="col" className="px-2 py-1 text-right font-medium">
                {texts.result(finished.number)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, show]) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="py-1 pr-3 text-left font-normal text-muted">
                {name}
              </th>
              {pair.map((finished) => (
                <td key={finished.number} className="px-2 py-1 text-right font-mono">
                  {show(finished)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {showsOmission(pair) ? <p className="text-xs text-muted">{texts.omission}</p> : null}
    </div>
  )
}

/** The same rate, once by a schedule and once waiting for answers. */
function showsOmission([first, second]: readonly (FinishedRun | undefined)[]): boolean {
  if (!first || !second) return false
  const methods = [first.settings.method, second.settings.method].sort().join()
  return methods === 'closed,open' && first.settings.rateRps === second.settings.rateRps
}
