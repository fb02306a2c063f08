import { isOk, latencyMs, type RequestRecord } from '#traffic/load-run.ts'
import { type Figure, measured } from '../figure.ts'

/** A fleet under load of which one process was killed. Times in milliseconds since the start of the load. */
export type FaultRow = {
  workers: number
  records: readonly RequestRecord[]
  killedMs: number
  /** Requests that the killed process held. */
  held: number
  /** From the death until as many were ready as before; null where nobody starts another process. */
  recoveryMs: number | null
}

export type AvailabilityResult = {
  rows: readonly FaultRow[]
  rateRps: number
  memory: MemoryResult
}

/** One client's visits, counted by each worker in its own memory, and the same picture sent before and after. */
export type MemoryResult = {
  workers: number
  /** What the client was told, visit by visit, before all workers were killed. */
  counts: readonly number[]
  /** What it was told at the first visit afterwards. */
  countAfter: number
  /** Whether POST /predict gave the same text before and after, times left out. */
  sameAnswer: boolean
}

/** Every request that was sent is one of these. */
export type Fate = 'answered' | 'refused' | 'lost'

/** refused: nobody listened. lost: somebody had taken it, and died. */
export function fateOf({ outcome }: RequestRecord): Fate {
  if (isOk(outcome)) return 'answered'
  return outcome.kind === 'lost' && outcome.reason === 'refused' ? 'refused' : 'lost'
}

export type FaultSummary = Record<Fate, number> & {
  sent: number
  /** Share of all requests that were answered. */
  yieldShare: number
  /** Of the answers to requests that were due after the kill; null where there was none. */
  longestAfterMs: number | null
}

export function summaryOf({ records, killedMs }: FaultRow): FaultSummary {
  const counts: Record<Fate, number> = { answered: 0, refused: 0, lost: 0 }
  let longestAfterMs: number | null = null
  for (const record of records) {
    const fate = fateOf(record)
    counts[fate]++
    if (fate === 'answered' && record.scheduledMs >= killedMs)
      longestAfterMs = Math.max(longestAfterMs ?? 0, latencyMs(record))
  }
  const sent = records.length
  return { ...counts, sent, yieldShare: sent > 0 ? counts.answered / sent : 0, longestAfterMs }
}

const rowOf = ({ rows }: AvailabilityResult, workers: number) => rows.find((row) => row.workers === workers)
/** From this share of the requests after the kill on it is half of them that were lost. */
const HALF = 0.25

/** What clients saw of the death of one of two workers. */
export function outcomeOf(result: AvailabilityResult): string | null {
  const two = rowOf(result, 2)
  if (!two) return null
  const { answered, sent } = summaryOf(two)
  if (answered === sent) return 'nothing'
  const after = two.records.filter(({ scheduledMs }) => scheduledMs >= two.killedMs)
  const missedAfter = after.filter((record) => fateOf(record) !== 'answered').length
  if (missedAfter === after.length) return 'outage'
  return missedAfter / after.length >= HALF ? 'half' : 'few'
}

export function figuresOf(result: AvailabilityResult): Record<string, Figure> {
  const { counts, countAfter } = result.memory
  const figures: Record<string, Figure> = {
    visits: measured(counts.length, 'count'),
    lastCount: measured(counts.at(-1) ?? 0, 'count'),
    countAfter: measured(countAfter, 'count'),
  }
  for (const row of result.rows) figures[`yield${row.workers}`] = measured(summaryOf(row).yieldShare, 'share')
  const two = rowOf(result, 2)
  if (two) {
    const { sent, answered } = summaryOf(two)
    figures.missed2 = measured(sent - answered, 'count')
    if (two.recoveryMs !== null) figures.recovery2 = measured(two.recoveryMs, 'ms')
  }
  return figures
}
