import { describe, expect, it } from 'vitest'
import { RequestLostError } from '#fleet/request-lost-error.ts'
import { VirtualClock } from '#traffic/fixtures/virtual-clock.ts'
import type { TakeTurn } from '../measuring-turn.ts'
import { jobOf, type LoadState } from './load-state.ts'
import { createLoadStore } from './load-store.ts'

const BODY = JSON.stringify({
  provider: 'wasm',
  threads: 1,
  model: { artifact: 'int8' },
  timing_ms: { queue: 3, total: 23 },
})

type Behaviour = (asked: number) => Promise<Response>

/** One worker with so much work for each request, or whatever the test wants instead. */
function machine(options: { serviceMs?: number; behave?: Behaviour; takeTurn?: TakeTurn } = {}) {
  const clock = new VirtualClock()
  const asked: string[] = []
  let freeAtMs = 0
  let inFlight = 0
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(request.url)
    if (options.behave) return options.behave(asked.length)
    freeAtMs = Math.max(freeAtMs, clock.nowMs()) + (options.serviceMs ?? 5)
    inFlight++
    await new Promise<void>((done) => clock.schedule(freeAtMs, done))
    inFlight--
    return new Response(BODY)
  }
  const process = {
    pid: 100,
    parentPid: null,
    role: 'server',
    state: 'ready',
    startedAtMs: 0,
    command: 'uvicorn app.main:app',
  } as const
  const page = { hidden: false, listener: () => {} }
  const visibility = {
    isHidden: () => page.hidden,
    subscribe: (listener: () => void) => {
      page.listener = listener
      return () => {
        page.listener = () => {}
      }
    },
  }
  const store = createLoadStore(
    { fetch, processes: () => [{ ...process, inFlight }] },
    (index) => new Request(`http://localhost:8000/predict?i=${index}`),
    { clock, visibility, cpus: 2, takeTurn: options.takeTurn ?? ((work) => work()) },
  )
  const seen: LoadState[] = []
  store.subscribe((state) => seen.push(state))
  return { clock, store, asked, seen, page }
}

/** What a Response needs to be read comes in tasks of its own: virtual time waits for it. */
async function finish<T>(clock: VirtualClock, result: Promise<T>): Promise<T> {
  let settled = false
  const done = result.finally(() => {
    settled = true
  })
  while (!settled) {
    await clock.run(clock.nowMs() + 5)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return done
}

describe('a run', () => {
  it('asks once who is there, sends what was planned, and keeps what came of it', async () => {
    const { clock, store, asked } = machine()
    store.change({ arrivals: 'constant', durationS: 2 })
    const finished = await finish(clock, store.start())
    expect(asked).toHaveLength(101)
    expect(asked.slice(1, 3).map((url) => new URL(url).search)).toEqual(['?i=0', '?i=1'])
    expect(finished).toMatchObject({
      number: 1,
      facts: { provider: 'wasm', threads: 1, artifact: 'int8' },
      summary: { planned: 100, accounts: { sent: 100, answered: 100, refused: 0, lost: 0 }, invalid: [] },
    })
    expect(store.getState().runs).toEqual([finished])
    expect(store.getState().phase).toEqual({ state: 'idle', after: 'run' })
  })

  it('is told to the view once a second', async () => {
    const { clock, store, seen } = machine()
    store.change({ durationS: 4 })
    const startMs = clock.nowMs()
    await finish(clock, store.start())
    const looks = new Set(seen.flatMap(({ phase }) => (phase.state === 'running' ? [phase.live] : [])))
    expect(looks.size).toBeGreaterThan(2)
    expect(looks.size).toBeLessThanOrEqual(1 + (clock.nowMs() - startMs) / 1000)
  })

  it('is over when it is over: no look at it comes later', async () => {
    const { clock, store } = machine()
    store.change({ durationS: 2 })
    await finish(clock, store.start())
    await clock.run(clock.nowMs() + 5000)
    expect(store.getState().phase).toEqual({ state: 'idle', after: 'run' })
  })

  it('keeps the last two, newest first', async () => {
    const { clock, store } = machine()
    store.change({ durationS: 1 })
    for (let i = 0; i < 3; i++) await finish(clock, store.start())
    expect(store.getState().runs.map(({ number }) => number)).toEqual([3, 2])
  })

  it('of each method runs and ends', async () => {
    const { clock, store } = machine({ serviceMs: 2 })
    store.change({ durationS: 1 })
    const counts: [string, number, boolean][] = []
    for (const method of ['closed', 'single-stream', 'multi-stream', 'server', 'offline'] as const) {
      store.change({ method })
      const finished = await finish(clock, store.start())
      if (finished) counts.push([method, finished.run.records.length, finished.scenario !== null])
    }
    expect(counts.map(([method, , isScenario]) => [method, isScenario])).toEqual([
      ['closed', false],
      ['single-stream', true],
      ['multi-stream', true],
      ['server', true],
      ['offline', true],
    ])
    expect(counts[0]?.[1]).toBe(50)
    expect(counts[4]?.[1]).toBe(246)
  }, 20_000)

  it('in a page that was hidden for a while is not valid', async () => {
    const { clock, store, page } = machine()
    store.change({ durationS: 1 })
    const running = store.start()
    clock.schedule(500, () => {
      page.hidden = true
      page.listener()
      page.hidden = false
      page.listener()
    })
    expect((await finish(clock, running))?.summary.invalid).toEqual(['hidden'])
  })

  it('can be cancelled at once, and is kept as incomplete', async () => {
    const { clock, store, asked } = machine()
    const running = store.start()
    clock.schedule(1000, () => store.cancel())
    const finished = await finish(clock, running)
    expect(finished?.run.durationMs).toBeLessThanOrEqual(1005)
    expect(finished?.summary.invalid).toEqual(['incomplete'])
    expect(jobOf(store.getState())).toBeNull()
    const sent = asked.length
    await clock.run()
    expect(asked).toHaveLength(sent)
  })

  it('waits while something else is being measured, and can be cancelled meanwhile', async () => {
    const takeTurn: TakeTurn = (_work, { onWait, signal } = {}) =>
      new Promise((_, reject) => {
        onWait?.()
        signal?.addEventListener('abort', () => reject(signal.reason))
      })
    const { clock, store, asked } = machine({ takeTurn })
    const running = store.start()
    clock.schedule(1000, () => {
      expect(store.getState().phase).toEqual({ state: 'waiting', job: 'run' })
      store.cancel()
    })
    expect(await finish(clock, running)).toBeNull()
    expect(asked).toHaveLength(0)
    expect(store.getState().phase).toEqual({ state: 'idle', after: 'run' })
  })

  it('does not begin while another goes on, and nothing is changed under it', async () => {
    const { clock, store } = machine()
    store.change({ durationS: 1 })
    const first = store.start()
    expect([await store.start(), await store.search()]).toEqual([null, null])
    store.change({ rateRps: 7 })
    expect((await finish(clock, first))?.settings.rateRps).toBe(50)
    expect(store.getState().settings.rateRps).toBe(50)
  })
})

describe('without a service', () => {
  it('nothing is sent but the opening request, and the reason is told', async () => {
    const { clock, store, asked } = machine({ behave: () => Promise.reject(new RequestLostError('refused')) })
    expect(await finish(clock, store.start())).toBeNull()
    expect(store.getState()).toMatchObject({ phase: { state: 'failed', reason: 'refused' }, runs: [] })
    expect(asked).toHaveLength(1)
  })

  it('a service that is not ours is loaded all the same, but nothing is claimed of it', async () => {
    const { clock, store } = machine({ behave: async () => new Response('hello') })
    store.change({ durationS: 1 })
    expect(await finish(clock, store.start())).toMatchObject({ facts: null, summary: { invalid: [] } })
  })

  it('a search ends when every request of a run is lost', async () => {
    const { clock, store } = machine({
      behave: (asked) =>
        asked === 1 ? Promise.resolve(new Response(BODY)) : Promise.reject(new RequestLostError('refused')),
    })
    store.change({ arrivals: 'constant' })
    expect(await finish(clock, store.search())).toBeNull()
    expect(store.getState().phase).toEqual({ state: 'failed', reason: 'refused' })
  })
})

describe('a search', () => {
  it('finds the rate at which one worker of 20 ms stops holding 50 ms', async () => {
    const { clock, store, seen } = machine({ serviceMs: 20 })
    store.change({ arrivals: 'constant', rateRps: 20, resolutionRps: 10 })
    const found = await finish(clock, store.search())
    // Evenly spaced, one worker bears 50 a second and not one more.
    expect(found?.probes.map(({ rateRps }) => rateRps)).toEqual([20, 40, 80, 60, 50])
    expect(found).toMatchObject({ limitRps: 50, failedRps: 60, ended: 'found' })
    expect(store.getState().search).toBe(found)
    // What the service says of its work, its waiting left out: 20 ms.
    expect(found?.bound).toMatchObject({ workers: 1, workMs: 20, n: 40, capacityRps: 50 })
    expect(found?.bound?.limitRps).toBeCloseTo(50, 0)
    const runs = seen.flatMap(({ phase }) => (phase.state === 'running' ? [phase.search?.run] : []))
    expect(new Set(runs)).toEqual(new Set([1, 2, 3, 4, 5]))
  }, 20_000)

  it('of a service that does not tell how long it worked has no bound', async () => {
    const { clock, store } = machine({ behave: async () => new Response('hello') })
    store.change({ arrivals: 'constant', rateRps: 500 })
    expect(await finish(clock, store.search())).toMatchObject({ bound: null, ended: 'beyond-range' })
  }, 20_000)

  it('can be cancelled and keeps what it knows', async () => {
    const { clock, store } = machine()
    const searching = store.search()
    clock.schedule(2000, () => store.cancel())
    expect(await finish(clock, searching)).toMatchObject({ ended: 'cancelled', limitRps: null })
    expect(jobOf(store.getState())).toBeNull()
  })
})
