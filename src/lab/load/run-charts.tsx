import { useId, useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { SecondRow } from '#traffic/second-series.ts'
import { ChartFrame, LegendItem, Line } from './chart-frame.tsx'
import { countScale, latencyScale } from './chart-scale.ts'
import { useLoadTexts } from './use-load-texts.ts'

/** The three lines of the latency: told apart by dash and dots as well as by colour. */
const SERIES = [
  { key: 'p50Ms', name: 'p50', className: 'text-accent' },
  { key: 'p95Ms', name: 'p95', className: 'text-ink', dash: '5 3' },
  { key: 'maxMs', name: 'max', className: 'text-warn', dot: true },
] as const

type RunChartsProps = {
  rows: readonly SecondRow[]
  targetMs: number
  /** The run as planned; the axis does not move while it fills. */
  plannedSeconds: number
}

/** Latency and requests over the seconds of a run, and the exact figures of the second that is looked at. */
export function RunCharts({ rows, targetMs, plannedSeconds }: RunChartsProps) {
  const [selected, setSelected] = useState<number | null>(null)
  const seconds = Math.max(rows.length, plannedSeconds, 1)
  const shown = selected === null || rows.length === 0 ? null : Math.min(selected, rows.length - 1)
  return (
    <div className="space-y-4">
      <LatencyChart {...{ rows, targetMs, seconds, selected: shown, onSelect: setSelected }} />
      <CountChart {...{ rows, seconds, selected: shown, onSelect: setSelected }} />
      {rows.length > 0 ? (
        <SecondReader rows={rows} selected={shown ?? rows.length - 1} onSelect={setSelected} />
      ) : null}
    </div>
  )
}

type ChartProps = {
  rows: readonly SecondRow[]
  seconds: number
  selected: number | null
  onSelect: (second: number) => void
}

function LatencyChart({ rows, targetMs, ...frame }: ChartProps & { targetMs: number }) {
  const { number } = useI18n()
  const texts = useLoadTexts().charts
  const scale = latencyScale([
    targetMs,
    ...rows.flatMap(({ p50Ms, maxMs }) => [p50Ms ?? targetMs, maxMs ?? targetMs]),
  ])
  return (
    <ChartFrame
      {...frame}
      title={`${texts.latency} (${texts.latencyAxis})`}
      scale={scale}
      tickText={(value) => number(value, 3)}
      legend={
        <>
          {SERIES.map(({ key, name, ...look }) => (
            <LegendItem key={key} text={texts[name]} {...look} />
          ))}
          <LegendItem className="text-error" dash="1 3" text={texts.target(`${number(targetMs)} ms`)} />
        </>
      }
    >
      <Line y={100 - 100 * scale.shareOf(targetMs)} className="text-error" dash="1 3" />
      {SERIES.map(({ key, className, ...look }) => {
        const points = rows.flatMap((row) => {
          const value = row[key]
          return value === null
            ? []
            : [[(100 * (row.second + 0.5)) / frame.seconds, 100 - 100 * scale.shareOf(value)] as const]
        })
        const isDotted = 'dot' in look || points.length === 1
        const d = points
          .map(([x, y], i) => (isDotted ? `M${x} ${y}h0` : `${i === 0 ? 'M' : 'L'}${x} ${y}`))
          .join('')
        return (
          <path
            key={key}
            d={d}
            className={className}
            fill="none"
            stroke="currentColor"
            strokeWidth={isDotted ? 5 : 2}
            strokeLinecap={isDotted ? 'round' : 'butt'}
            strokeDasharray={'dash' in look && !isDotted ? look.dash : undefined}
            vectorEffect="non-scaling-stroke"
          />
        )
      })}
    </ChartFrame>
  )
}

function CountChart({ rows, ...frame }: ChartProps) {
  const { number } = useI18n()
  const texts = useLoadTexts().charts
  const scale = countScale(rows.flatMap(({ answered, failed, inFlight }) => [answered + failed, inFlight]))
  const width = 100 / frame.seconds
  const height = (count: number) => 100 * scale.shareOf(count)
  const steps = rows.map(({ second, inFlight }, i) => {
    const y = 100 - height(inFlight)
    return `${i === 0 ? 'M' : 'L'}${second * width} ${y}h${width}`
  })
  return (
    <ChartFrame
      {...frame}
      title={texts.counts}
      scale={scale}
      tickText={(value) => number(value, 1)}
      legend={
        <>
          <LegendItem className="text-accent" text={texts.answered} />
          <LegendItem className="text-error" dot text={texts.failed} />
          <LegendItem className="text-ink" dash="2 2" text={texts.inFlight} />
        </>
      }
    >
      {rows.map(({ second, answered, failed }) => (
        <g key={second}>
          <rect
            x={(second + 0.15) * width}
            width={0.7 * width}
            y={100 - height(answered)}
            height={height(answered)}
            className="text-accent"
            fill="currentColor"
            opacity="0.65"
          />
          {failed > 0 ? (
            <rect
              x={second * width}
              width={width}
              y={100 - height(answered + failed)}
              height={height(failed)}
              className="text-error"
              fill="currentColor"
            />
          ) : null}
        </g>
      ))}
      <path
        d={steps.join('')}
        className="text-ink"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeDasharray="2 2"
        vectorEffect="non-scaling-stroke"
      />
    </ChartFrame>
  )
}

/** The exact figures of one second, chosen by pointer on a chart or by this slider. */
function SecondReader(props: {
  rows: readonly SecondRow[]
  selected: number
  onSelect: (second: number) => void
}) {
  const { number, ms } = useI18n()
  const texts = useLoadTexts()
  const id = useId()
  const row = props.rows[props.selected]
  if (!row) return null
  const { charts } = texts
  const latencies =
    row.p50Ms === null || row.p95Ms === null || row.maxMs === null
      ? charts.noLatency
      : `${charts.p50} ${ms(row.p50Ms)}, ${charts.p95} ${ms(row.p95Ms)}, ${charts.max} ${ms(row.maxMs)}`
  const text = `${charts.answered} ${number(row.answered)}, ${charts.failed} ${number(row.failed)}, ${charts.inFlight} ${number(row.inFlight)}; ${latencies}`
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
      <label htmlFor={id} className="font-medium">
        {charts.second}
      </label>
      <input
        id={id}
        type="range"
        className="w-44"
        min={0}
        max={props.rows.length - 1}
        value={props.selected}
        aria-valuetext={`${props.selected}: ${text}`}
        onChange={(event) => props.onSelect(Number(event.currentTarget.value))}
      />
      {/* The slider's own value says the same; this one must not be read out with every move of the pointer. */}
      <output htmlFor={id} aria-live="off" className="min-w-0 font-mono">
        {props.selected}: {text}
      </output>
    </div>
  )
}
