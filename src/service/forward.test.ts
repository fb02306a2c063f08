import { beforeEach, expect, it, vi } from 'vitest'
import { openRuntime } from './forward.ts'

/** The runtime's place is taken by one that counts; what is tested is how it is asked. */
const runtime = vi.hoisted(() => ({ passes: 0, whileRunning: () => {}, destroyed: 0 }))

vi.mock('onnxruntime-web/wasm', () => ({
  env: {
    wasm: {},
    webgpu: { device: { destroy: () => (runtime.destroyed += 1) } },
    versions: { common: 'x' },
  },
  Tensor: class {},
  InferenceSession: {
    create: async () => ({
      run: async () => {
        runtime.passes += 1
        runtime.whileRunning()
        return { logits: { data: Float32Array.of(runtime.passes) } }
      },
    }),
  },
}))

beforeEach(() => {
  Object.assign(runtime, { passes: 0, destroyed: 0, whileRunning: () => {} })
})

async function open() {
  const opened = await openRuntime('wasm', 1, new Uint8Array())
  const session = await opened.createSession(new Uint8Array(), { input: 'input', output: 'logits' })
  return { opened, session, run: () => session.run(new Float32Array(1), [1, 1]) }
}

it('a slow worker really computes every forward pass so many times, until it is told otherwise', async () => {
  const { opened, run } = await open()
  await run()
  expect(runtime.passes).toBe(1)
  opened.disturb({ kind: 'slow', factor: 4 })
  expect([...(await run()).output]).toEqual([5])
  opened.disturb({ kind: 'slow', factor: 1 })
  await run()
  expect(runtime.passes).toBe(6)
})

it('between the passes of a slow worker its loop turns, so that health checks are answered', async () => {
  const { opened, run } = await open()
  opened.disturb({ kind: 'slow', factor: 3 })
  const order: string[] = []
  runtime.whileRunning = () => {
    order.push('pass')
    setImmediate(() => order.push('turn'))
  }
  await run()
  expect(order.slice(0, 3)).toEqual(['pass', 'turn', 'pass'])
})

it('losing the device destroys it', async () => {
  const { opened } = await open()
  opened.disturb({ kind: 'lose-device' })
  await Promise.resolve()
  await Promise.resolve()
  expect(runtime.destroyed).toBe(1)
})
