import type { LogAxis } from './log-axis.ts'

/** A line across all strips. target: dashed, for it was not measured. */
export type StripMark = { key: string; name: string; ms: number; kind: 'percentile' | 'target' }

const LOOK = {
  percentile: { className: 'text-ink', line: '2px solid currentColor' },
  target: { className: 'text-warn', line: '2px dashed currentColor' },
} as const
/** From this share of the width on a name stands to the left of its line. */
const RIGHT_SIDE = 0.75
const LANE_EM = 1.5

/**
 * Names of the marks, each in a lane of its own so that none covers another, the least on top: its name lies above
 * the lines of those to its right. To be put first into a positioned box that ends with the strips.
 */
export function StripMarks({ marks, axis }: { marks: readonly StripMark[]; axis: LogAxis }) {
  return (
    <>
      <div className="text-xs" style={{ height: `${LANE_EM * marks.length}em` }} />
      {marks
        .toSorted((a, b) => a.ms - b.ms)
        .map((mark, index) => (
          <Mark key={mark.key} mark={mark} lane={index} share={axis.shareOf(mark.ms)} />
        ))}
    </>
  )
}

function Mark({ mark, lane, share }: { mark: StripMark; lane: number; share: number }) {
  const { className, line } = LOOK[mark.kind]
  const style =
    share < RIGHT_SIDE
      ? { left: `${100 * share}%`, borderLeft: line, paddingLeft: '0.5em' }
      : { right: `${100 - 100 * share}%`, borderRight: line, paddingRight: '0.5em' }
  return (
    <div
      className={`absolute font-mono text-xs leading-4 ${className}`}
      style={{ ...style, top: `${LANE_EM * lane}em`, bottom: 0 }}
    >
      <span className="bg-surface">{mark.name}</span>
    </div>
  )
}
