import { useI18n } from '#i18n/i18n-context.tsx'
import type { HistogramBin } from '#traffic/histogram.ts'
import { ShareBar } from '#ui/share-bar.tsx'
import { useLoadTexts } from './use-load-texts.ts'

/** How many answers took how long: a bar and a figure for each span, those over the target apart. */
export function LatencyDistribution({ bins, targetMs }: { bins: readonly HistogramBin[]; targetMs: number }) {
  const { number } = useI18n()
  const texts = useLoadTexts().charts
  if (bins.length === 0) return null
  const most = bins.reduce((max, { count }) => Math.max(max, count), 1)
  const within = bins.filter(({ fromMs }) => fromMs < targetMs)
  const over = bins.filter(({ fromMs }) => fromMs >= targetMs)
  return (
    <table className="w-full text-xs">
      <caption className="pb-1 text-left font-medium">{texts.distribution}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{texts.bin}</th>
          <th scope="col">{texts.count}</th>
        </tr>
      </thead>
      <tbody>
        {within.map((bin) => (
          <BinRow key={bin.fromMs} bin={bin} most={most} />
        ))}
      </tbody>
      {over.length > 0 ? (
        <tbody>
          <tr className="border-t border-line">
            <th scope="rowgroup" colSpan={2} className="py-0.5 text-left font-medium text-warn">
              {texts.overTarget(`${number(targetMs)} ms`)}
            </th>
          </tr>
          {over.map((bin) => (
            <BinRow key={bin.fromMs} bin={bin} most={most} />
          ))}
        </tbody>
      ) : null}
    </table>
  )
}

function BinRow({ bin: { fromMs, toMs, count }, most }: { bin: HistogramBin; most: number }) {
  const { number } = useI18n()
  return (
    <tr>
      <th scope="row" className="w-24 py-0.5 pr-2 text-left font-mono font-normal whitespace-nowrap">
        {number(fromMs, 1)}–{number(toMs, 1)} ms
      </th>
      <td className="py-0.5">
        <span className="flex items-center gap-2">
          <ShareBar share={count / most} className="h-2 w-0 grow" />
          <span className="w-14 text-right font-mono">{number(count)}</span>
        </span>
      </td>
    </tr>
  )
}
