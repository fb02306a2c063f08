import { type Certification, certify, missesAllowed } from './certification.ts'
import { isOk, type LoadRun, latencyMs, type RequestRecord } from './load-run.ts'
import { percentile, requestsNeeded } from './percentile.ts'

/** From this lateness on the generator itself was the bottleneck. */
export const LATENESS_LIMIT_MS = 5

/** Status of a request that was turned away because of a limit, not answered by the service. */
const TURNED_AWAY = 503

/** late: p99 of the lateness is 5 ms or more. hidden: the page was, and browsers slow its timers. */
export type InvalidReason = 'late' | 'incomplete' | 'hidden'

/** sent = answered + refused + lost. answered: any status but 503. lost: no answer at all. */
export type TrafficAccounts = { sent: number; answered: number; refused: number; lost: number }

/** What a run says. Latencies of good answers (2xx), counted from the scheduled time. */
export type LoadSummary = {
  /** Good answers: the sample of the latencies. */
  n: number
  planned: number | null
  meanMs: number | null
  /** Each null while the sample is too small for it: 7, 90, 459. */
  p50Ms: number | null
  p95Ms: number | null
  p99Ms: number | null
  maxMs: number | null
  /** 99 % of all requests are within this, with 99 % confidence; null where nothing can be promised. */
  p99BoundMs: number | null
  /** Good answers a second, from the start until the last answer. */
  throughputRps: number
  durationMs: number
  accounts: TrafficAccounts
  /** How often each status and each reason came, in rising order. */
  statuses: [number, number][]
  losses: [string, number][]
  /** Of the generator: sent minus scheduled. null where there is no schedule to keep. */
  latenessP99Ms: number | null
  /** Requests over the target or without a good answer. */
  misses: number
  verdict: Certification
  invalid: InvalidReason[]
}

export type SummaryOptions = {
  targetMs: number
  /** The page was hidden at some moment of the run. */
  hidden?: boolean
  /** False where everything is due at once and nobody can be on time (Offline). */
  judgeLateness?: boolean
}

export function summarize(run: LoadRun, options: SummaryOptions): LoadSummary {
  const { records } = run
  // As an array of doubles it is sorted many times faster: a large run must not hold up the page.
  const sorted = Float64Array.from(
    records.flatMap((record) => (isOk(record.outcome) ? [latencyMs(record)] : [])),
  ).sort()
  const n = sorted.length
  const at = (p: number) => (n >= requestsNeeded(p) ? percentile(sorted, p) : null)
  const misses = records.length - sorted.filter((latency) => latency <= options.targetMs).length
  const hasSchedule = run.loop === 'open' && options.judgeLateness !== false
  const latenessP99Ms = hasSchedule ? latenessOf(records) : null
  const invalid: InvalidReason[] = []
  if (latenessP99Ms !== null && latenessP99Ms >= LATENESS_LIMIT_MS) invalid.push('late')
  if (run.cancelled || (run.planned !== null && records.length < run.planned)) invalid.push('incomplete')
  if (options.hidden) invalid.push('hidden')
  return {
    n,
    planned: run.planned,
    meanMs: n > 0 ? sorted.reduce((sum, value) => sum + value, 0) / n : null,
    p50Ms: at(50),
    p95Ms: at(95),
    p99Ms: at(99),
    maxMs: sorted.at(-1) ?? null,
    p99BoundMs: boundOf(sorted, records.length),
    throughputRps: run.durationMs > 0 ? (1000 * n) / run.durationMs : 0,
    durationMs: run.durationMs,
    accounts: accountsOf(records),
    statuses: tally(
      records.flatMap(({ outcome }) => (outcome.kind === 'answered' ? [outcome.status] : [])),
    ).sort(([a], [b]) => a - b),
    losses: tally(records.flatMap(({ outcome }) => (outcome.kind === 'lost' ? [outcome.reason] : []))).sort(
      ([a], [b]) => (a < b ? -1 : 1),
    ),
    latenessP99Ms,
    misses,
    verdict: certify(records.length, misses),
    invalid,
  }
}

function latenessOf(records: readonly RequestRecord[]): number | null {
  if (records.length === 0) return null
  return percentile(Float64Array.from(records, (record) => record.sentMs - record.scheduledMs).sort(), 99)
}

/** The slowest that is left when as many as allowed are put aside; whoever got no good answer is put aside first. */
function boundOf(sorted: Float64Array, sent: number): number | null {
  const allowed = missesAllowed(sent)
  return allowed === null ? null : (sorted[sent - 1 - allowed] ?? null)
}

function accountsOf(records: readonly RequestRecord[]): TrafficAccounts {
  const lost = records.filter(({ outcome }) => outcome.kind === 'lost').length
  const refused = records.filter(
    ({ outcome }) => outcome.kind === 'answered' && outcome.status === TURNED_AWAY,
  ).length
  return { sent: records.length, answered: records.length - refused - lost, refused, lost }
}

function tally<Key>(keys: readonly Key[]): [Key, number][] {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts]
}
