import { describe, expect, it } from 'vitest'
import { inTurn, type TurnOptions } from './measuring-turn.ts'

/** Web Locks with one exclusive lock, as far as a turn needs them. */
function createLocks(): NonNullable<TurnOptions['locks']> {
  let tail: Promise<unknown> = Promise.resolve()
  let held = 0
  const request = async (
    name: string,
    options: { ifAvailable?: boolean; signal?: AbortSignal },
    work: (lock: { name: string } | null) => unknown,
  ) => {
    if (options.ifAvailable && held > 0) return work(null)
    held++
    const before = tail
    let release = () => {}
    tail = new Promise<void>((resolve) => {
      release = resolve
    })
    try {
      await Promise.race([
        before,
        new Promise((_, reject) =>
          options.signal?.addEventListener('abort', () => reject(options.signal?.reason)),
        ),
      ])
      return await work({ name })
    } finally {
      held--
      void before.then(release)
    }
  }
  return { request } as unknown as NonNullable<TurnOptions['locks']>
}

function byHand<T>() {
  let end: (value: T) => void = () => {}
  let begun = false
  const work = () => {
    begun = true
    return new Promise<T>((resolve) => {
      end = resolve
    })
  }
  return { work, end: (value: T) => end(value), hasBegun: () => begun }
}

const aMoment = () => new Promise((resolve) => setImmediate(resolve))

describe('measurements', () => {
  it('begin at once when none goes on', async () => {
    const locks = createLocks()
    const waits: string[] = []
    expect(await inTurn(async () => 7, { locks, onWait: () => waits.push('waits') })).toBe(7)
    expect(waits).toEqual([])
  })

  it('wait for the one that goes on, and say so', async () => {
    const locks = createLocks()
    const [first, second] = [byHand<string>(), byHand<string>()]
    const waits: string[] = []
    const one = inTurn(first.work, { locks })
    const two = inTurn(second.work, { locks, onWait: () => waits.push('waits') })
    await aMoment()
    expect([first.hasBegun(), second.hasBegun(), waits]).toEqual([true, false, ['waits']])
    first.end('one')
    expect(await one).toBe('one')
    await aMoment()
    expect(second.hasBegun()).toBe(true)
    second.end('two')
    expect(await two).toBe('two')
  })

  it('go on when the one before failed', async () => {
    const locks = createLocks()
    await expect(inTurn(() => Promise.reject(new Error('no')), { locks })).rejects.toThrow('no')
    expect(await inTurn(async () => 7, { locks })).toBe(7)
  })

  it('can be given up while they wait', async () => {
    const locks = createLocks()
    const first = byHand<string>()
    const one = inTurn(first.work, { locks })
    const controller = new AbortController()
    const second = byHand<string>()
    const two = inTurn(second.work, { locks, signal: controller.signal })
    await aMoment()
    controller.abort()
    await expect(two).rejects.toThrow(/abort/i)
    first.end('one')
    await one
    expect(second.hasBegun()).toBe(false)
  })

  it('are not held back where there are no locks', async () => {
    const first = byHand<string>()
    void inTurn(first.work, { locks: null })
    expect(await inTurn(async () => 7, { locks: null })).toBe(7)
  })
})
