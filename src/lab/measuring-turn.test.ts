import { describe, expect, it } from 'vitest'
import { inTurn as inTurnOf, type TurnOptions } from './measuring-turn.ts'
import type { PageVisibility } from './page-visibility.ts'

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

/** A page that is in view until it says otherwise. */
function createPage() {
  let hidden = false
  const listeners = new Set<() => void>()
  const visibility: PageVisibility = {
    isHidden: () => hidden,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const hide = (isHidden: boolean) => {
    hidden = isHidden
    for (const listener of listeners) listener()
  }
  return { visibility, hide }
}

const inTurn = <T>(work: () => Promise<T>, options: TurnOptions) =>
  inTurnOf(work, { visibility: createPage().visibility, ...options })

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

  it('are not held back where the browser denies the locks, and begin only once', async () => {
    const denied = new DOMException('Access to the Locks API is denied in this context.', 'SecurityError')
    const locks = { request: () => Promise.reject(denied) } as unknown as NonNullable<TurnOptions['locks']>
    expect(await inTurn(async () => 7, { locks })).toBe(7)
    let begun = 0
    const work = () => {
      begun++
      return Promise.reject(new Error('of the work'))
    }
    await expect(inTurn(work, { locks: createLocks() })).rejects.toThrow('of the work')
    expect(begun).toBe(1)
  })

  it('that waited in a page out of sight begin when it is seen again', async () => {
    const locks = createLocks()
    const [first, second] = [byHand<string>(), byHand<string>()]
    const page = createPage()
    const one = inTurn(first.work, { locks })
    const two = inTurn(second.work, { locks, visibility: page.visibility })
    await aMoment()
    page.hide(true)
    first.end('one')
    await one
    await aMoment()
    expect(second.hasBegun()).toBe(false)
    // Meanwhile the turn is another tab's.
    expect(await inTurn(async () => 3, { locks })).toBe(3)
    page.hide(false)
    await aMoment()
    expect(second.hasBegun()).toBe(true)
    second.end('two')
    expect(await two).toBe('two')
  })
})
