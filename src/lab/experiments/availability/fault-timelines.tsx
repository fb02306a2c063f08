import { latencyMs } from '#traffic/load-run.ts'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { secondTicks } from '../../load/chart-scale.ts'
import { logAxis } from '../log-axis.ts'
import { lanesOf } from './fault-lanes.ts'
import { FaultTimeline } from './fault-timeline.tsx'
import { answersOf, type FleetRow } from './fleet-row.ts'
import { useAvailabilityTexts } from './use-availability-texts.ts'

/** All fleets one below the other, on the same axes. */
export function FaultTimelines({ rows }: { rows: readonly FleetRow[] }) {
  const texts = useAvailabilityTexts()
  const latencies = logAxis(rows.flatMap(answersOf).map(latencyMs))
  const endsMs = rows.flatMap(({ records, fullAtMs }) => [records.at(-1)?.scheduledMs ?? 0, fullAtMs ?? 0])
  // Some room, so that the last marks are whole.
  const spanMs = 1.03 * Math.max(1000, ...endsMs)
  // A second's tick is where it begins; the one that the span ends in counts, too.
  const seconds = secondTicks(1 + spanMs / 1000)
  const axes = { latencies, spanMs, seconds, lanes: lanesOf(rows) }
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-center justify-between gap-2 text-xs font-medium">
        {texts.timeline}
        <OriginBadge origin={{ kind: 'measured' }} />
      </figcaption>
      <div className="space-y-3">
        {rows.map((row) => (
          <FaultTimeline key={row.workers} row={row} axes={axes} />
        ))}
      </div>
      <div className="mt-1 flex gap-2 text-xs text-muted" aria-hidden="true">
        <span className="w-16 shrink-0 text-right">{texts.seconds}</span>
        <div className="relative w-0 grow font-mono" style={{ height: '1.5em' }}>
          {seconds.map((second) => (
            <span
              key={second}
              className="absolute"
              style={{ left: `${(100_000 * second) / spanMs}%`, transform: 'translateX(-50%)' }}
            >
              {second}
            </span>
          ))}
        </div>
      </div>
    </figure>
  )
}
