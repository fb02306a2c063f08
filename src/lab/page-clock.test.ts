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

it('lets nothing be drawn shortly before an appointment, and everything in the pause after it', () => {
  const { state, clock } = fakeTimers()
  const drawn: string[] = []
  clock.schedule(1010, () => {})
  clock.schedule(1020, () => {})
  clock.schedule(1100, () => {})
  clock.whenQuiet(() => drawn.push('chart'))
  const callOff = clock.whenQuiet(() => drawn.push('called off'))
  callOff()
  state.tasks[0]?.()
  state.nowMs = 1010.5
  state.set.get(1)?.callback()
  expect(drawn).toEqual([])
  state.nowMs = 1020.5
  state.set.get(2)?.callback()
  expect(drawn).toEqual(['chart'])
})

it('draws at once where nothing is due, and after a second at the latest', () => {
  const { state, clock } = fakeTimers()
  let drawn = 0
  clock.whenQuiet(() => drawn++)
  expect(drawn).toBe(1)
  for (let atMs = 1010; atMs <= 2100; atMs += 10) clock.schedule(atMs, () => {})
  clock.whenQuiet(() => drawn++)
  state.tasks[0]?.()
  for (const [timer, atMs] of [
    [1, 1010.5],
    [50, 1500.5],
  ] as const) {
    state.nowMs = atMs
    state.set.get(timer)?.callback()
  }
  expect(drawn).toBe(1)
  state.nowMs = 2010.5
  state.set.get(101)?.callback()
  expect(drawn).toBe(2)
})
