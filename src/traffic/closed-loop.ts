import type { Clock, StopSignal } from './clock.ts'
import type { LoadRun, Send } from './load-run.ts'
import { Recorder } from './recorder.ts'

/**
 * Workers that each wait for their answer before they send again, as hey, ab and wrk do. Convenient, and the wrong
 * way to judge a service for many independent users: while it stalls, the workers stop asking.
 */
export type ClosedLoopPlan = {
  workers: number
  /** Each worker ends after so many; null: only the time limits it. */
  requestsPerWorker: number | null
  /** From then on nothing new is begun; null: only the count limits it. */
  durationMs: number | null
  /** Though the duration is over, go on until so many were sent in all, but not beyond `patienceMs`. */
  atLeast?: { requests: number; patienceMs: number }
  /**
   * Time between two requests of one worker, by a ticker like Go's: the first tick comes after one period, at most one
   * tick is kept for a worker that is late, the others are dropped. null: as fast as the answers come.
   */
  paceMs: number | null
}

export type ClosedLoopOptions = {
  plan: ClosedLoopPlan
  send: Send
  clock: Clock
  /** Ends the run at once; what is under way counts as lost (aborted). */
  signal?: StopSignal
  /** Nothing new is begun, but a worker that waits for its tick sends once more, and answers are awaited (hey's Ctrl+C). */
  stop?: StopSignal
  /** To look into while it runs. */
  recorder?: Recorder
}

/** hey's -n, -c, -q and -z: n is split evenly and its remainder ignored, q is per worker, z makes n void. */
export function heyPlan(options: {
  requests: number
  workers: number
  ratePerWorkerRps: number | null
  durationMs: number | null
}): ClosedLoopPlan {
  const { requests, workers, ratePerWorkerRps, durationMs } = options
  return {
    workers,
    requestsPerWorker: durationMs === null ? Math.floor(requests / workers) : null,
    durationMs,
    // hey cuts the period to whole microseconds.
    paceMs: ratePerWorkerRps ? Math.trunc(1e6 / ratePerWorkerRps) / 1000 : null,
  }
}

/** Runs until the plan is fulfilled or it is stopped. Never rejects. */
export function runClosedLoop(options: ClosedLoopOptions): Promise<LoadRun> {
  const { plan, send, clock, signal, stop, recorder = new Recorder() } = options
  const startMs = clock.nowMs()
  const offsetMs = () => clock.nowMs() - startMs
  let sent = 0
  let ended = false

  const mayBegin = (sentByWorker: number) => {
    if (ended || stop?.aborted) return false
    if (plan.requestsPerWorker !== null && sentByWorker >= plan.requestsPerWorker) return false
    const now = offsetMs()
    if (plan.durationMs === null || now < plan.durationMs) return true
    return Boolean(plan.atLeast && sent < plan.atLeast.requests && now < plan.atLeast.patienceMs)
  }

  return new Promise((resolve) => {
    const pauses = new Set<() => void>()
    const end = (cancelled: boolean) => {
      if (ended) return
      ended = true
      for (const callOff of pauses) callOff()
      signal?.removeEventListener('abort', abort)
      const durationMs = offsetMs()
      recorder.abandon(durationMs)
      const cut = cancelled || Boolean(stop?.aborted)
      resolve(recorder.toRun({ loop: 'closed', planned: null, durationMs, cancelled: cut }))
    }
    const abort = () => end(true)

    const pause = (untilMs: number) =>
      new Promise<void>((wake) => {
        const callOff = clock.schedule(startMs + untilMs, () => {
          pauses.delete(callOff)
          wake()
        })
        pauses.add(callOff)
      })
    const work = async () => {
      const nextTick = createTicker(plan.paceMs)
      for (let done = 0; mayBegin(done); done++) {
        const tickMs = nextTick(offsetMs())
        if (tickMs !== null) await pause(tickMs)
        if (ended) return
        const nowMs = offsetMs()
        const index = sent
        sent++
        await recorder.take(index, nowMs, offsetMs, send)
      }
    }
    if (signal?.aborted) return end(true)
    signal?.addEventListener('abort', abort)
    void Promise.all(Array.from({ length: plan.workers }, work)).then(() => end(false))
  })
}

/** Tells until when to wait for the next tick, or null when one is kept already or none is needed. */
function createTicker(paceMs: number | null): (nowMs: number) => number | null {
  let taken = 0
  return (nowMs) => {
    if (paceMs === null) return null
    const passed = Math.floor(nowMs / paceMs)
    if (passed > taken) {
      taken = passed
      return null
    }
    taken++
    return taken * paceMs
  }
}
