import { expect, it } from 'vitest'
import { createPageClock, type Timers } from './page-clock.ts'

/** Timers that are set by hand, and tasks that are run by hand. */
function fakeTimers() {
  const set = new Map<number, { delayMs: number; callback: () => void }>()
  const tasks: (() => void)[] = []
  const state = { nowMs: 1000.25, set, tasks }
  const timers: Timers = {
    nowMs: () => state.nowMs,
    setTimer: (callback, delayMs) => {
      set.set(set.size + 1, { delayMs, callback })
      return set.size
    },
    clearTimer: (timer) => set.delete(timer),
    inNewTask: (task) => tasks.push(task),
  }
  return { state, clock: createPageClock(timers) }
}

it('sets all appointments of one task together, in one new task', () => {
  const { state, clock } = fakeTimers()
  for (const atMs of [1020, 1040.5, 900]) clock.schedule(atMs, () => {})
  expect([state.tasks.length, state.set.size]).toEqual([1, 0])
  state.tasks[0]?.()
  // 19.75 and 40.25 ms from now, in whole milliseconds and never early; what is past comes at once.
  expect([...state.set.values()].map(({ delayMs }) => delayMs)).toEqual([20, 41, 0])
})

it('asks for a new task again when an appointment makes another', () => {
  const { state, clock } = fakeTimers()
  clock.schedule(1001, () => clock.schedule(1002, () => {}))
  state.tasks[0]?.()
  state.nowMs = 1001.5
  state.set.get(1)?.callback()
  expect([state.tasks.length, state.set.size]).toEqual([2, 1])
  state.tasks[1]?.()
  expect(state.set.size).toBe(2)
})

it('waits for what is left when a timer comes early', () => {
  const { state, clock } = fakeTimers()
  let called = 0
  clock.schedule(1020, () => called++)
  state.tasks[0]?.()
  state.nowMs = 1019.6
  state.set.get(1)?.callback()
  expect([called, state.set.get(2)?.delayMs]).toEqual([0, 1])
  state.nowMs = 1020.1
  state.set.get(2)?.callback()
  expect(called).toBe(1)
})

it('calls off before and after the timer is set', () => {
  const { state, clock } = fakeTimers()
  const callOffFirst = clock.schedule(1010, () => {})
  const callOffSecond = clock.schedule(1020, () => {})
  callOffFirst()
  state.tasks[0]?.()
  expect(state.set.size).toBe(1)
  callOffSecond()
  expect(state.set.size).toBe(0)
})
