import { constantArrivals, poissonArrivals } from '#traffic/arrivals.ts'
import { requestsNeeded } from '#traffic/percentile.ts'
import { SCENARIO_RULES, SCENARIOS, type ScenarioName, serverDurationMs } from '#traffic/scenarios.ts'

/** How requests are sent: by a plan, by workers that wait for their answers, or as one of MLPerf's scenarios. */
export const METHODS = ['open', 'closed', ...SCENARIOS] as const
export type Method = (typeof METHODS)[number]

export type LoadSettings = {
  method: Method
  arrivals: 'poisson' | 'constant'
  /** Of all workers together in a closed loop. */
  rateRps: number
  durationS: number
  seed: number
  targetMs: number
  /** Closed loop only. */
  workers: number
  /** Of the search for the limit. */
  resolutionRps: number
}

export type NumberSetting = Exclude<keyof LoadSettings, 'method' | 'arrivals'>

/** The lesson's case: 50 requests a second, 50 ms. */
export const DEFAULT_SETTINGS: LoadSettings = {
  method: 'open',
  arrivals: 'poisson',
  rateRps: 50,
  durationS: 10,
  seed: 7,
  targetMs: 50,
  workers: 1,
  resolutionRps: 5,
}

/** Whole numbers all. The rate comes first: the range of the duration hangs on it. */
export const RANGES: Record<NumberSetting, { min: number; max: number }> = {
  rateRps: { min: 1, max: 1000 },
  durationS: { min: 1, max: 300 },
  seed: { min: 0, max: 999_999 },
  targetMs: { min: 1, max: 10_000 },
  workers: { min: 1, max: 64 },
  resolutionRps: { min: 1, max: 100 },
}

/** More requests in one run than this would fill the memory of a small device. */
const REQUESTS_MAX = 20_000

/** Each number brought into its range; a high rate also limits the duration. */
export function inRange(settings: LoadSettings): LoadSettings {
  const changed = { ...settings }
  for (const name of Object.keys(RANGES) as NumberSetting[]) {
    const { min, max } = rangeOf(name, changed)
    changed[name] = Math.min(max, Math.max(min, changed[name]))
  }
  return changed
}

/** The range of a number, given the others. */
export function rangeOf(name: NumberSetting, { rateRps }: Pick<LoadSettings, 'rateRps'>) {
  const range = RANGES[name]
  if (name !== 'durationS') return range
  return { ...range, max: Math.min(range.max, Math.floor(REQUESTS_MAX / rateRps)) }
}

/** The settings a method heeds, in the order in which they are shown. */
export function settingsOf(method: Method): NumberSetting[] {
  switch (method) {
    case 'open':
      return ['rateRps', 'durationS', 'seed']
    case 'closed':
      return ['rateRps', 'durationS', 'workers']
    case 'server':
      return ['rateRps', 'seed']
    case 'single-stream':
    case 'multi-stream':
    case 'offline':
      return []
  }
}

/**
 * Only requests that are sent whatever the service does can tell how long users wait: a closed loop gives no verdict,
 * and the streams and Offline have no target in MLPerf.
 */
export function givesVerdict(method: Method): boolean {
  return method === 'open' || method === 'server'
}

/** Null for a method that is not a scenario. */
export function scenarioOf(method: Method): ScenarioName | null {
  return method === 'open' || method === 'closed' ? null : method
}

/** How many requests a run will send, about; null where that depends on how fast the answers come. */
export function requestsExpected(settings: LoadSettings): number | null {
  switch (settings.method) {
    case 'open':
    case 'closed':
      return Math.round(settings.rateRps * settings.durationS)
    case 'server':
      return Math.round((settings.rateRps * serverDurationMs(settings.rateRps)) / 1000)
    case 'offline':
      return SCENARIO_RULES.offline.scaled.queries
    case 'single-stream':
    case 'multi-stream':
      return null
  }
}

/** How long the sending takes at least. */
export function plannedMs({ method, durationS, rateRps }: LoadSettings): number {
  if (method === 'server') return serverDurationMs(rateRps)
  const scenario = scenarioOf(method)
  return 1000 * (scenario ? SCENARIO_RULES[scenario].scaled.durationS : durationS)
}

/** Long enough that even a Poisson process brings enough requests for a verdict with one miss. */
export function probeDurationS(rateRps: number): number {
  return Math.max(10, Math.ceil((1.6 * requestsNeeded(99)) / rateRps))
}

/** When the requests of an open loop are due. */
export function arrivalsOf({ arrivals, rateRps, durationS, seed }: LoadSettings): readonly number[] {
  return arrivals === 'poisson'
    ? poissonArrivals(rateRps, 1000 * durationS, seed)
    : constantArrivals(rateRps, 1000 * durationS)
}
