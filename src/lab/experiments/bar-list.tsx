import { OriginBadge } from '#ui/origin-badge.tsx'
import type { Figure } from './figure.ts'
import { FigureText } from './figure-text.tsx'

export type Bar = { key: string; name: string; figure: Figure; tone?: 'accent' | 'ok' | 'warn' | 'error' }

type BarListProps = {
  title: string
  bars: readonly Bar[]
  /** What the whole width stands for; the largest figure where it is not said. */
  whole?: number
}

const TONE = { accent: 'bg-accent', ok: 'bg-ok', warn: 'bg-warn', error: 'bg-error' }

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
        {bars.map(({ key, name, figure, tone = 'accent' }) => (
          <li key={key} className="text-sm">
            <span className="flex justify-between gap-3">
              <span>{name}</span>
              <FigureText figure={figure} />
            </span>
            <span className="mt-1 block h-2 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
              <span
                className={`block h-2 rounded-full ${TONE[tone]}`}
                style={{ width: `${full > 0 ? (100 * figure.value) / full : 0}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
