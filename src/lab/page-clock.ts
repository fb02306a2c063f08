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

/** The page's clock. */
export type PageClock = Clock & {
  /**
   * Calls back at once when nothing is due for a while, else after the first appointment that such a while follows, at
   * the latest after a second. For drawing: who draws while a request is due makes it late. Returns the way to call it
   * off.
   */
  whenQuiet(callback: () => void): () => void
}

/** Long enough for what is drawn and for the frame in which the browser does. */
const QUIET_MS = 25
const PATIENCE_MS = 1000

/**
 * Browsers hold back a timer that was set by a timer that was set by a timer (from the fifth on at
 * least 4 ms: HTML's timer nesting level). So appointments of one task are collected and set together in a task that a
 * message starts: there the level is 0 again, and each of them comes to its millisecond.
 */
export function createPageClock(timers: Timers = browserTimers()): PageClock {
  let waiting: Appointment[] = []
  const pending = new Set<Appointment>()
  let draws: { callback: () => void; sinceMs: number }[] = []
  const isQuiet = () => {
    const untilMs = timers.nowMs() + QUIET_MS
    for (const { atMs } of pending) if (atMs < untilMs) return false
    return true
  }
  const drawIfQuiet = () => {
    if (draws.length === 0) return
    const nowMs = timers.nowMs()
    const due = isQuiet() ? draws : draws.filter(({ sinceMs }) => nowMs - sinceMs >= PATIENCE_MS)
    draws = draws.filter((draw) => !due.includes(draw))
    for (const { callback } of due) callback()
  }
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
      else {
        pending.delete(appointment)
        appointment.callback()
        drawIfQuiet()
      }
    }, delayMs)
  }
  return {
    nowMs: timers.nowMs,
    schedule(atMs, callback) {
      const appointment: Appointment = { atMs, callback, timer: null, calledOff: false }
      if (waiting.length === 0) timers.inNewTask(setAll)
      waiting.push(appointment)
      pending.add(appointment)
      return () => {
        pending.delete(appointment)
        appointment.calledOff = true
        if (appointment.timer !== null) timers.clearTimer(appointment.timer)
        if (pending.size === 0) drawIfQuiet()
      }
    },
    whenQuiet(callback) {
      if (isQuiet()) {
        callback()
        return () => {}
      }
      const draw = { callback, sinceMs: timers.nowMs() }
      draws.push(draw)
      return () => {
        draws = draws.filter((other) => other !== draw)
      }
    },
  }
}

function browserTimers(): Timers {
  let callback: (() => void) | null = null
  let channel: MessageChannel | null = null
  return {
    nowMs: () => performance.now(),
    setTimer: (due, delayMs) => window.setTimeout(due, delayMs),
    clearTimer: (timer) => window.clearTimeout(timer),
    inNewTask(task) {
      callback = task
      if (!channel) {
        channel = new MessageChannel()
        channel.port1.onmessage = () => callback?.()
      }
      channel.port2.postMessage(null)
    },
  }
}

/** The one clock of this page: what draws can see when a request is due. */
export const pageClock = createPageClock()
