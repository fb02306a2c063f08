import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DRAW_BUSY_EVERY_MS, DRAW_EVERY_MS, PacedLines } from './paced-lines.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
})

function paced(options: { whenQuiet?: (callback: () => void) => () => void } = {}) {
  const drawn: string[][] = []
  const lines = new PacedLines({
    draw: (some) => drawn.push([...some]),
    whenQuiet: (callback) => {
      callback()
      return () => {}
    },
    nowMs: () => Date.now(),
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs)
      return () => clearTimeout(timer)
    },
    ...options,
  })
  return { lines, drawn }
}

describe('lines of a log', () => {
  it('are drawn at once when nothing was for a while', () => {
    const { lines, drawn } = paced()
    lines.add(['a'])
    vi.advanceTimersByTime(DRAW_EVERY_MS)
    lines.add(['b', 'c'])
    expect(drawn).toEqual([['a'], ['b', 'c']])
  })

  it.each([
    ['now and then', 100, DRAW_EVERY_MS],
    ['without a pause', 20, DRAW_BUSY_EVERY_MS],
  ])('that come %s are drawn together, all of them, in their order', (_, gapMs, everyMs) => {
    const { lines, drawn } = paced()
    for (let i = 0; i < 200; i++) {
      lines.add([String(i)])
      vi.advanceTimersByTime(gapMs)
    }
    vi.advanceTimersByTime(everyMs)
    expect(drawn.flat()).toEqual(Array.from({ length: 200 }, (_, i) => String(i)))
    expect(drawn.length).toBeLessThanOrEqual((200 * gapMs) / everyMs + 2)
  })

  it('wait until drawing makes nothing late', () => {
    let callBack = () => {}
    const { lines, drawn } = paced({
      whenQuiet: (callback) => {
        callBack = callback
        return () => {}
      },
    })
    lines.add(['a'])
    lines.add(['b'])
    expect(drawn).toEqual([])
    callBack()
    expect(drawn).toEqual([['a', 'b']])
  })

  it('wait no longer when somebody looks, and are drawn once', () => {
    const { lines, drawn } = paced()
    lines.add(['a'])
    lines.add(['b'])
    lines.flush()
    lines.flush()
    vi.runAllTimers()
    expect(drawn).toEqual([['a'], ['b']])
  })

  it('that were dropped are not drawn', () => {
    const { lines, drawn } = paced()
    lines.add(['a'])
    lines.add(['b'])
    lines.drop()
    vi.runAllTimers()
    expect(drawn).toEqual([['a']])
  })
})
