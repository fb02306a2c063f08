import { type FleetRow, type Losses, lossesOf } from './fleet-row.ts'

/** What clients saw of a request without a good answer: each has a lane of its own below the latencies. */
export type Lane = keyof Losses

/** In the order in which they are drawn: lost connections always, the third only where a fleet needs it. */
export function lanesOf(rows: readonly FleetRow[]): Lane[] {
  const hasOther = rows.some((row) => lossesOf(row).other.length > 0)
  return hasOther ? ['cut', 'refused', 'other'] : ['cut', 'refused']
}
