import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import type { FinishedSearch } from './load-state.ts'
import { QueueBoundView } from './queue-bound-view.tsx'
import { RunFacts } from './run-facts.tsx'
import { type LoadTexts, useLoadTexts } from './use-load-texts.ts'

/** What the search for the limit found, and each of its runs. */
export function LimitCard({ search }: { search: FinishedSearch }) {
  const { number, ms } = useI18n()
  const texts = useLoadTexts()
  const { bound, limitRps, probes, settings } = search
  const invalid = probes.filter(({ summary }) => summary.invalid.length > 0).length
  const isSure = limitRps !== null && (search.ended === 'found' || search.ended === 'beyond-range')
  const [Icon, tone] = isSure
    ? [CircleCheck, 'text-ok']
    : search.ended === 'found'
      ? [TriangleAlert, 'text-warn']
      : [CircleHelp, 'text-warn']
  const cell = 'px-2 py-1 text-right whitespace-nowrap'
  return (
    <div className="space-y-3 rounded-md border border-line bg-sunken p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className={`flex items-center gap-2 font-semibold ${tone}`}>
          <Icon size={20} aria-hidden="true" />
          <span>
            {texts.limit.title}: {titleOf(search, texts, (value) => number(value, 1))}
          </span>
        </h4>
        <OriginBadge origin={{ kind: 'measured' }} />
      </div>
      <p className="text-muted">{textOf(search, texts, (value) => number(value, 1))}</p>
      <p className="text-muted">{texts.limit.runs(number(probes.length), number(invalid))}</p>
      <RunFacts {...search} settings={{ ...settings, method: 'open' }} numbers={['seed']} />
      <ScrollRegion className="overflow-x-auto" label={texts.limit.table}>
        <table className="w-full text-xs">
          <caption className="pb-1 text-left font-medium">{texts.limit.table}</caption>
          <thead className="text-muted">
            <tr>
              {[
                texts.limit.rate,
                texts.figures.n,
                texts.figures.p99,
                texts.figures.misses,
                texts.verdict,
              ].map((name) => (
                <th key={name} scope="col" className={`${cell} font-medium`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="font-mono">
            {probes.map(({ rateRps, summary }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place; a rate may come twice.
              <tr key={index} className="border-t border-line">
                <th scope="row" className={`${cell} font-normal`}>
                  {number(rateRps, 1)}
                </th>
                <td className={cell}>{number(summary.n)}</td>
                <td className={cell}>{summary.p99Ms === null ? '—' : ms(summary.p99Ms)}</td>
                <td className={cell}>{number(summary.misses)}</td>
                <td className={cell}>
                  {summary.invalid.length > 0 ? texts.limit.invalid : texts.limit.verdicts[summary.verdict]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {bound ? <QueueBoundView bound={bound} search={search} /> : null}
    </div>
  )
}

type Format = (value: number) => string

function titleOf({ limitRps, ended }: FinishedSearch, { limit }: LoadTexts, rate: Format): string {
  if (limitRps !== null) return `${ended === 'found' ? '' : '≥ '}${limit.found(rate(limitRps))}`
  return ended === 'found' ? limit.none : limit.unknown
}

function textOf(search: FinishedSearch, { limit }: LoadTexts, rate: Format): string {
  const { limitRps, failedRps, ended, probes, settings } = search
  const target = `${rate(settings.targetMs)} ms`
  switch (ended) {
    case 'found':
      return limitRps === null
        ? limit.noneText(target, rate(failedRps ?? 0))
        : limit.text(target, rate(failedRps ?? 0), rate(settings.resolutionRps))
    case 'beyond-range':
      return limit.beyond(rate(limitRps ?? 0))
    case 'generator-too-slow':
      return limit.generator(rate(probes.at(-1)?.rateRps ?? 0))
    case 'hidden':
      return limit.hidden
    case 'cancelled':
      return limit.cancelled
  }
}
