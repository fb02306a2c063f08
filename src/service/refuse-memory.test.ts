import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { startupFailure } from './failure.ts'
import { openRuntime } from './forward.ts'
import { refuseMemory } from './refuse-memory.ts'

const { Memory } = WebAssembly
afterEach(() => {
  WebAssembly.Memory = Memory
})

it('the engine refuses the real runtime its memory, and its own words come out as out-of-memory', async () => {
  const wasm = new Uint8Array(
    readFileSync(
      new URL('../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm', import.meta.url),
    ),
  )
  refuseMemory()
  const runtime = await openRuntime('wasm', 1, wasm)
  const thrown = await runtime
    .createSession(new Uint8Array(8), { input: 'input', output: 'logits' })
    .catch((error: unknown) => error)
  const failure = startupFailure(thrown, 'load')
  expect(failure.code).toBe('out-of-memory')
  expect(failure.runtimeMessage).toMatch(/WebAssembly\.Memory\(\).*65537/)
})

it('a memory of no pages is still given', () => {
  refuseMemory()
  expect(new WebAssembly.Memory({ initial: 0 }).buffer.byteLength).toBe(0)
  expect(() => new WebAssembly.Memory({ initial: 1 })).toThrow()
})
