import { afterEach, expect, it, vi } from 'vitest'
import { stopForever } from './stop.ts'

afterEach(() => vi.restoreAllMocks())

it('waits on shared memory, without an end and for a value that is there: a thread that sleeps', () => {
  const reached = new Error('would sleep here')
  const wait = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
    throw reached
  })
  // As on a page that is not isolated.
  vi.stubGlobal('SharedArrayBuffer', undefined)
  expect(stopForever).toThrow(reached)
  vi.unstubAllGlobals()
  const [array, index, value, ...rest] = wait.mock.calls[0] ?? []
  expect(array?.buffer).toBeInstanceOf(SharedArrayBuffer)
  expect([array?.[Number(index)], rest]).toEqual([value, []])
})
