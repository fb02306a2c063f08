import type { ArrivalPlan } from './arrivals.ts'
import type { Clock, StopSignal } from './clock.ts'
import type { LoadRun, Send } from './load-run.ts'
import { Recorder } from './recorder.ts'

export type OpenLoopOptions = {
  arrivalsMs: ArrivalPlan
  send: Send
  clock: Clock
  /** Ends the run at once; what is under way counts as lost (aborted). */
  signal?: StopSignal
  /** Time to set the first appointments before the first of them is due. */
  leadMs?: number
  /** To look into while it runs. */
  recorder?: Recorder
}

/** Appointments are made in one go for so long ahead, and anew while half of that is left. */
const WINDOW_MS = 1000

/**
 * Sends each request when the plan says so, whether or not earlier ones are answered, then waits for the answers. One
 * that could not be sent in time is sent as soon as possible and its lateness shows in the record. Never rejects.
 */
export function runOpenLoop(options: OpenLoopOptions): Promise<LoadRun> {
  const { arrivalsMs, send, clock, signal, leadMs = 0, recorder = new Recorder() } = options
  const startMs = clock.nowMs() + leadMs
  const offsetMs = () => clock.nowMs() - startMs
  const appointments = new Set<() => void>()
  let next = 0
  let ended = false

  return new Promise((resolve) => {
    const end = (cancelled: boolean) => {
      if (ended) return
      ended = true
      for (const callOff of appointments) callOff()
      signal?.removeEventListener('abort', abort)
      const durationMs = Math.max(0, offsetMs())
      recorder.abandon(durationMs)
      resolve(recorder.toRun({ loop: 'open', planned: arrivalsMs.length, durationMs, cancelled }))
    }
    const abort = () => end(true)
    const endWhenDone = () => {
      if (recorder.done === arrivalsMs.length) end(false)
    }
    const at = (dueMs: number, callback: () => void) => {
      const callOff = clock.schedule(startMs + dueMs, () => {
        appointments.delete(callOff)
        callback()
      })
      appointments.add(callOff)
    }
    const fill = (windowEndMs: number) => {
      for (
        let dueMs = arrivalsMs[next];
        dueMs !== undefined && dueMs < windowEndMs;
        dueMs = arrivalsMs[next]
      ) {
        const [index, scheduledMs] = [next, dueMs]
        at(scheduledMs, () => void recorder.take(index, scheduledMs, offsetMs, send).then(endWhenDone))
        next++
      }
      if (next < arrivalsMs.length) at(windowEndMs - WINDOW_MS / 2, () => fill(windowEndMs + WINDOW_MS / 2))
    }

    if (signal?.aborted) return end(true)
    signal?.addEventListener('abort', abort)
    fill(WINDOW_MS)
    endWhenDone()
  })
}
