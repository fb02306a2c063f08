import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClosedLoopPlan, heyPlan, runClosedLoop } from './closed-loop.ts'
import { VirtualClock } from './fixtures/virtual-clock.ts'
import { ANSWER, virtualServer } from './fixtures/virtual-server.ts'
import type { Send } from './load-run.ts'
import { Recorder } from './recorder.ts'

const once: ClosedLoopPlan = { workers: 1, requestsPerWorker: 1, durationMs: null, paceMs: null }
const hey = { requests: 200, workers: 50, ratePerWorkerRps: null, durationMs: null }

/** Runs against one worker with 10 ms of work. */
async function run(plan: ClosedLoopPlan, serviceMs = 10) {
  const clock = new VirtualClock()
  const running = runClosedLoop({ plan, clock, send: virtualServer({ clock, serviceMs }) })
  await clock.run()
  return running
}

describe('a closed loop', () => {
  it('of one worker asks again only when it was answered', async () => {
    const { records, durationMs, planned } = await run({ ...once, requestsPerWorker: 3 })
    expect(records.map(({ sentMs, doneMs }) => [sentMs, doneMs])).toEqual([
      [0, 10],
      [10, 20],
      [20, 30],
    ])
    expect([durationMs, planned]).toEqual([30, null])
  })

  it('never has more under way than it has workers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 30 }),
        async (workers, n) => {
          const clock = new VirtualClock()
          const server = virtualServer({ clock, serviceMs: 7 })
          let underWay = 0
          let most = 0
          const send: Send = async (index) => {
            most = Math.max(most, ++underWay)
            const outcome = await server(index)
            underWay--
            return outcome
          }
          const running = runClosedLoop({ plan: { ...once, workers, requestsPerWorker: n }, clock, send })
          await clock.run()
          const { records } = await running
          expect(most).toBe(n === 0 ? 0 : workers)
          expect(records.map(({ index }) => index)).toEqual(Array.from({ length: workers * n }, (_, i) => i))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('counts a sender that throws as a lost request and goes on', async () => {
    const clock = new VirtualClock()
    const send: Send = (index) => (index === 0 ? Promise.reject(new Error('x')) : Promise.resolve(ANSWER))
    const running = runClosedLoop({ plan: { ...once, requestsPerWorker: 2 }, clock, send })
    await clock.run()
    expect((await running).records.map(({ outcome }) => outcome)).toEqual([
      { kind: 'lost', reason: 'Error: x' },
      ANSWER,
    ])
  })

  it('goes on beyond its duration until it has enough, or until its patience ends', async () => {
    const timed = { ...once, requestsPerWorker: null, durationMs: 100 }
    const patient = { ...timed, atLeast: { requests: 64, patienceMs: 1000 } }
    expect((await run(patient)).records).toHaveLength(64)
    expect((await run({ ...timed, atLeast: { requests: 64, patienceMs: 200 } })).records).toHaveLength(20)
    expect((await run({ ...timed, atLeast: { requests: 2, patienceMs: 1000 } })).records).toHaveLength(10)
  })
})

describe('hey’s options', () => {
  it('share -n out evenly and ignore the remainder', async () => {
    expect(heyPlan({ ...hey, requests: 10, workers: 3 }).requestsPerWorker).toBe(3)
    expect((await run(heyPlan({ ...hey, requests: 10, workers: 3 }))).records).toHaveLength(9)
  })

  it('ignore -n when -z is given', async () => {
    const { records, durationMs } = await run(heyPlan({ ...hey, requests: 5, workers: 1, durationMs: 95 }))
    // Begun at 0, 10 … 90.
    expect([records.length, durationMs]).toEqual([10, 100])
  })

  it('take -q for each worker, first tick after one period', async () => {
    const plan = heyPlan({ ...hey, requests: 6, workers: 2, ratePerWorkerRps: 5 })
    const { records } = await run(plan)
    expect(records.map(({ sentMs }) => sentMs)).toEqual([200, 200, 400, 400, 600, 600])
  })

  it('send once more for a worker that waits for its tick when -z ends', async () => {
    // As hey 0.1.4 does: -z 2.1s -c 2 -q 5 sent 22 requests in 2.2 s.
    const { records, durationMs } = await run(
      heyPlan({ ...hey, workers: 2, ratePerWorkerRps: 5, durationMs: 2100 }),
    )
    expect([records.length, durationMs]).toEqual([22, 2220])
  })

  it('keep one tick for a late worker and drop the others', async () => {
    // 45 ms of work every 20 ms: the tick that was kept sends at once.
    const { records } = await run(heyPlan({ ...hey, requests: 4, workers: 1, ratePerWorkerRps: 50 }), 45)
    expect(records.map(({ sentMs }) => sentMs)).toEqual([20, 65, 110, 155])
  })
})

describe('ending early', () => {
  const endless = { ...once, workers: 3, requestsPerWorker: null }

  it('by the signal is at once: what is under way is lost, and a later answer counts for nothing', async () => {
    const clock = new VirtualClock()
    const cancel = new AbortController()
    const recorder = new Recorder()
    const send = virtualServer({ clock, serviceMs: 10 })
    const running = runClosedLoop({ plan: endless, clock, send, signal: cancel.signal, recorder })
    await clock.run(35)
    cancel.abort()
    const { records, durationMs, cancelled } = await running
    expect([durationMs, cancelled, records.length]).toEqual([35, true, 6])
    expect(records.map(({ outcome }) => outcome.kind)).toEqual([
      ...Array.from({ length: 3 }, () => 'answered'),
      ...Array.from({ length: 3 }, () => 'lost'),
    ])
    await clock.run()
    expect([recorder.sent, recorder.inFlight]).toEqual([6, 0])
  })

  it('by the signal leaves no timer behind', async () => {
    const clock = new VirtualClock()
    const cancel = new AbortController()
    const plan = { ...endless, paceMs: 1000 }
    const running = runClosedLoop({ plan, clock, send: async () => ANSWER, signal: cancel.signal })
    await clock.run(10)
    expect(clock.pending).toBe(3)
    cancel.abort()
    expect(clock.pending).toBe(0)
    expect((await running).records).toEqual([])
  })

  it('before it began sends nothing', async () => {
    const clock = new VirtualClock()
    const send = () => Promise.reject(new Error('sent'))
    const running = runClosedLoop({ plan: endless, clock, send, signal: AbortSignal.abort() })
    expect((await running).records).toEqual([])
  })

  it('by stop lets the answers come in', async () => {
    const clock = new VirtualClock()
    const stop = new AbortController()
    const send = virtualServer({ clock, serviceMs: 10 })
    const running = runClosedLoop({ plan: endless, clock, send, stop: stop.signal })
    await clock.run(15)
    stop.abort()
    await clock.run()
    const { records, durationMs, cancelled } = await running
    expect(records.every(({ outcome }) => outcome.kind === 'answered')).toBe(true)
    expect([records.length, durationMs, cancelled]).toEqual([4, 40, true])
  })
})
