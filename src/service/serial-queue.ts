export type Waited<T> = { value: T; waitedMs: number }

export type SerialQueue = {
  /** Runs the job when all earlier ones have ended, well or badly. Resolves and rejects as the job does. */
  run<T>(job: () => T | Promise<T>): Promise<Waited<T>>
}

/** One job at a time, in the order of asking. An earlier rejection ends only its own job. */
export function createSerialQueue(now: () => number = () => performance.now()): SerialQueue {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(job) {
      const askedMs = now()
      const result = last.then(async () => {
        const waitedMs = now() - askedMs
        return { value: await job(), waitedMs }
      })
      last = result.catch(() => {})
      return result
    },
  }
}
