import { expect, it } from 'vitest'
import type { PredictResponse, StartOptions } from '#service/contract.ts'
import {
  type EncodedPicture,
  type ExperimentService,
  type Ground,
  type ServiceOptions,
  StartFailedError,
} from '../ground.ts'
import { AS_CONTRACT, withMistake } from './contract-choice.ts'
import { createSkewBench } from './skew-bench.ts'

const PREPROCESSING = { size: 1, scale: 255, mean: [0, 0, 0], std: [1, 1, 1] }
const TENSOR = { shape: [3, 1, 1], float32_base64: btoa(String.fromCharCode(...new Uint8Array(12))) }

const pictures = [0, 1, 2].map((index) => ({ sample: { index } }) as EncodedPicture)

/**
 * A ground whose contract's service is always right and whose changed services always answer 0, when the test lets them.
 *
 * @param caught changed contracts do not start unless the golden inputs are left out.
 */
function ground(caught = false) {
  const started: { options: ServiceOptions; stopped: boolean; lost: boolean }[] = []
  let asked = 0
  const held: (() => void)[] = []
  let holding = false
  const service = (options: ServiceOptions): ExperimentService => {
    const entry = { options, stopped: false, lost: false }
    started.push(entry)
    options.signal?.addEventListener('abort', () => {
      entry.stopped = true
    })
    return {
      fetch: async () => Response.json({ preprocessing: PREPROCESSING }),
      predict: async (picture: EncodedPicture) => {
        asked++
        if (entry.lost) throw new Error('connection lost')
        if (holding) await new Promise<void>((resolve) => held.push(resolve))
        const index = options.start ? 0 : picture.sample.index
        return { response: { index, probability: 0.75, tensor: TENSOR } as PredictResponse, roundTripMs: 1 }
      },
      stop: () => {
        entry.stopped = true
      },
    } as unknown as ExperimentService
  }
  const { signal } = new AbortController()
  return {
    started,
    asked: () => asked,
    hold: () => {
      holding = true
    },
    letGo: () => {
      holding = false
      for (const resolve of held.splice(0)) resolve()
    },
    ground: {
      signal,
      pictures: async () => pictures,
      start: async (options: ServiceOptions = {}) => {
        const started = service(options)
        if (caught && options.start?.changedFiles && !options.start.habits) {
          const failure = { code: 'golden-mismatch', runtimeMessage: 'golden' } as StartFailedError['failure']
          throw new StartFailedError(failure, 3)
        }
        return started
      },
    } as unknown as Ground,
  }
}

/** changedContract reads the manifest from the web server. */
function serveManifest() {
  globalThis.document ??= { baseURI: 'http://localhost/' } as Document
  globalThis.fetch = async () => Response.json({ preprocessing: PREPROCESSING })
}

const contractOf = ({ start }: ServiceOptions) => {
  const file = (start as StartOptions | undefined)?.changedFiles?.['manifest.json']
  return file ? JSON.parse(new TextDecoder().decode(file)).preprocessing : null
}

it('measures the contract once, and then every changed one against it', async () => {
  serveManifest()
  const { ground: on, started } = ground()
  const bench = createSkewBench(on, async (all) => [...all])
  await bench.change(AS_CONTRACT)
  expect(bench.getState()).toMatchObject({
    phase: 'measured',
    contract: { right: 3, answered: 3 },
    tried: [],
  })
  await bench.change(withMistake('bgr'))
  const { tally, tried, contract } = bench.getState()
  expect(tally).toMatchObject({
    right: 1,
    changed: 2,
    answered: 3,
    caught: false,
    surestError: { truth: 1, said: 0, probability: 0.75 },
  })
  expect(tried).toEqual([tally])
  expect(contract?.right).toBe(3)
  expect(contractOf(started[1]?.options ?? {})).toMatchObject({ colorOrder: 'BGR' })
  await bench.change(withMistake('bgr'))
  expect(bench.getState().tried).toHaveLength(1)
  expect(started.map(({ stopped }) => stopped)).toEqual([false, true, false])
})

it('a contract that is changed again in the middle is not among those that were tried', async () => {
  serveManifest()
  const { ground: on, started, hold, letGo } = ground()
  const bench = createSkewBench(on, async (all) => [...all])
  await bench.change(AS_CONTRACT)
  hold()
  const first = bench.change(withMistake('raw'))
  await expect.poll(() => started.length).toBe(2)
  const second = bench.change(withMistake('layout'))
  letGo()
  await Promise.all([first, second])
  expect(bench.getState().tried.map(({ choice }) => choice)).toEqual([withMistake('layout')])
  expect(started.filter(({ options, stopped }) => options.start && !stopped)).toHaveLength(1)
})

it('what the golden inputs refuse is started without them, and the tally says so', async () => {
  serveManifest()
  const { ground: on, started } = ground(true)
  const bench = createSkewBench(on, async (all) => [...all])
  await bench.change(withMistake('bgr'))
  expect(bench.getState()).toMatchObject({ phase: 'measured', tally: { caught: true, answered: 3 } })
  expect(started.at(-1)?.options.start?.habits).toEqual({ unchecked: ['sha256', 'golden'] })
})

it('the contract goes on where it was stopped, and is measured anew when asked again', async () => {
  const { ground: on, asked } = ground()
  const bench = createSkewBench(on, async (all) => [...all])
  const unsubscribe = bench.subscribe(({ contract }) => {
    if (contract?.answered === 1 && bench.getState().phase === 'measuring') bench.stop()
  })
  await bench.change(AS_CONTRACT)
  unsubscribe()
  expect(bench.getState()).toMatchObject({ phase: 'stopped', contract: { answered: 1 } })
  let before = asked()
  await bench.again()
  expect(asked() - before).toBe(2)
  expect(bench.getState()).toMatchObject({ phase: 'measured', contract: { answered: 3, right: 3 } })
  before = asked()
  await bench.again()
  expect(asked() - before).toBe(3)
  expect(bench.getState()).toMatchObject({ phase: 'measured', contract: { answered: 3, right: 3 } })
})

it('stopped, it keeps what was measured before and starts again when asked', async () => {
  serveManifest()
  const { ground: on, hold, letGo, started } = ground()
  const bench = createSkewBench(on, async (all) => [...all])
  await bench.change(AS_CONTRACT)
  hold()
  const going = bench.change(withMistake('raw'))
  await expect.poll(() => started.length).toBe(2)
  bench.stop()
  letGo()
  await going
  expect(bench.getState()).toMatchObject({ phase: 'stopped', tally: null, contract: { answered: 3 } })
  await bench.change(withMistake('raw'))
  expect(bench.getState()).toMatchObject({ phase: 'measured', tally: { answered: 3 } })
})

it('says in whose words it failed, and goes on with the next change', async () => {
  const { ground: on } = ground()
  serveManifest()
  const bench = createSkewBench(on, async (all) => [...all])
  await bench.change(AS_CONTRACT)
  globalThis.fetch = async () => new Response('', { status: 404 })
  await bench.change(withMistake('bgr'))
  expect(bench.getState()).toMatchObject({ phase: 'failed', failure: 'Error: manifest.json: HTTP 404' })
  serveManifest()
  await bench.change(withMistake('bgr'))
  expect(bench.getState().phase).toBe('measured')
})

it('a contract’s service that was lost is started anew when tried again', async () => {
  serveManifest()
  const { ground: on, started } = ground()
  const bench = createSkewBench(on, async (all) => [...all])
  await bench.change(AS_CONTRACT)
  for (const entry of started) entry.lost = true
  await bench.look(1)
  expect(bench.getState()).toMatchObject({ phase: 'failed', failure: 'Error: connection lost' })
  await bench.again()
  expect(bench.getState()).toMatchObject({ phase: 'measured', contractSeen: { picture: 1 } })
  expect(started.map(({ stopped }) => stopped)).toEqual([true, false])
})
