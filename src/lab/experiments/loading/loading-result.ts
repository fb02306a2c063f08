import type { Habits } from '#service/contract.ts'
import { type Figure, measured, simulated } from '../figure.ts'

export const LOADINGS = ['startup', 'first-request', 'every-request'] as const satisfies Habits['loading'][]
export type Loading = (typeof LOADINGS)[number]

/** A service under the same arrivals as the others. */
export type LoadingRow = {
  loading: Loading
  /** From the command to the first ready worker. */
  readyMs: number
  /** Of the good answers, in the order of their arrival. */
  latenciesMs: number[]
  firstMs: number
  /** null: too few answers for it. */
  p50Ms: number | null
  p95Ms: number | null
  maxMs: number
  answered: number
  sent: number
  /** A request that comes alone, and what of it is waiting: where every request loads, that is the loading. */
  aloneMs: number
  aloneWaitMs: number
  /** As fast as it can, with two clients that ask again at once. */
  perSecond: number
}

export type LoadingResult = {
  rows: LoadingRow[]
  rateRps: number
  /** Of the model file. */
  bytes: number
}

/** What the question asks about. */
const BIG_BYTES = 1e9
/** From so many times on it is said to be about twice as long, and many times. */
const DOUBLE = 1.5
const MANY = 3

const rowOf = ({ rows }: LoadingResult, loading: Loading) => rows.find((row) => row.loading === loading)

/** Loading within a request that comes alone, in milliseconds; the runtime has been compiled before. */
export const loadMsOf = (result: LoadingResult): number => rowOf(result, 'every-request')?.aloneWaitMs ?? 0

/** Services that were sent more than they can do: their queue grows as long as the load lasts. */
export function overloaded({ rows, rateRps }: LoadingResult): Loading[] {
  return rows.filter(({ perSecond }) => perSecond < rateRps).map(({ loading }) => loading)
}

/** How many times as long the median takes when every request loads; null where there is no median. */
export function timesOf(result: LoadingResult): number | null {
  const [startup, every] = [rowOf(result, 'startup')?.p50Ms, rowOf(result, 'every-request')?.p50Ms]
  return startup && every ? every / startup : null
}

export function outcomeOf(result: LoadingResult): string | null {
  const times = timesOf(result)
  if (times === null) return null
  if (times >= MANY) return 'many'
  return times >= DOUBLE ? 'double' : 'same'
}

/** The measured rate of loading applied to 1 GB. Simulated, without random numbers. */
export function bigModel(result: LoadingResult): { bytes: Figure; loadMs: Figure } {
  const perByteMs = loadMsOf(result) / result.bytes
  return { bytes: simulated(BIG_BYTES, 'bytes', 0), loadMs: simulated(BIG_BYTES * perByteMs, 'ms', 0) }
}

export function figuresOf(result: LoadingResult): Record<string, Figure> {
  const [startup, first, every] = LOADINGS.map((loading) => rowOf(result, loading))
  return {
    startupP50: measured(startup?.p50Ms ?? 0, 'ms'),
    requestP50: measured(every?.p50Ms ?? 0, 'ms'),
    times: measured(timesOf(result) ?? 0, 'times'),
    load: measured(loadMsOf(result), 'ms'),
    rate: measured(result.rateRps, 'perSecond'),
    most: measured(every?.perSecond ?? 0, 'perSecond'),
    lazyFirst: measured(first?.firstMs ?? 0, 'ms'),
    big: bigModel(result).loadMs,
  }
}
