import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { constantArrivals, poissonArrivals } from './arrivals.ts'
import { VirtualClock } from './fixtures/virtual-clock.ts'
import { ANSWER, virtualServer } from './fixtures/virtual-server.ts'
import { latencyMs, type Outcome, type Send } from './load-run.ts'
import { runOpenLoop } from './open-loop.ts'
import { Recorder } from './recorder.ts'

const never: Send = () => new Promise(() => {})

describe('an open loop', () => {
  it('sends when the plan says so, answered or not', async () => {
    const clock = new VirtualClock(500)
    const send = virtualServer({ clock, serviceMs: 45 })
    const running = runOpenLoop({ arrivalsMs: constantArrivals(50, 60), send, clock, leadMs: 20 })
    await clock.run()
    const { records, planned, durationMs } = await running
    expect(records.map(({ sentMs }) => sentMs)).toEqual([0, 20, 40])
    expect(records.map(latencyMs)).toEqual([45, 70, 95])
    expect([planned, durationMs]).toEqual([3, 135])
  })

  it('counts latency from the scheduled time when it could not send in time', async () => {
    const clock = new VirtualClock()
    const send = virtualServer({ clock, serviceMs: 10 })
    const running = runOpenLoop({ arrivalsMs: [0, 100, 200], send, clock })
    await clock.run(50)
    clock.block(180)
    await clock.run()
    const late = (await running).records[1]
    expect(late).toMatchObject({ scheduledMs: 100, sentMs: 180, doneMs: 190 })
    expect(late && latencyMs(late)).toBe(90)
  })

  it('makes no more appointments than the next seconds need', async () => {
    const clock = new VirtualClock()
    const running = runOpenLoop({
      arrivalsMs: constantArrivals(100, 60_000),
      send: async () => ANSWER,
      clock,
    })
    let most = 0
    for (let ms = 0; ms <= 60_000; ms += 250) {
      await clock.run(ms)
      most = Math.max(most, clock.pending)
    }
    expect(most).toBeLessThanOrEqual(101)
    expect((await running).records).toHaveLength(6000)
  })

  it('of nothing is over at once', async () => {
    const run = await runOpenLoop({ arrivalsMs: [], send: never, clock: new VirtualClock() })
    expect([run.records, run.cancelled]).toEqual([[], false])
  })

  it('loses what is under way when it is cancelled, and leaves no appointment behind', async () => {
    const clock = new VirtualClock()
    const cancel = new AbortController()
    const recorder = new Recorder()
    const arrivalsMs = constantArrivals(10, 10_000)
    const running = runOpenLoop({ arrivalsMs, send: never, clock, signal: cancel.signal, recorder })
    await clock.run(250)
    expect(recorder.inFlight).toBe(3)
    cancel.abort()
    const { records, cancelled, planned, durationMs } = await running
    expect(records.map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 3 }, () => ({ kind: 'lost', reason: 'aborted' })),
    )
    expect([cancelled, planned, durationMs, clock.pending]).toEqual([true, 100, 250, 0])
  })

  it('cancelled before the start sends nothing', async () => {
    const clock = new VirtualClock()
    const send = () => Promise.reject(new Error('sent'))
    const run = await runOpenLoop({ arrivalsMs: [0], send, clock, signal: AbortSignal.abort() })
    expect([run.records, run.cancelled, clock.pending]).toEqual([[], true, 0])
  })
})

it('whatever the plan, the answers and the moment of cancelling: each request that was sent is done once', async () => {
  const outcome = fc.constantFrom<Outcome>(
    ANSWER,
    { kind: 'answered', status: 503, bytes: 19, waitMs: null },
    { kind: 'lost', reason: 'crashed' },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 200 }),
      fc.integer(),
      fc.array(fc.tuple(outcome, fc.nat(3000)), { minLength: 1, maxLength: 30 }),
      fc.option(fc.nat(4000)),
      async (rateRps, seed, answers, cancelMs) => {
        const clock = new VirtualClock()
        const cancel = new AbortController()
        const recorder = new Recorder()
        const arrivalsMs = poissonArrivals(rateRps, 2000, seed)
        const sent: number[] = []
        const send: Send = (index) => {
          sent.push(index)
          const [result, afterMs] = answers[index % answers.length] ?? [ANSWER, 0]
          return new Promise((resolve) => clock.schedule(clock.nowMs() + afterMs, () => resolve(result)))
        }
        if (cancelMs !== null) clock.schedule(cancelMs, () => cancel.abort())
        const running = runOpenLoop({ arrivalsMs, send, clock, signal: cancel.signal, recorder })
        await clock.run()
        const { records, cancelled } = await running
        expect(records.map(({ index }) => index)).toEqual(sent)
        expect([recorder.sent, recorder.done, recorder.inFlight]).toEqual([sent.length, sent.length, 0])
        if (!cancelled) expect(sent).toHaveLength(arrivalsMs.length)
        for (const { scheduledMs, sentMs, doneMs } of records) {
          expect(sentMs).toBeGreaterThanOrEqual(scheduledMs)
          expect(doneMs).toBeGreaterThanOrEqual(sentMs)
        }
        const rows = recorder.series.rows()
        const sum = (pick: (row: (typeof rows)[number]) => number) =>
          rows.reduce((total, row) => total + pick(row), 0)
        expect(sum(({ sent: count }) => count)).toBe(sent.length)
        expect(sum(({ answered, failed }) => answered + failed)).toBe(sent.length)
        expect(rows.at(-1)?.inFlight ?? 0).toBe(0)
      },
    ),
    { numRuns: 60 },
  )
})
