import { OriginBadge } from '#ui/origin-badge.tsx'
import { ShareBar } from '#ui/share-bar.tsx'
import type { Figure } from './figure.ts'
import { FigureText } from './figure-text.tsx'

export type Bar = { key: string; name: string; figure: Figure }

type BarListProps = {
  title: string
  bars: readonly Bar[]
  /** What the whole width stands for; the largest figure where it is not said. */
  whole?: number
}

/** Horizontal bars, each with its name and its exact figure in words: the drawing repeats what can be read. */
export function BarList({ title, bars, whole }: BarListProps) {
  const full = whole ?? Math.max(0, ...bars.map(({ figure }) => figure.value))
  const origin = bars[0]?.figure.origin
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-center justify-between gap-2 text-xs font-medium">
        {title}
        {origin ? <OriginBadge origin={origin} /> : null}
      </figcaption>
      <ul className="space-y-2">
        {bars.map(({ key, name, figure }) => (
          <li key={key} className="text-sm">
            <span className="flex justify-between gap-3">
              <span>{name}</span>
              <FigureText figure={figure} />
            </span>
            <ShareBar share={full > 0 ? figure.value / full : 0} className="mt-1 h-2 w-full" />
          </li>
        ))}
      </ul>
    </figure>
  )
}
