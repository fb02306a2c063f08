import type { Batching } from './contract.ts'
import type { SerialQueue } from './serial-queue.ts'

/**
 * Dynamic batching by Triton's rules (docs/user_guide/batcher.md, dynamic_batching with max_queue_delay): requests are
 * taken in the order of their coming; when the instance is free, the largest possible batch goes at once if it is
 * full or its oldest request has waited the delay, else the instance is held until one of both is so. With delay 0 it
 * never waits.
 */
export type Batcher = {
  /** Rejects as the forward pass does, for all of its batch. */
  run(input: Float32Array): Promise<BatchedResult>
}

/** queueMs: from asking until the forward pass of its batch began. batch: how many were in it. */
export type BatchedResult = { output: Float32Array; queueMs: number; forwardMs: number; batch: number }

/** One pass for all inputs; the outputs in their order. queueMs: waiting for the runtime. */
export type BatchForward = (
  inputs: readonly Float32Array[],
) => Promise<{ outputs: readonly Float32Array[]; queueMs: number; forwardMs: number }>

export type BatcherClock = {
  now(): number
  setTimeout(callback: () => void, delayMs: number): number
  clearTimeout(timer: number): void
}

type Waiting = {
  input: Float32Array
  askedMs: number
  resolve(result: BatchedResult): void
  reject(reason: unknown): void
}

/** @param lane the instance: what else it has to do stands in line there, too. */
export function createBatcher(
  { maxBatchSize, maxQueueDelayMs }: Batching,
  lane: SerialQueue,
  forward: BatchForward,
  clock: BatcherClock = workerClock,
): Batcher {
  const waiting: Waiting[] = []
  let isBusy = false
  let timer: number | null = null

  const schedule = () => {
    const [oldest] = waiting
    if (isBusy || !oldest) return
    if (timer !== null) clock.clearTimeout(timer)
    timer = null
    const restMs = oldest.askedMs + maxQueueDelayMs - clock.now()
    if (waiting.length < maxBatchSize && restMs > 0) {
      timer = clock.setTimeout(schedule, restMs)
      return
    }
    isBusy = true
    // Whoever has come until its turn in the lane goes with it.
    void lane
      .run(() => send(waiting.splice(0, maxBatchSize)))
      .finally(() => {
        isBusy = false
        schedule()
      })
  }

  const send = async (batch: readonly Waiting[]) => {
    const startMs = clock.now()
    try {
      const { outputs, queueMs, forwardMs } = await forward(batch.map(({ input }) => input))
      for (const [index, { askedMs, resolve }] of batch.entries()) {
        const output = outputs[index]
        if (!output) throw new Error(`${batch.length} outputs expected, ${outputs.length} found`)
        resolve({ output, queueMs: startMs - askedMs + queueMs, forwardMs, batch: batch.length })
      }
    } catch (thrown) {
      for (const { reject } of batch) reject(thrown)
    }
  }

  return {
    run: (input) =>
      new Promise((resolve, reject) => {
        waiting.push({ input, askedMs: clock.now(), resolve, reject })
        schedule()
      }),
  }
}

const workerClock: BatcherClock = {
  now: () => performance.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs) as unknown as number,
  clearTimeout: (timer) => clearTimeout(timer),
}
