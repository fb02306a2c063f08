import { burst, poissonArrivals } from './arrivals.ts'
import { requestsToCertify } from './certification.ts'
import type { Clock, StopSignal } from './clock.ts'
import { runClosedLoop } from './closed-loop.ts'
import { isOk, type LoadRun, latencyMs, type Outcome, type Send } from './load-run.ts'
import { runOpenLoop } from './open-loop.ts'
import { percentile } from './percentile.ts'
import type { Recorder } from './recorder.ts'

/** The four scenarios of MLPerf Inference (rules of v0.5 to v0.7, MultiStream as since v1.1). */
export const SCENARIOS = ['single-stream', 'multi-stream', 'server', 'offline'] as const
export type ScenarioName = (typeof SCENARIOS)[number]

export type ScenarioRules = {
  /** MLPerf's own: shortest duration and fewest queries; Offline has one query of so many samples. */
  original: { durationS: number; queries: number }
  /** What is run here instead; in Offline each sample is a request of its own. */
  scaled: { durationS: number; queries: number }
  samplesPerQuery: number
  /** The percentile of the latency that counts; null where only the throughput does. */
  percentile: 90 | 99 | null
}

/** Ten seconds in place of ten minutes. */
const TIME_SCALE = 60
const OFFLINE_SCALE = 100
const ORIGINAL_S = 600
/** Slow services are not waited for longer than this; the percentile then stays open. */
const PATIENCE_MS = 60_000

/**
 * Fewest queries: not MLPerf's fixed numbers but those from which its early stopping (99 % confidence) lets a percentile
 * be stated at all: with one query put aside for the streams, with none for the server.
 */
export const SCENARIO_RULES: Record<ScenarioName, ScenarioRules> = {
  'single-stream': {
    original: { durationS: ORIGINAL_S, queries: 1024 },
    scaled: { durationS: ORIGINAL_S / TIME_SCALE, queries: requestsToCertify(1, 90) },
    samplesPerQuery: 1,
    percentile: 90,
  },
  'multi-stream': {
    original: { durationS: ORIGINAL_S, queries: 270_336 },
    scaled: { durationS: ORIGINAL_S / TIME_SCALE, queries: requestsToCertify(1, 99) },
    samplesPerQuery: 8,
    percentile: 99,
  },
  server: {
    original: { durationS: ORIGINAL_S, queries: 270_336 },
    scaled: { durationS: ORIGINAL_S / TIME_SCALE, queries: requestsToCertify(0, 99) },
    samplesPerQuery: 1,
    percentile: 99,
  },
  offline: {
    original: { durationS: ORIGINAL_S, queries: 24_576 },
    scaled: { durationS: 0, queries: Math.ceil(24_576 / OFFLINE_SCALE) },
    samplesPerQuery: 1,
    percentile: null,
  },
}

export type ScenarioOptions = {
  send: Send
  clock: Clock
  signal?: StopSignal
  recorder?: Recorder
  leadMs?: number
  /** Server only. */
  rateRps: number
  seed: number
}

/** Long enough for the scaled duration and, on average, one and a half times the fewest queries. */
export function serverDurationMs(rateRps: number): number {
  const { durationS, queries } = SCENARIO_RULES.server.scaled
  return Math.max(1000 * durationS, Math.ceil((1500 * queries) / rateRps))
}

/**
 * SingleStream: the next query when the last is answered. MultiStream: the same with eight samples in each. Server: a
 * Poisson process. Offline: everything at once; one record is one sample there, one query elsewhere.
 */
export function runScenario(name: ScenarioName, options: ScenarioOptions): Promise<LoadRun> {
  const { rateRps, seed, send, ...how } = options
  const { scaled, samplesPerQuery } = SCENARIO_RULES[name]
  switch (name) {
    case 'single-stream':
    case 'multi-stream':
      return runClosedLoop({
        ...how,
        send: samplesPerQuery > 1 ? sendTogether(send, samplesPerQuery) : send,
        plan: {
          workers: 1,
          requestsPerWorker: null,
          durationMs: 1000 * scaled.durationS,
          atLeast: { requests: scaled.queries, patienceMs: PATIENCE_MS },
          paceMs: null,
        },
      })
    case 'server': {
      const arrivalsMs = poissonArrivals(rateRps, serverDurationMs(rateRps), seed)
      return runOpenLoop({ ...how, send, arrivalsMs })
    }
    case 'offline':
      return runOpenLoop({ ...how, send, arrivalsMs: burst(scaled.queries) })
  }
}

/** Several samples as one query: answered when all are, and as badly as the worst of them. */
export function sendTogether(send: Send, samples: number): Send {
  return async (query) => {
    const outcomes = await Promise.all(Array.from({ length: samples }, (_, i) => send(query * samples + i)))
    const worst = outcomes.find(({ kind }) => kind === 'lost') ?? outcomes.find((outcome) => !isOk(outcome))
    if (worst) return worst
    const bytes = outcomes.reduce(
      (sum, outcome) => sum + (outcome.kind === 'answered' ? outcome.bytes : 0),
      0,
    )
    return { kind: 'answered', status: 200, bytes, waitMs: null } satisfies Outcome
  }
}

/** The figure that a scenario is about; value null while the sample is too small for it. */
export type ScenarioResult =
  | { metric: 'latency'; percentile: 90 | 99; valueMs: number | null; queries: number; needed: number }
  | { metric: 'throughput'; valueRps: number | null; samples: number; needed: number }

export function scenarioResult(name: ScenarioName, run: LoadRun): ScenarioResult {
  const rules = SCENARIO_RULES[name]
  const good = run.records.filter(({ outcome }) => isOk(outcome))
  const needed = rules.scaled.queries
  if (rules.percentile === null) {
    const complete = good.length >= needed && run.durationMs > 0
    const valueRps = complete ? (1000 * good.length) / run.durationMs : null
    return { metric: 'throughput', valueRps, samples: good.length, needed }
  }
  const sorted = good.map(latencyMs).sort((a, b) => a - b)
  const valueMs = sorted.length >= needed ? percentile(sorted, rules.percentile) : null
  return { metric: 'latency', percentile: rules.percentile, valueMs, queries: sorted.length, needed }
}
