import type { PointerEvent, ReactNode } from 'react'
import { type Scale, secondTicks } from './chart-scale.ts'

type ChartFrameProps = {
  title: string
  /** What the marks mean: colour and dash with a word. */
  legend: ReactNode
  scale: Scale
  tickText: (value: number) => string
  /** Width of the time axis. */
  seconds: number
  /** Marks in a box of 100 by 100, y downwards. */
  children: ReactNode
  selected: number | null
  onSelect: (second: number) => void
}

const HEIGHT_PX = 144

/**
 * Axes around a drawing over the seconds of a run. It repeats the table below it, so it is silent for readers; the
 * figures of a second are read out by the slider beside it.
 */
export function ChartFrame(props: ChartFrameProps) {
  const { scale, seconds, selected, onSelect } = props
  const select = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const second = Math.floor(((event.clientX - box.left) / box.width) * seconds)
    onSelect(Math.min(seconds - 1, Math.max(0, second)))
  }
  return (
    <figure>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs">
        <span className="font-medium">{props.title}</span>
        <span className="flex flex-wrap gap-x-3 text-muted" data-given="">
          {props.legend}
        </span>
      </figcaption>
      <div className="mt-2 flex gap-2 text-xs text-muted" aria-hidden="true">
        <div className="relative w-14 shrink-0 font-mono" style={{ height: HEIGHT_PX }}>
          {scale.ticks.map((tick) => (
            <span
              key={tick}
              className="absolute"
              style={{ right: 0, bottom: `calc(${100 * scale.shareOf(tick)}% - 0.75em)` }}
            >
              {props.tickText(tick)}
            </span>
          ))}
        </div>
        <div className="w-0 grow">
          <svg
            className="w-full"
            height={HEIGHT_PX}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
            onPointerMove={select}
            onPointerDown={select}
          >
            {scale.ticks.map((tick) => (
              <Line key={tick} y={100 - 100 * scale.shareOf(tick)} className="text-line" />
            ))}
            {selected === null ? null : (
              <rect
                x={(100 * selected) / seconds}
                width={100 / seconds}
                height="100"
                className="text-line"
                fill="currentColor"
                opacity="0.6"
              />
            )}
            {props.children}
          </svg>
          <div className="relative mt-1 font-mono" style={{ height: '1.5em' }}>
            {secondTicks(seconds).map((second) => (
              <span key={second} className="absolute" style={{ left: `${(100 * second) / seconds}%` }}>
                {second}
              </span>
            ))}
          </div>
        </div>
      </div>
    </figure>
  )
}

/** A level across the whole drawing, one pixel thick at any size. */
export function Line({ y, className, dash }: { y: number; className: string; dash?: string }) {
  return (
    <path
      d={`M0 ${y}h100`}
      className={className}
      stroke="currentColor"
      strokeDasharray={dash}
      vectorEffect="non-scaling-stroke"
    />
  )
}

/** One entry of a legend: the mark as it is drawn, and its word. */
export function LegendItem({ className, dash, dot, text }: LegendItemProps) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg className={className} width="16" height="8" aria-hidden="true">
        <path
          d={dot ? 'M8 4h0' : 'M0 4h16'}
          stroke="currentColor"
          strokeWidth={dot ? 5 : 2}
          strokeLinecap={dot ? 'round' : 'butt'}
          strokeDasharray={dash}
        />
      </svg>
      {text}
    </span>
  )
}

type LegendItemProps = { className: string; dash?: string; dot?: boolean; text: string }
