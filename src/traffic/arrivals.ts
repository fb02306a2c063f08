import { seededRandom } from '#random/seeded-random.ts'

/** When the requests of an open loop are due: milliseconds since the start, rising. */
export type ArrivalPlan = readonly number[]

/** One every 1000 / rate ms, the first at once, all before the end. Throws RangeError for a rate that is not above 0. */
export function constantArrivals(rateRps: number, durationMs: number): ArrivalPlan {
  checkRate(rateRps)
  // Each from its number, not from the one before: nothing adds up.
  const count = Math.ceil((durationMs * rateRps) / 1000)
  return Array.from({ length: count }, (_, i) => (i * 1000) / rateRps)
}

/**
 * A Poisson process: users who know nothing of each other. The gaps are exponential with mean 1000 / rate ms, the same
 * for the same seed. Throws RangeError for a rate that is not above 0.
 */
export function poissonArrivals(rateRps: number, durationMs: number, seed: number): ArrivalPlan {
  checkRate(rateRps)
  const random = seededRandom(seed)
  const arrivals: number[] = []
  for (let dueMs = 0; ; ) {
    // 1 - u is never 0, so the logarithm is finite.
    dueMs -= (Math.log(1 - random()) * 1000) / rateRps
    if (dueMs >= durationMs) return arrivals
    arrivals.push(dueMs)
  }
}

/** All at once, as a batch job would. */
export function burst(count: number): ArrivalPlan {
  return Array.from({ length: count }, () => 0)
}

function checkRate(rateRps: number): void {
  if (!(rateRps > 0)) throw new RangeError(`a rate above 0 is needed, not ${rateRps}`)
}
