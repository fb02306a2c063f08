import { type Figure, measured } from '../figure.ts'
import { answersOf, type FleetRow, lossesOf, lostWhileWeak, recoveryMs, yieldOf } from './fleet-row.ts'
import type { MemoryResult } from './worker-memory.ts'

export type AvailabilityResult = {
  /** What one worker can do, and what each fleet was sent. */
  mostRps: number
  rateRps: number
  /** By rising number of workers. */
  rows: FleetRow[]
  memory: MemoryResult
}

/** Bounds between "half of them" and "all of them", and between "only those in hand" and "half of them". */
const MOST = 0.9
const PART = 0.25

const rowOf = ({ rows }: AvailabilityResult, workers: number) => rows.find((row) => row.workers === workers)
const lostOf = (row: FleetRow) => row.records.length - answersOf(row).length

/** What clients saw of the death of one of two workers. */
export function outcomeOf(result: AvailabilityResult): string | null {
  const two = rowOf(result, 2)
  if (!two) return null
  if (lostOf(two) === 0) return 'nothing'
  if (lossesOf(two).cut.length === lostOf(two) && lostOf(two) <= two.kill.held) return 'few'
  const lost = lostWhileWeak(two)
  if (lost >= MOST) return 'outage'
  return lost >= PART ? 'half' : null
}

export function figuresOf(result: AvailabilityResult): Record<string, Figure> {
  const { memory, rows } = result
  const two = rowOf(result, 2)
  const recovery = two ? recoveryMs(two) : null
  const counted = Math.max(...memory.before)
  return {
    ...Object.fromEntries(rows.map((row) => [`yield${row.workers}`, measured(yieldOf(row), 'share')])),
    ...(two && { lost2: measured(lostOf(two), 'count') }),
    ...(recovery !== null && { recovery: measured(recovery, 'ms') }),
    // By chance every visit may have come to the same worker: then the count was right until it died.
    [counted < memory.before.length ? 'counted' : 'together']: measured(counted, 'count'),
    visitsAfter: measured(memory.after, 'count'),
    differing: measured(memory.differing, 'count'),
  }
}
