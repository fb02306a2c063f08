import { OriginBadge } from '#ui/origin-badge.tsx'
import type { Figure } from './figure.ts'
import { FigureText } from './figure-text.tsx'

/** One step, in milliseconds. */
export type WaterfallStep = { key: string; name: string; figure: Figure }

type WaterfallProps = {
  title: string
  steps: readonly WaterfallStep[]
  /** Name of the last line, which has all of it; none where it is left out. */
  total?: { name: string; figure: Figure }
}

/** Steps that follow each other: each bar begins where the one before ended. Exact figures stand beside the bars. */
export function Waterfall({ title, steps, total }: WaterfallProps) {
  const wholeMs = steps.reduce((sum, { figure }) => sum + figure.value, 0)
  const origin = steps[0]?.figure.origin
  let endMs = 0
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-center justify-between gap-2 text-xs font-medium">
        {title}
        {origin ? <OriginBadge origin={origin} /> : null}
      </figcaption>
      <ol className="space-y-1.5 text-sm">
        {steps.map(({ key, name, figure }) => {
          const startMs = endMs
          endMs += figure.value
          return (
            <li
              key={key}
              className="grid grid-cols-[7rem_minmax(0,1fr)_4.5rem] items-center gap-2 sm:grid-cols-[8.5rem_minmax(0,1fr)_5rem] sm:gap-3"
            >
              <span>{name}</span>
              <Bar start={share(startMs, wholeMs)} width={share(figure.value, wholeMs)} />
              <FigureText figure={figure} className="text-right" />
            </li>
          )
        })}
        {total ? (
          <li className="grid grid-cols-[7rem_minmax(0,1fr)_4.5rem] items-center gap-2 sm:grid-cols-[8.5rem_minmax(0,1fr)_5rem] sm:gap-3 border-t border-line pt-1.5 font-medium">
            <span>{total.name}</span>
            <span />
            <FigureText figure={total.figure} className="text-right" />
          </li>
        ) : null}
      </ol>
    </figure>
  )
}

const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : 0)

/** Narrow ones stay visible. */
const LEAST_WIDTH = 0.6

function Bar({ start, width }: { start: number; width: number }) {
  const shown = Math.max(LEAST_WIDTH, width)
  return (
    <svg className="h-3 w-full" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="1" className="fill-sunken" />
      <rect x={Math.min(start, 100 - shown)} width={shown} height="1" className="fill-accent" />
    </svg>
  )
}
