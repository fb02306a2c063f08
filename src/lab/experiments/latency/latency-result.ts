import { type Certification, certify } from '#traffic/certification.ts'
import { percentile, requestsNeeded } from '#traffic/percentile.ts'
import { type Figure, measured } from '../figure.ts'
import type { StartupTimes } from './startup-times.ts'
import { meanRequest, middleTenth, type TimedRequest } from './timed-request.ts'

/** The lesson's target, for 99 of 100 requests. */
export const TARGET_MS = 50
/** A group of parts is the largest only when it is so many times the next. */
const CLEARLY = 1.2

export type LatencyResult = {
  startup: StartupTimes
  /** The first request after the service was ready. It counts in none of the following. */
  first: TimedRequest
  /** Round trips, in the order in which they were sent. */
  latenciesMs: number[]
  /** Means of the requests around the median. */
  typical: TimedRequest
  p50Ms: number
  /** null: too few requests for it. */
  p95Ms: number | null
  p99Ms: number | null
  maxMs: number
  /** Over the target, and what the sample allows to say of 99 of 100 requests. */
  misses: number
  verdict: Certification
}

/** @param later all requests after the first; not empty. */
export function latencyResult(
  startup: StartupTimes,
  first: TimedRequest,
  later: readonly TimedRequest[],
): LatencyResult {
  const latenciesMs = later.map(({ roundTripMs }) => roundTripMs)
  const sorted = latenciesMs.toSorted((a, b) => a - b)
  const at = (p: number) => (sorted.length >= requestsNeeded(p) ? percentile(sorted, p) : null)
  const misses = sorted.filter((ms) => ms > TARGET_MS).length
  return {
    startup,
    first,
    latenciesMs,
    typical: meanRequest(middleTenth(later)),
    p50Ms: percentile(sorted, 50),
    p95Ms: at(95),
    p99Ms: at(99),
    maxMs: percentile(sorted, 100),
    misses,
    verdict: certify(sorted.length, misses),
  }
}

/** The parts in the three groups that can be predicted; together they are the whole round trip. */
export function groupsOf({ parts }: TimedRequest) {
  return {
    forward: parts.forward,
    picture: parts.decode + parts.preprocess,
    waiting: parts.delivery + parts.message + parts.queue,
  }
}

/** The group that clearly took the most. */
export function outcomeOf({ typical }: LatencyResult): string | null {
  const [most, next] = Object.entries(groupsOf(typical)).sort(([, a], [, b]) => b - a)
  return most && next && most[1] > CLEARLY * next[1] ? most[0] : null
}

/** How many were over the target, by the name of the verdict: texts know figures alone. */
const MISSES = { within: 'held', 'not-within': 'missed', undecided: 'open' } as const

export function figuresOf(result: LatencyResult): Record<string, Figure> {
  const { p50Ms, p95Ms, p99Ms, latenciesMs, typical, first, misses, verdict } = result
  const groups = groupsOf(typical)
  return {
    p50: measured(p50Ms, 'ms'),
    ...(p99Ms !== null && { p99: measured(p99Ms, 'ms') }),
    ...(p99Ms === null && p95Ms !== null && { p95: measured(p95Ms, 'ms') }),
    n: measured(latenciesMs.length, 'count'),
    first: measured(first.roundTripMs, 'ms'),
    forward: measured(groups.forward, 'ms'),
    picture: measured(groups.picture, 'ms'),
    waiting: measured(groups.waiting, 'ms'),
    [MISSES[verdict]]: measured(misses, 'count'),
  }
}
