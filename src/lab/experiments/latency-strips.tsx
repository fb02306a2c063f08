import { useI18n } from '#i18n/i18n-context.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { type LogAxis, logAxis } from './log-axis.ts'

const HEIGHT_PX = 28

export type LatencyStrip = {
  key: string
  name: string
  latenciesMs: readonly number[]
  /** Where a line stands; null: there is none. */
  medianMs: number | null
  /** Strips are told apart by their place; one that the reader is warned of has another colour as well. */
  isWarning?: boolean
}

type LatencyStripsProps = {
  title: string
  strips: readonly LatencyStrip[]
  /** A dashed line through all strips. */
  targetMs?: number
}

/**
 * Each request as a dot on one logarithmic axis in milliseconds, a line at the median. Put a table of the figures
 * beside it: the drawing is silent for readers.
 */
export function LatencyStrips({ title, strips, targetMs }: LatencyStripsProps) {
  const { number } = useI18n()
  const target = targetMs === undefined ? [] : [targetMs]
  const axis = logAxis([...strips.flatMap(({ latenciesMs }) => latenciesMs), ...target])
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-center justify-between gap-2 text-xs font-medium">
        {title}
        <OriginBadge origin={{ kind: 'measured' }} />
      </figcaption>
      <div className="space-y-2" aria-hidden="true">
        {strips.map((strip) => (
          <div key={strip.key} className="text-sm">
            <span>{strip.name}</span>
            <Strip strip={strip} axis={axis} targetMs={targetMs} />
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

type StripProps = { strip: LatencyStrip; axis: LogAxis; targetMs: number | undefined }

function Strip({ strip: { latenciesMs, medianMs, isWarning }, axis, targetMs }: StripProps) {
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
        className={isWarning ? 'text-warn' : 'text-accent'}
        stroke="currentColor"
        strokeWidth={6}
        strokeLinecap="round"
        opacity="0.6"
        vectorEffect="non-scaling-stroke"
      />
      {targetMs === undefined ? null : (
        <path
          d={`M${x(targetMs)} 0v100`}
          className="text-error"
          stroke="currentColor"
          strokeWidth={2}
          strokeDasharray="3 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
      {medianMs === null ? null : (
        <path
          d={`M${x(medianMs)} 0v100`}
          className="text-ink"
          stroke="currentColor"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}
