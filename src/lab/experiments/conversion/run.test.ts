import { expect, it } from 'vitest'
import type { PredictResponse, StartOptions, StartupEvent } from '#service/contract.ts'
import {
  type EncodedPicture,
  type ExperimentService,
  type Ground,
  type ServiceOptions,
  StartFailedError,
} from '../ground.ts'
import { run } from './run.ts'

const pictures = [0, 1, 0].map((index) => ({ sample: { index } }) as EncodedPicture)
const STARTUP = [
  {
    kind: 'stage',
    stage: 'fetch',
    state: 'done',
    ms: 5,
    facts: { bytes: 1000, fromCache: true, runtimeFromCache: false },
  },
  { kind: 'stage', stage: 'load', state: 'done', ms: 40, facts: {} },
  { kind: 'stage', stage: 'warm', state: 'done', ms: 60, facts: { coldMs: 9 } },
] as StartupEvent[]

/** Services that always answer class 0: sure of it on WASM, less so on the graphics card. */
function ground(gpuFails = false) {
  const asked: string[] = []
  const stopped: string[] = []
  const abort = new AbortController()
  const service = (name: string, provider: string) =>
    ({
      startup: STARTUP,
      fetch: async () =>
        Response.json({
          runtimeVersion: '9.9.9',
          onnx: { nodeCount: 2, operatorCounts: [{ opType: 'Conv', count: 2 }] },
        }),
      predict: async () => {
        asked.push(name)
        const probabilities = provider === 'webgpu' ? [0.6, 0.4] : [0.8, 0.2]
        const forward = asked.length
        const response = { index: 0, probabilities, timing_ms: { forward } } as PredictResponse
        return { response, roundTripMs: 1 }
      },
      stop: () => stopped.push(name),
    }) as unknown as ExperimentService
  const on = {
    signal: abort.signal,
    pictures: async () => pictures,
    progress: () => {},
    start: async ({ start }: ServiceOptions) => {
      const { artifact, provider } = start as StartOptions
      if (provider === 'webgpu' && gpuFails) {
        const failure = { runtimeMessage: 'device lost' } as StartFailedError['failure']
        throw new StartFailedError(failure, 3)
      }
      return service(provider === 'wasm' ? artifact : `${artifact} on ${provider}`, provider)
    },
  } as unknown as Ground
  return { on, asked, stopped, abort }
}

const usable = async () => 'usable' as const

it('every artefact gets each picture before the next one, another artefact first each time', async () => {
  const { on, asked, stopped } = ground()
  const { rows, pictures: count, runtimeVersion } = await run(on, { webGpu: false }, usable)
  expect(asked.slice(0, 4)).toEqual(['raw', 'fp32', 'int8', 'tiny'])
  expect(asked.slice(4, 8)).toEqual(['fp32', 'int8', 'tiny', 'raw'])
  expect(asked).toHaveLength(12)
  expect([count, runtimeVersion]).toEqual([3, '9.9.9'])
  expect(rows.map(({ artifact }) => artifact)).toEqual(['raw', 'fp32', 'int8', 'tiny'])
  expect(rows[0]).toMatchObject({
    nodes: 2,
    operators: { Conv: 2 },
    bytes: 1000,
    fetchMs: 5,
    fromCache: true,
    runtimeFromCache: false,
    loadMs: 40,
    coldMs: 9,
    // Asked as the 1st, the 8th and the 11th.
    forwardMs: 8,
    right: 2,
    agree: 3,
    largestDifference: 0,
  })
  expect(stopped).toEqual(['raw', 'fp32', 'int8', 'tiny'])
})

it('the graphics card is left alone unless it was chosen and can be used', async () => {
  for (const [chosen, found] of [
    [false, 'usable'],
    [true, 'no-adapter'],
  ] as const) {
    const { on, asked } = ground()
    const result = await run(on, { webGpu: chosen }, async () => found)
    expect(result).toMatchObject({ onGpu: null, webGpu: found })
    expect(asked).not.toContain('int8 on webgpu')
  }
})

it('on the graphics card the same file is asked, and compared with its answers on WASM', async () => {
  const { on, asked, stopped } = ground()
  const { onGpu } = await run(on, { webGpu: true }, usable)
  expect(asked.slice(12)).toEqual(Array(3).fill('int8 on webgpu'))
  expect(onGpu).toMatchObject({ row: { coldMs: 9, agree: 3 } })
  expect(onGpu && 'row' in onGpu ? onGpu.row.largestDifference : 0).toBeCloseTo(Math.log(2), 12)
  expect(stopped).toContain('int8 on webgpu')
})

it('a graphics card that fails is told in its own words, beside all that was measured', async () => {
  const { on } = ground(true)
  const { onGpu, rows } = await run(on, { webGpu: true }, usable)
  expect(onGpu).toEqual({ words: 'device lost' })
  expect(rows).toHaveLength(4)
})

it('a cancelled run ends between two pictures', async () => {
  const { on, asked, abort } = ground()
  const predicted = asked.length
  const running = run(
    { ...on, progress: ({ done }) => done === 4 && abort.abort() },
    { webGpu: true },
    usable,
  )
  await expect(running).rejects.toThrow()
  expect(asked.length - predicted).toBeLessThan(2)
})
