import { useI18n } from '#i18n/i18n-context.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { type LogAxis, logAxis } from './log-axis.ts'
import { type StripMark, StripMarks } from './strip-marks.tsx'

export type LatencyStrip = {
  key: string
  name: string
  latenciesMs: readonly number[]
  /** Drawn as a line; null where there is none. */
  medianMs: number | null
  tone?: 'accent' | 'warn'
  /** Heights that the dots take in turns, so that those of like latency lie beside each other. 3 where nothing is said. */
  lanes?: number
}

type LatencyStripsProps = {
  title: string
  strips: readonly LatencyStrip[]
  /** Lines across all strips, each with its name. */
  marks?: readonly StripMark[]
}

/** Told apart by their place, not by colour alone. */
const TONES = { accent: 'text-accent', warn: 'text-warn' } as const
const LANES = 3
const LANE_PX = 7

/**
 * Each request as a dot on one logarithmic axis, a line at the median. A table beside it has the figures, so the
 * drawing is silent for readers.
 */
export function LatencyStrips({ title, strips, marks = [] }: LatencyStripsProps) {
  const { number } = useI18n()
  const axis = logAxis([...strips.flatMap(({ latenciesMs }) => latenciesMs), ...marks.map(({ ms }) => ms)])
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-center justify-between gap-2 text-xs font-medium">
        {title}
        <OriginBadge origin={{ kind: 'measured' }} />
      </figcaption>
      <div aria-hidden="true">
        <div className="relative">
          <StripMarks marks={marks} axis={axis} />
          <div className="relative space-y-2">
            {strips.map((strip) => (
              <div key={strip.key} className="text-sm">
                <span className="bg-surface pr-1.5">{strip.name}</span>
                <Strip strip={strip} axis={axis} />
              </div>
            ))}
          </div>
        </div>
        <div className="relative mt-2 font-mono text-xs text-muted" style={{ height: '1.5em' }}>
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

function Strip({ strip, axis }: { strip: LatencyStrip; axis: LogAxis }) {
  const { latenciesMs, medianMs, tone = 'accent', lanes = LANES } = strip
  const x = (ms: number) => 100 * axis.shareOf(ms)
  const y = (index: number) => (100 * (1 + (index % lanes))) / (1 + lanes)
  return (
    <svg
      className="mt-1 block w-full"
      height={LANE_PX * (1 + lanes)}
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
        d={latenciesMs.map((ms, index) => `M${x(ms)} ${y(index)}h0`).join('')}
        className={TONES[tone]}
        stroke="currentColor"
        strokeWidth={6}
        strokeLinecap="round"
        opacity="0.6"
        vectorEffect="non-scaling-stroke"
      />
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
