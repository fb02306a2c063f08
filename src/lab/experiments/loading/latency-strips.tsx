import { useI18n } from '#i18n/i18n-context.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import type { Loading, LoadingRow } from './loading-result.ts'
import { type LogAxis, logAxis } from './log-axis.ts'
import { useLoadingTexts } from './use-loading-texts.ts'

const HEIGHT_PX = 28

/**
 * Each request as a dot on one logarithmic axis, a line at the median. The table below has the figures, so the drawing
 * is silent for readers.
 */
export function LatencyStrips({ rows }: { rows: readonly LoadingRow[] }) {
  const { number } = useI18n()
  const texts = useLoadingTexts()
  const axis = logAxis(rows.flatMap(({ latenciesMs }) => latenciesMs))
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-center justify-between gap-2 text-xs font-medium">
        {texts.strips}
        <OriginBadge origin={{ kind: 'measured' }} />
      </figcaption>
      <div className="space-y-2" aria-hidden="true">
        {rows.map((row) => (
          <div key={row.loading} className="text-sm">
            <span>{texts.habits[row.loading]}</span>
            <Strip row={row} axis={axis} />
          </div>
        ))}
        <div className="relative font-mono text-xs text-muted" style={{ height: '1.5em' }}>
          {axis.ticks.map((tick) => (
            <span
              key={tick}
              className="absolute"
              style={{ left: `${100 * axis.shareOf(tick)}%`, transform: 'translateX(-50%)' }}
            >
              {number(tick, 3)}
            </span>
          ))}
        </div>
      </div>
    </figure>
  )
}

type StripProps = { row: LoadingRow; axis: LogAxis }

/** Told apart by their place, not by colour alone. */
const LOOK: Record<Loading, string> = {
  startup: 'text-accent',
  'first-request': 'text-accent',
  'every-request': 'text-warn',
}

function Strip({ row: { loading, latenciesMs, p50Ms }, axis }: StripProps) {
  const x = (ms: number) => 100 * axis.shareOf(ms)
  // Three heights in turns: dots of like latency lie beside each other.
  const dots = latenciesMs.map((ms, index) => `M${x(ms)} ${25 + 25 * (index % 3)}h0`).join('')
  return (
    <svg
      className="mt-1 block w-full"
      height={HEIGHT_PX}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path
        d={axis.ticks.map((tick) => `M${x(tick)} 0v100`).join('')}
        className="text-line"
        stroke="currentColor"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={dots}
        className={LOOK[loading]}
        stroke="currentColor"
        strokeWidth={6}
        strokeLinecap="round"
        opacity="0.6"
        vectorEffect="non-scaling-stroke"
      />
      {p50Ms === null ? null : (
        <path
          d={`M${x(p50Ms)} 0v100`}
          className="text-ink"
          stroke="currentColor"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}
