import { OriginBadge } from '#ui/origin-badge.tsx'
import { measured } from './figure.ts'
import { FigureText } from './figure-text.tsx'

export type WaterfallPart = { key: string; name: string; ms: number }

type WaterfallProps = {
  title: string
  /** In the order in which they happen: each bar begins where the one before ended. */
  parts: readonly WaterfallPart[]
  /** Name of their sum. */
  totalName: string
  /** What the whole width stands for, in milliseconds: the same for waterfalls that are to be compared. */
  spanMs: number
}

/** Where measured time went, part after part. Each bar repeats a figure in words, so the drawing is silent for readers. */
export function Waterfall({ title, parts, totalName, spanMs }: WaterfallProps) {
  const startOf = (index: number) => sumOf(parts.slice(0, index))
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-center justify-between gap-2 text-xs font-medium">
        {title}
        <OriginBadge origin={{ kind: 'measured' }} />
      </figcaption>
      <ol className="text-sm">
        {parts.map(({ key, name, ms }, index) => (
          <li key={key}>
            <Bar name={name} ms={ms} startMs={startOf(index)} spanMs={spanMs} className="text-accent" />
          </li>
        ))}
        <li className="mt-1 border-t border-line-strong pt-1 font-semibold">
          <Bar name={totalName} ms={sumOf(parts)} startMs={0} spanMs={spanMs} className="text-muted" />
        </li>
      </ol>
    </figure>
  )
}

const sumOf = (parts: readonly WaterfallPart[]) => parts.reduce((sum, { ms }) => sum + ms, 0)

type BarProps = { name: string; ms: number; startMs: number; spanMs: number; className: string }

/** Thinner than this share of the width a bar would not be seen. */
const LEAST_SHARE = 0.004
/** Name, bar, figure. */
const COLUMNS = { gridTemplateColumns: 'minmax(7.75rem, 2fr) minmax(0, 3fr) 4.5rem' }

function Bar({ name, ms, startMs, spanMs, className }: BarProps) {
  const shareOf = (value: number) => (spanMs > 0 ? value / spanMs : 0)
  return (
    <span className="grid items-center gap-2 py-0.5" style={COLUMNS}>
      <span className="leading-5">{name}</span>
      <svg
        className={`h-3 w-full bg-sunken ${className}`}
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect
          x={100 * Math.min(shareOf(startMs), 1 - LEAST_SHARE)}
          width={100 * Math.max(LEAST_SHARE, shareOf(ms))}
          height="1"
          fill="currentColor"
        />
      </svg>
      <FigureText figure={measured(ms, 'ms')} className="text-right" />
    </span>
  )
}
