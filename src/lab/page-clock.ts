import type { Clock } from '#traffic/clock.ts'

/** What the clock needs of the page. */
export type Timers = {
  nowMs(): number
  setTimer(callback: () => void, delayMs: number): number
  clearTimer(timer: number): void
  /** Calls back in a task of its own that is not a timer's. */
  inNewTask(callback: () => void): void
}

type Appointment = { atMs: number; callback: () => void; timer: number | null; calledOff: boolean }

/**
 * The page's clock. Browsers hold back a timer that was set by a timer that was set by a timer (from the fifth on at
 * least 4 ms: HTML's timer nesting level). So appointments of one task are collected and set together in a task that a
 * message starts: there the level is 0 again, and each of them comes to its millisecond.
 */
export function createPageClock(timers: Timers = browserTimers()): Clock {
  let waiting: Appointment[] = []
  const setAll = () => {
    const batch = waiting
    waiting = []
    const nowMs = timers.nowMs()
    for (const appointment of batch) {
      if (appointment.calledOff) continue
      setTimer(appointment, nowMs)
    }
  }
  const setTimer = (appointment: Appointment, nowMs: number) => {
    // Timers cut fractions off, and some come early all the same: then once more for what is left.
    const delayMs = Math.max(0, Math.ceil(appointment.atMs - nowMs))
    appointment.timer = timers.setTimer(() => {
      const dueMs = timers.nowMs()
      if (dueMs < appointment.atMs) setTimer(appointment, dueMs)
      else appointment.callback()
    }, delayMs)
  }
  return {
    nowMs: timers.nowMs,
    schedule(atMs, callback) {
      const appointment: Appointment = { atMs, callback, timer: null, calledOff: false }
      if (waiting.length === 0) timers.inNewTask(setAll)
      waiting.push(appointment)
      return () => {
        appointment.calledOff = true
        if (appointment.timer !== null) timers.clearTimer(appointment.timer)
      }
    },
  }
}

function browserTimers(): Timers {
  const { port1, port2 } = new MessageChannel()
  let callback: (() => void) | null = null
  port1.onmessage = () => callback?.()
  return {
    nowMs: () => performance.now(),
    setTimer: (due, delayMs) => window.setTimeout(due, delayMs),
    clearTimer: (timer) => window.clearTimeout(timer),
    inNewTask(task) {
      callback = task
      port2.postMessage(null)
    },
  }
}
