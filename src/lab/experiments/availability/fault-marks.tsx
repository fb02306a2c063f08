import type { ReactNode } from 'react'
import type { FleetRow } from './fleet-row.ts'
import { useAvailabilityTexts } from './use-availability-texts.ts'

type FaultMarksProps = {
  row: Pick<FleetRow, 'kill' | 'fullAtMs'>
  spanMs: number
  heightPx: number
  /** What is drawn behind the lines; coordinates in pixels, along the time in per cent. */
  children: ReactNode
}

/** From this share of the width on the second name stands to the left of its line. */
const RIGHT_SIDE = 0.75

/** The drawing with two lines and their names above: the kill, and when all workers served again. */
export function FaultMarks({ row: { kill, fullAtMs }, spanMs, heightPx, children }: FaultMarksProps) {
  const texts = useAvailabilityTexts()
  const percent = (atMs: number) => (100 * atMs) / spanMs
  const fullSide =
    fullAtMs === null || percent(fullAtMs) < 100 * RIGHT_SIDE
      ? { left: `${percent(fullAtMs ?? 0)}%` }
      : { right: `${100 - percent(fullAtMs)}%` }
  return (
    <>
      <div className="relative font-mono" style={{ height: '1.25rem' }}>
        <span
          className="absolute whitespace-nowrap text-error"
          style={{ right: `${100 - percent(kill.atMs)}%` }}
        >
          kill -9
        </span>
        {fullAtMs === null ? null : (
          <span className="absolute whitespace-nowrap text-ok" style={fullSide}>
            {texts.full}
          </span>
        )}
      </div>
      <svg className="block w-full" height={heightPx} aria-hidden="true">
        {children}
        <Line at={`${percent(kill.atMs)}%`} heightPx={heightPx} className="text-error" />
        {fullAtMs === null ? null : (
          <Line at={`${percent(fullAtMs)}%`} heightPx={heightPx} className="text-ok" dash="4 3" />
        )}
      </svg>
    </>
  )
}

type LineProps = { at: string; heightPx: number; className: string; dash?: string }

function Line({ at, heightPx, className, dash }: LineProps) {
  return (
    <line
      x1={at}
      x2={at}
      y1="0"
      y2={heightPx}
      className={className}
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray={dash}
    />
  )
}
