import { describe, expect, it } from 'vitest'
import { type BatchedResult, createBatcher } from './batcher.ts'
import type { Batching } from './contract.ts'
import { createSerialQueue } from './serial-queue.ts'

/** One instance whose forward pass takes perItemMs for each picture and fixedMs for each pass, on the test's clock. */
function createInstance(batching: Batching, perItemMs: number, fixedMs: number) {
  let nowMs = 0
  let lastTimer = 0
  const timers = new Map<number, { atMs: number; callback: () => void }>()
  const clock = {
    now: () => nowMs,
    setTimeout(callback: () => void, delayMs: number) {
      lastTimer += 1
      timers.set(lastTimer, { atMs: nowMs + delayMs, callback })
      return lastTimer
    },
    clearTimeout: (timer: number) => void timers.delete(timer),
  }
  const passes: { startMs: number; endMs: number; members: number[] }[] = []
  const batcher = createBatcher(
    batching,
    createSerialQueue(),
    async (inputs) => {
      const forwardMs = fixedMs + perItemMs * inputs.length
      passes.push({ startMs: nowMs, endMs: nowMs + forwardMs, members: inputs.map(([id]) => id ?? -1) })
      await new Promise<void>((resolve) => {
        clock.setTimeout(resolve, forwardMs)
      })
      return { outputs: inputs.map((input) => input.map((value) => -value)), queueMs: 0, forwardMs }
    },
    clock,
  )

  /** Requests come at these times. Resolves with what each got, in their order, and when. */
  async function run(arrivalsMs: readonly number[]) {
    const results: (BatchedResult & { latencyMs: number })[] = []
    for (const [index, atMs] of arrivalsMs.entries()) {
      clock.setTimeout(() => {
        void batcher.run(Float32Array.of(index)).then((result) => {
          results[index] = { ...result, latencyMs: nowMs - atMs }
        })
      }, atMs)
    }
    while (timers.size > 0) {
      let [first] = timers
      for (const entry of timers) if (first && entry[1].atMs < first[1].atMs) first = entry
      if (!first) break
      const [id, { atMs, callback }] = first
      timers.delete(id)
      nowMs = atMs
      callback()
      // Promises only, no further timers: a few turns settle all that follows.
      for (let turn = 0; turn < 12; turn++) await Promise.resolve()
    }
    return results
  }
  return { run, passes }
}

/** Exponential gaps from a seed (xorshift32). */
function poissonArrivals(perSecond: number, count: number, seed: number): number[] {
  let state = seed
  let atMs = 0
  return Array.from({ length: count }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    atMs -= (1000 / perSecond) * Math.log(((state >>> 0) + 1) / 2 ** 32)
    return atMs
  })
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('batching by hand', () => {
  it('with delay 0 sends at once what is there: one, then all that came meanwhile, up to the largest batch', async () => {
    const instance = createInstance({ maxBatchSize: 3, maxQueueDelayMs: 0 }, 1, 9)
    const results = await instance.run([0, 2, 4, 6, 8])
    expect(instance.passes.map(({ startMs, members }) => [startMs, members])).toEqual([
      [0, [0]],
      [10, [1, 2, 3]],
      [22, [4]],
    ])
    expect(results.map(({ batch }) => batch)).toEqual([1, 3, 3, 3, 1])
    expect(results.map(({ queueMs }) => queueMs)).toEqual([0, 8, 6, 4, 14])
    expect(results.map(({ latencyMs }) => latencyMs)).toEqual([10, 20, 18, 16, 24])
    expect(results.map(({ output }) => [...output])).toEqual([[-0], [-1], [-2], [-3], [-4]])
  })

  it('with a delay waits for company until the oldest has waited so long, and no longer when the batch is full', async () => {
    const instance = createInstance({ maxBatchSize: 3, maxQueueDelayMs: 10 }, 1, 4)
    await instance.run([0, 4, 100, 101, 102, 200])
    expect(instance.passes.map(({ startMs, members }) => [startMs, members])).toEqual([
      [10, [0, 1]],
      [102, [2, 3, 4]],
      [210, [5]],
    ])
  })

  it('counts the delay from the arrival: who has waited behind a pass is sent when it ends', async () => {
    const instance = createInstance({ maxBatchSize: 2, maxQueueDelayMs: 5 }, 0, 20)
    await instance.run([0, 1, 3])
    expect(instance.passes.map(({ startMs, members }) => [startMs, members])).toEqual([
      [1, [0, 1]],
      [21, [2]],
    ])
  })

  it('tells a failed pass to all who were in it, and goes on', async () => {
    let calls = 0
    const batcher = createBatcher(
      { maxBatchSize: 8, maxQueueDelayMs: 0 },
      createSerialQueue(),
      async (inputs) => {
        calls += 1
        if (calls === 1) throw new Error('Got invalid dimensions')
        return { outputs: [...inputs], queueMs: 0, forwardMs: 1 }
      },
    )
    const first = await Promise.allSettled([batcher.run(Float32Array.of(1)), batcher.run(Float32Array.of(2))])
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect((await batcher.run(Float32Array.of(3))).batch).toBe(1)
  })
})

describe('the laws of batching', () => {
  const cases = [0, 3, 10].flatMap((maxQueueDelayMs) =>
    [1, 4].map((maxBatchSize) => ({ maxBatchSize, maxQueueDelayMs })),
  )

  it.each(cases)('hold for a batch of $maxBatchSize and a delay of $maxQueueDelayMs ms', async (batching) => {
    const arrivals = poissonArrivals(60, 2000, 7)
    const instance = createInstance(batching, 5, 10)
    const results = await instance.run(arrivals)
    // Each one answered once, in the order of arrival, in batches that are not too large.
    expect(instance.passes.flatMap(({ members }) => members)).toEqual(arrivals.map((_, index) => index))
    expect(results.filter(Boolean)).toHaveLength(arrivals.length)
    expect(Math.max(...results.map(({ batch }) => batch))).toBeLessThanOrEqual(batching.maxBatchSize)
    // While the instance was free, nobody waited longer than the delay; with none, it is never free before a queue.
    let freeMs = 0
    for (const { startMs, endMs, members } of instance.passes) {
      const oldestMs = arrivals[members[0] ?? 0] ?? 0
      const idleWaitMs = startMs - Math.max(freeMs, oldestMs)
      expect(idleWaitMs).toBeLessThanOrEqual(batching.maxQueueDelayMs + 1e-6)
      freeMs = endMs
    }
  })

  it('a lone request takes the delay and one pass', async () => {
    const lone = createInstance({ maxBatchSize: 8, maxQueueDelayMs: 10 }, 5, 10)
    expect((await lone.run([0, 1000, 2000])).map(({ latencyMs }) => latencyMs)).toEqual([25, 25, 25])
  })

  it.each([
    // Exact mean latency and mean batch of the embedded chain (states: requests left behind by a pass).
    { perSecond: 50, perItemMs: 5, fixedMs: 10, maxBatchSize: 8, latencyMs: 23.1687, batch: 1.2623 },
    { perSecond: 50, perItemMs: 12, fixedMs: 3, maxBatchSize: 1, latencyMs: 37.5, batch: 1 },
  ])('gives the exact mean latency of $latencyMs ms', async (known) => {
    const { perSecond, perItemMs, fixedMs, maxBatchSize } = known
    const instance = createInstance({ maxBatchSize, maxQueueDelayMs: 0 }, perItemMs, fixedMs)
    const results = await instance.run(poissonArrivals(perSecond, 15_000, 3))
    expect(mean(results.map(({ latencyMs }) => latencyMs)) / known.latencyMs).toBeCloseTo(1, 1)
    expect(15_000 / instance.passes.length / known.batch).toBeCloseTo(1, 1)
  })
})
