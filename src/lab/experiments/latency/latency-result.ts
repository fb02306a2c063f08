import type { PredictResponse, StartupEvent, StartupStage } from '#service/contract.ts'
import { percentile, requestsNeeded } from '#traffic/percentile.ts'
import { type Figure, measured } from '../figure.ts'

export const TARGET_MS = 50

/** Of one request, in the order in which they happen; transport is all that the service does not see. */
export const PARTS = ['transport', 'queue', 'decode', 'preprocess', 'forward'] as const
export type Part = (typeof PARTS)[number]
export type Parts = Record<Part, number>

export type TimedRequest = { roundTripMs: number; parts: Parts }

/** All times in milliseconds. */
export type LatencyResult = {
  /** From the command until the service was ready, and its stages. */
  startMs: number
  stages: readonly { stage: StartupStage; ms: number }[]
  /** First forward pass of the new session, and the median of those that warmed it up. */
  coldForwardMs: number | null
  warmForwardMs: number | null
  /** Asked first, after the warm-up. It is not among the others. */
  first: TimedRequest
  /** In the order in which they were asked. */
  requests: readonly TimedRequest[]
}

/** @param roundTripMs as the client sees it. */
export function timed(response: Pick<PredictResponse, 'timing_ms'>, roundTripMs: number): TimedRequest {
  const { total, decode, preprocess, queue, forward } = response.timing_ms
  // The service's own rest (parsing the form, writing JSON) is no part of the three tasks either.
  const rest = total - decode - preprocess - queue - forward
  const transport = Math.max(0, roundTripMs - total) + Math.max(0, rest)
  return { roundTripMs, parts: { transport, queue, decode, preprocess, forward } }
}

type Start = Pick<LatencyResult, 'stages' | 'coldForwardMs' | 'warmForwardMs'>

/** What a service told while it started. */
export function startOf(events: readonly StartupEvent[]): Start {
  const stages: { stage: StartupStage; ms: number }[] = []
  let [coldForwardMs, warmForwardMs]: (number | null)[] = [null, null]
  for (const event of events) {
    if (event.kind !== 'stage' || event.state !== 'done') continue
    stages.push({ stage: event.stage, ms: event.ms })
    coldForwardMs = event.facts.coldMs ?? coldForwardMs ?? null
    warmForwardMs = event.facts.warmMedianMs ?? warmForwardMs ?? null
  }
  return { stages, coldForwardMs: coldForwardMs ?? null, warmForwardMs: warmForwardMs ?? null }
}

export type LatencySummary = {
  n: number
  p50Ms: number
  p95Ms: number
  /** null: the sample does not support it. */
  p99Ms: number | null
  maxMs: number
  /** Share that was answered within TARGET_MS. */
  within: number
  meanMs: number
  /** Means, so that they add up to the mean latency. */
  parts: Parts
}

/** @param requests at least one. */
export function summaryOf({ requests }: Pick<LatencyResult, 'requests'>): LatencySummary {
  const n = requests.length
  const sorted = requests.map(({ roundTripMs }) => roundTripMs).sort((a, b) => a - b)
  const mean = (of: (request: TimedRequest) => number) => requests.reduce((sum, r) => sum + of(r), 0) / n
  const part = (name: Part) => mean(({ parts }) => parts[name])
  return {
    n,
    p50Ms: percentile(sorted, 50),
    p95Ms: percentile(sorted, 95),
    p99Ms: n >= requestsNeeded(99) ? percentile(sorted, 99) : null,
    maxMs: percentile(sorted, 100),
    within: sorted.filter((ms) => ms <= TARGET_MS).length / n,
    meanMs: mean(({ roundTripMs }) => roundTripMs),
    parts: {
      transport: part('transport'),
      queue: part('queue'),
      decode: part('decode'),
      preprocess: part('preprocess'),
      forward: part('forward'),
    },
  }
}

/** A group of parts is the largest only when it is so many times the next. */
const CLEARLY = 1.2

const groupsOf = ({ forward, decode, preprocess, queue, transport }: Parts) => ({
  forward,
  picture: decode + preprocess,
  waiting: queue + transport,
})

/** The group of parts that clearly took the most. */
export function outcomeOf(result: LatencyResult): string | null {
  const [most, next] = Object.entries(groupsOf(summaryOf(result).parts)).sort(([, a], [, b]) => b - a)
  return most && next && most[1] > CLEARLY * next[1] ? most[0] : null
}

export function figuresOf(result: LatencyResult): Record<string, Figure> {
  const { n, p50Ms, p95Ms, p99Ms, within, parts } = summaryOf(result)
  const { forward, picture, waiting } = groupsOf(parts)
  return {
    p50: measured(p50Ms, 'ms'),
    [p99Ms === null ? 'p95' : 'p99']: measured(p99Ms ?? p95Ms, 'ms'),
    n: measured(n, 'count'),
    within: measured(within, 'share'),
    start: measured(result.startMs, 'ms'),
    forward: measured(forward, 'ms'),
    picture: measured(picture, 'ms'),
    waiting: measured(waiting, 'ms'),
  }
}
