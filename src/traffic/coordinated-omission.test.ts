import { describe, expect, it } from 'vitest'
import { constantArrivals } from './arrivals.ts'
import { heyPlan, runClosedLoop } from './closed-loop.ts'
import { VirtualClock } from './fixtures/virtual-clock.ts'
import { virtualServer } from './fixtures/virtual-server.ts'
import { type LoadRun, latencyMs } from './load-run.ts'
import { runOpenLoop } from './open-loop.ts'
import { percentile } from './percentile.ts'

/** 3000 requests, one every 20 ms; a service of 10 ms that stands still for two seconds at 30 s. */
const SERVICE = { serviceMs: 10 }
const PERIOD_MS = 20

function figures({ records }: LoadRun) {
  const sorted = records.map(latencyMs).sort((a, b) => a - b)
  const at = (p: number) => percentile(sorted, p)
  return {
    n: sorted.length,
    mean: Number((sorted.reduce((sum, value) => sum + value, 0) / sorted.length).toFixed(2)),
    p50: at(50),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    p999: at(99.9),
    max: at(100),
    sorted,
  }
}

async function openLoop(stall: { fromMs: number; toMs: number }) {
  const clock = new VirtualClock()
  const send = virtualServer({ clock, ...SERVICE, stall })
  const running = runOpenLoop({ arrivalsMs: constantArrivals(50, 60_000), send, clock })
  await clock.run()
  return figures(await running)
}

/** One connection that a ticker paces: the wrong way. It begins a period early, so that its first tick is at 0. */
async function pacedLoop(stall: { fromMs: number; toMs: number }) {
  const clock = new VirtualClock(-PERIOD_MS)
  const plan = heyPlan({ requests: 0, workers: 1, ratePerWorkerRps: 50, durationMs: 60_000 - PERIOD_MS / 4 })
  const running = runClosedLoop({ plan, send: virtualServer({ clock, ...SERVICE, stall }), clock })
  await clock.run()
  return figures(await running)
}

describe('one stall of two seconds', () => {
  it('is seen by an open loop by everyone who came meanwhile', async () => {
    const { sorted, ...open } = await openLoop({ fromMs: 30_000, toMs: 32_000 })
    // The i-th of the 201 that queue waits 2000 - 10 i: the sum over all is 3000 · 10 + 10 · 200 · 201 / 2 = 231,000.
    expect(open).toMatchObject({ n: 3000, mean: 77, p50: 10, p90: 10, p95: 510, p99: 1710, max: 2010 })
    // Nearest rank 2997 of 3000 is the fourth slowest. (The third, 1990, is what 99.9 / 100 * 3000 in binary gives.)
    expect([open.p999, sorted.at(-3)]).toEqual([1980, 1990])
  })

  it('is hidden by a paced closed loop: one bad request, and 98 that were never sent', async () => {
    // Here the request of 30 s is still served, and the next one meets the stall.
    const { sorted: _, ...paced } = await pacedLoop({ fromMs: 30_000 + 1, toMs: 32_000 })
    expect(paced).toEqual({
      n: 2902,
      mean: 10.68,
      p50: 10,
      p90: 10,
      p95: 10,
      p99: 10,
      p999: 10,
      max: 1990,
    })
  })

  it('hides from the closed loop no less when it begins at the same instant as for the open one', async () => {
    const { n, mean, p999, max } = await pacedLoop({ fromMs: 30_000, toMs: 32_000 })
    expect({ n, mean, p999, max }).toEqual({ n: 2901, mean: 10.69, p999: 10, max: 2010 })
  })
})
