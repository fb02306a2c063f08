import { seededRandom } from '#random/seeded-random.ts'
import { constantArrivals, poissonArrivals } from './arrivals.ts'

export type QueueModel = {
  /** Milliseconds of work of single requests, as measured; each simulated request draws one of them. Not empty. */
  servicesMs: readonly number[]
  servers: number
  arrivals: 'constant' | 'poisson'
  /** 99 % of the requests must be answered within this, in milliseconds. */
  targetMs: number
  seed: number
}

const REQUESTS = 20_000
/** Halvings of the range: the limit is exact to 1/4096 of what the servers can do. */
const HALVINGS = 12

/**
 * The highest rate, in requests a second, that a queue allows: the servers share it, none is idle while somebody waits,
 * and they never hold each other up. Simulated (M/G/c for Poisson arrivals); a real service stays below it. 0 when the
 * work alone takes longer than the target.
 */
export function idealLimitRps(model: QueueModel): number {
  const { servicesMs, servers, seed } = model
  const plan = model.arrivals === 'poisson' ? poissonArrivals : constantArrivals
  // At one request a second; another rate only squeezes it together.
  const arrivalsMs = Float64Array.from(plan(1, 1000 * REQUESTS, seed))
  const random = seededRandom(seed + 1)
  const workMs = arrivalsMs.map(() => servicesMs[Math.floor(random() * servicesMs.length)] ?? 0)

  let held = 0
  let failed = capacityRps(servicesMs, servers)
  for (let i = 0; i < HALVINGS; i++) {
    const rate = (held + failed) / 2
    if (holds(rate)) held = rate
    else failed = rate
  }
  return held

  // Plain loops: a quarter of a million steps must not be felt on a slow device.
  function holds(rateRps: number): boolean {
    const freeMs = new Float64Array(servers)
    let allowed = Math.floor(arrivalsMs.length / 100)
    for (let i = 0; i < arrivalsMs.length; i++) {
      let next = 0
      for (let server = 1; server < servers; server++) {
        if ((freeMs[server] ?? 0) < (freeMs[next] ?? 0)) next = server
      }
      const dueMs = (arrivalsMs[i] ?? 0) / rateRps
      const doneMs = Math.max(dueMs, freeMs[next] ?? 0) + (workMs[i] ?? 0)
      freeMs[next] = doneMs
      if (doneMs - dueMs > model.targetMs && allowed-- === 0) return false
    }
    return true
  }
}

/** Requests a second when no server is ever idle: no rate above this can be borne for long. */
export function capacityRps(servicesMs: readonly number[], servers: number): number {
  return (1000 * servers * servicesMs.length) / servicesMs.reduce((sum, ms) => sum + ms, 0)
}
