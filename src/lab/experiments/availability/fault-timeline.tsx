import type { ReactNode } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { latencyMs, type RequestRecord } from '#traffic/load-run.ts'
import type { LogAxis } from '../log-axis.ts'
import type { Lane } from './fault-lanes.ts'
import { FaultMarks } from './fault-marks.tsx'
import { answersOf, type FleetRow, lossesOf } from './fleet-row.ts'
import { useAvailabilityTexts } from './use-availability-texts.ts'

const PLOT_PX = 84
/** Of those without a good answer: one lane for each thing that clients saw. */
const LANE_PX = 18

/** The same for all fleets that are compared. */
export type FaultAxes = {
  latencies: LogAxis
  /** Width of the time axis. */
  spanMs: number
  /** Seconds that are marked on it. */
  seconds: readonly number[]
  lanes: readonly Lane[]
}

/**
 * One fleet's requests over the seconds of the load: answered ones as dots by their latency, the others in lanes below.
 * It repeats the tables beside it, so it is silent for readers.
 */
export function FaultTimeline({ row, axes }: { row: FleetRow; axes: FaultAxes }) {
  const { number } = useI18n()
  const texts = useAvailabilityTexts()
  const { latencies, spanMs, lanes } = axes
  const heightPx = PLOT_PX + LANE_PX * lanes.length
  const losses = lossesOf(row)
  const x = (atMs: number) => `${(100 * atMs) / spanMs}%`
  const y = (ms: number) => PLOT_PX * (1 - latencies.shareOf(ms))
  const laneY = (lane: number) => PLOT_PX + LANE_PX * (lane + 0.5)
  return (
    <div className="text-xs" aria-hidden="true">
      <p className="text-sm font-medium">{texts.workers(row.workers)}</p>
      <div className="flex gap-2">
        <div className="relative mt-5 w-16 shrink-0 text-muted" style={{ height: heightPx }}>
          {latencies.ticks.map((tick) => (
            <Label key={tick} atPx={y(tick)}>
              <span className="font-mono">{number(tick, 3)}</span>
            </Label>
          ))}
          {lanes.map((lane, index) => (
            <Label key={lane} atPx={laneY(index)}>
              {texts.lanes[lane]}
            </Label>
          ))}
        </div>
        <div className="w-0 grow">
          <FaultMarks row={row} spanMs={spanMs} heightPx={heightPx}>
            <Grid axes={axes} x={x} y={y} heightPx={heightPx} />
            <g className="text-accent" fill="currentColor">
              {answersOf(row).map((record) => (
                <circle
                  key={record.index}
                  cx={x(record.scheduledMs)}
                  cy={y(latencyMs(record))}
                  r="2.5"
                  opacity="0.7"
                />
              ))}
            </g>
            {lanes.map((lane, index) => (
              <Losses key={lane} lane={lane} records={losses[lane]} x={x} y={laneY(index)} />
            ))}
          </FaultMarks>
        </div>
      </div>
    </div>
  )
}

function Label({ atPx, children }: { atPx: number; children: ReactNode }) {
  return (
    <span className="absolute leading-4" style={{ right: 0, top: `calc(${atPx}px - 0.67em)` }}>
      {children}
    </span>
  )
}

type GridProps = {
  axes: FaultAxes
  x: (atMs: number) => string
  y: (ms: number) => number
  heightPx: number
}

function Grid({ axes: { latencies, seconds, lanes }, x, y, heightPx }: GridProps) {
  const levels = [
    ...latencies.ticks.map(y),
    ...Array.from({ length: lanes.length + 1 }, (_, lane) => PLOT_PX + LANE_PX * lane),
  ]
  return (
    <g className="text-line" stroke="currentColor">
      {levels.map((level) => (
        <line key={level} x1="0" x2="100%" y1={level} y2={level} />
      ))}
      {seconds.map((second) => (
        <line key={second} x1={x(1000 * second)} x2={x(1000 * second)} y1="0" y2={heightPx} />
      ))}
    </g>
  )
}

type LossesProps = {
  lane: Lane
  records: readonly RequestRecord[]
  x: (atMs: number) => string
  y: number
}

/** Crosses, strokes and rings: told apart by shape and place. */
const SHAPES: Record<Lane, string> = {
  cut: 'M-4 -4L4 4M4 -4L-4 4',
  refused: 'M0 -5V5',
  other: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
}

function Losses({ lane, records, x, y }: LossesProps) {
  return (
    <g className="text-error" stroke="currentColor" strokeWidth="2" fill="none">
      {records.map(({ index, scheduledMs }) => (
        <svg key={index} x={x(scheduledMs)} y={y} overflow="visible" aria-hidden="true">
          <path d={SHAPES[lane]} />
        </svg>
      ))}
    </g>
  )
}
