import { expect, it } from 'vitest'
import type { TakeTurn } from '../measuring-turn.ts'
import type { Experiment } from './experiment.ts'
import { createExperimentStore } from './experiment-store.ts'
import { measured } from './figure.ts'
import type { Ground } from './ground.ts'
import type { Journal, Outcome } from './journal.ts'

const Nothing = () => null
const words = { title: '', introduction: '', question: '', options: {}, why: {}, lesson: () => '' }

/** A journal in memory, and what was written into it. */
function memory() {
  const kept: Omit<Outcome, 'at'>[] = []
  const journal: Journal = {
    entry: () => ({ prediction: null, outcome: null }),
    subscribe: () => () => {},
    predict: () => {},
    keep: (_id, outcome) => kept.push(outcome),
  }
  return { kept, journal }
}

/** An experiment whose run the test ends, on a page that the test hides. */
function byHand({ isTimed, takeTurn }: { isTimed?: true; takeTurn?: TakeTurn } = {}) {
  const page = { hidden: false, listeners: new Set<() => void>() }
  const visibility = {
    isHidden: () => page.hidden,
    subscribe: (listener: () => void) => {
      page.listeners.add(listener)
      return () => page.listeners.delete(listener)
    },
  }
  const hide = (hidden: boolean) => {
    page.hidden = hidden
    for (const listener of page.listeners) listener()
  }
  const ends: { resolve: (ms: number) => void; reject: (error: Error) => void }[] = []
  const grounds: { disposed: number; progress: (done: number) => void }[] = []
  const experiment: Experiment<{ rate: number }, number> = {
    id: 'latency',
    texts: { id: words, en: words },
    initial: { rate: 1 },
    run: () => new Promise((resolve, reject) => ends.push({ resolve, reject })),
    outcome: (ms) => (ms > 10 ? 'slow' : 'fast'),
    figures: (ms) => ({ p50: measured(ms, 'ms') }),
    Result: Nothing,
    ...(isTimed && { isTimed }),
  }
  const { kept, journal } = memory()
  const open = (onProgress: (progress: { done: number; total: number }) => void) => {
    const controller = new AbortController()
    const seen = { disposed: 0, progress: (done: number) => onProgress({ done, total: 9 }) }
    grounds.push(seen)
    const dispose = () => {
      seen.disposed++
      controller.abort()
    }
    return { ground: { signal: controller.signal } as Ground, dispose }
  }
  const store = createExperimentStore(experiment, journal, open, visibility, takeTurn ?? ((work) => work()))
  return { store, ends, grounds, kept, hide, page }
}

it('keeps the outcome of a run that came to its end, and ends what it started', async () => {
  const { store, ends, grounds, kept } = byHand()
  const run = store.run()
  grounds[0]?.progress(3)
  expect(store.getState().run).toEqual({ state: 'running', progress: { done: 3, total: 9 } })
  ends[0]?.resolve(12)
  await run
  expect(store.getState().last).toEqual({ result: 12, settings: { rate: 1 } })
  expect(kept).toEqual([{ optionId: 'slow', figures: { p50: measured(12, 'ms') } }])
  expect(grounds[0]?.disposed).toBeGreaterThan(0)
})

it('is free for the next run as soon as one is cancelled, and the cancelled one writes nothing', async () => {
  const { store, ends, grounds, kept } = byHand()
  const first = store.run()
  store.cancel()
  expect(store.getState().run).toEqual({ state: 'idle', cancelled: true })
  expect(grounds[0]?.disposed).toBeGreaterThan(0)
  const second = store.run()
  ends[0]?.resolve(99)
  await first
  grounds[0]?.progress(8)
  expect(store.getState().run).toEqual({ state: 'running', progress: null })
  ends[1]?.resolve(5)
  await second
  expect(kept.map(({ optionId }) => optionId)).toEqual(['fast'])
})

it('says in whose words a run failed, keeps the last result, and can run again', async () => {
  const { store, ends, kept } = byHand()
  const good = store.run()
  ends[0]?.resolve(5)
  await good
  const bad = store.run()
  ends[1]?.reject(new Error('HTTP 503: not ready'))
  await bad
  expect(store.getState().run).toEqual({ state: 'failed', reason: 'Error: HTTP 503: not ready' })
  expect([store.getState().last?.result, kept.length]).toEqual([5, 1])
  const again = store.run()
  ends[2]?.resolve(6)
  await again
  expect(store.getState().run).toEqual({ state: 'idle', cancelled: false })
})

it('runs once at a time, with the settings that it began with', async () => {
  const { store, ends } = byHand()
  const run = store.run()
  await store.run()
  store.change({ rate: 7 })
  expect(ends).toHaveLength(1)
  ends[0]?.resolve(1)
  await run
  expect(store.getState().last?.settings).toEqual({ rate: 1 })
})

it('times of a run that was out of sight count for nothing; what no time decides is kept', async () => {
  for (const timed of [true, false]) {
    const { store, ends, kept, hide, page } = byHand(timed ? { isTimed: true } : {})
    const run = store.run()
    hide(true)
    hide(false)
    ends[0]?.resolve(12)
    await run
    expect(store.getState().run).toEqual(timed ? { state: 'unseen' } : { state: 'idle', cancelled: false })
    expect(kept).toHaveLength(timed ? 0 : 1)
    expect(page.listeners.size).toBe(0)
  }
})

it('what is timed waits for its turn, says so, and may be out of sight meanwhile; what is not does not wait', async () => {
  let begin = () => {}
  const takeTurn: TakeTurn = async (work, { onWait } = {}) => {
    onWait?.()
    await new Promise<void>((resolve) => {
      begin = resolve
    })
    return work()
  }
  const timed = byHand({ isTimed: true, takeTurn })
  const run = timed.store.run()
  expect(timed.store.getState().run).toEqual({ state: 'running', progress: null, waits: true })
  expect(timed.ends).toHaveLength(0)
  timed.hide(true)
  timed.hide(false)
  begin()
  await Promise.resolve()
  await Promise.resolve()
  expect(timed.store.getState().run).toEqual({ state: 'running', progress: null })
  timed.ends[0]?.resolve(12)
  await run
  expect(timed.kept).toHaveLength(1)

  const untimed = byHand({ takeTurn })
  void untimed.store.run()
  expect(untimed.ends).toHaveLength(1)
})
