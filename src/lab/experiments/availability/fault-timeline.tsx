import { useI18n } from '#i18n/i18n-context.tsx'
import { latencyMs } from '#traffic/load-run.ts'
import { LegendItem } from '../../load/chart-frame.tsx'
import type { LogAxis } from '../log-axis.ts'
import { type FaultRow, fateOf } from './availability-result.ts'
import { useAvailabilityTexts } from './use-availability-texts.ts'

const HEIGHT_PX = 96
/** Above the latencies, in hundredths of the height: requests that got no answer. */
const LANE = 18

type FaultTimelineProps = {
  row: FaultRow
  /** One for all fleets, so that they can be compared. */
  axis: LogAxis
  durationMs: number
}

/**
 * One fleet's requests by the moment they were due: a dot at the height of its latency, or a stroke in the lane above
 * where there was no answer; a line at the kill and one at full strength. The table has the figures: silent for readers.
 */
export function FaultTimeline({ row, axis, durationMs }: FaultTimelineProps) {
  const { number } = useI18n()
  const x = (atMs: number) => (100 * atMs) / durationMs
  const y = (ms: number) => 100 - (100 - LANE - 4) * axis.shareOf(ms)
  const answered = row.records.filter((record) => fateOf(record) === 'answered')
  const missed = row.records.filter((record) => fateOf(record) !== 'answered')
  const wholeMs = row.recoveryMs === null ? null : row.killedMs + row.recoveryMs
  return (
    <div className="flex gap-2 text-xs text-muted" aria-hidden="true">
      <div className="relative w-9 shrink-0 font-mono" style={{ height: HEIGHT_PX }}>
        {axis.ticks.map((tick) => (
          <span key={tick} className="absolute right-0" style={{ top: `calc(${y(tick)}% - 0.75em)` }}>
            {number(tick, 3)}
          </span>
        ))}
      </div>
      <svg
        className="w-0 grow rounded-sm bg-sunken"
        height={HEIGHT_PX}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <Stroke d={axis.ticks.map((tick) => `M0 ${y(tick)}h100`).join('')} className="text-line" width={1} />
        <Stroke d={`M0 ${LANE}h100`} className="text-line-strong" width={1} />
        <Stroke d={`M${x(row.killedMs)} 0v100`} className="text-error" width={2} dash="4 3" />
        {wholeMs === null || wholeMs > durationMs ? null : (
          <Stroke d={`M${x(wholeMs)} 0v100`} className="text-ok" width={2} />
        )}
        <Stroke
          d={answered.map((record) => `M${x(record.scheduledMs)} ${y(latencyMs(record))}h0`).join('')}
          className="text-accent"
          width={5}
          round
        />
        <Stroke
          d={missed.map(({ scheduledMs }) => `M${x(scheduledMs)} 4v${LANE - 8}`).join('')}
          className="text-error"
          width={2}
        />
      </svg>
    </div>
  )
}

/** What the marks mean; once for all fleets. */
export function TimelineLegend() {
  const texts = useAvailabilityTexts()
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-muted" data-given="" aria-hidden="true">
      <LegendItem className="text-accent" dot text={texts.legend.answered} />
      <LegendItem className="text-error" dash="2 2" text={texts.legend.killed} />
      <span className="inline-flex items-center gap-1.5">
        <svg className="text-error" width="8" height="10" aria-hidden="true">
          <path d="M4 0v10" stroke="currentColor" strokeWidth="2" />
        </svg>
        {texts.legend.missed}
      </span>
      <LegendItem className="text-ok" text={texts.legend.whole} />
    </p>
  )
}

type StrokeProps = { d: string; className: string; width: number; dash?: string; round?: boolean }

function Stroke({ d, className, width, dash, round = false }: StrokeProps) {
  return (
    <path
      d={d}
      className={className}
      stroke="currentColor"
      strokeWidth={width}
      strokeDasharray={dash}
      strokeLinecap={round ? 'round' : 'butt'}
      vectorEffect="non-scaling-stroke"
    />
  )
}
