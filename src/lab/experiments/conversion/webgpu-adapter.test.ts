import { afterEach, expect, it, vi } from 'vitest'
import { findWebGpu } from './webgpu-adapter.ts'

afterEach(() => vi.unstubAllGlobals())

/** A browser that answers so when it is asked for an adapter; without an answer it has no WebGPU. */
function browser(requestAdapter?: () => Promise<unknown>, hasJspi = true) {
  vi.stubGlobal('navigator', requestAdapter ? { gpu: { requestAdapter } } : {})
  vi.stubGlobal('WebAssembly', hasJspi ? { Suspending: class {} } : {})
}

it('an adapter is usable, with or without a word on what it is', async () => {
  browser(async () => ({ info: { isFallbackAdapter: false } }))
  expect(await findWebGpu()).toBe('usable')
  browser(async () => ({}))
  expect(await findWebGpu()).toBe('usable')
})

it('says in whose lack there is none; one that computes on the CPU counts as none', async () => {
  browser()
  expect(await findWebGpu()).toBe('no-api')
  browser(async () => ({}), false)
  expect(await findWebGpu()).toBe('no-jspi')
  browser(async () => null)
  expect(await findWebGpu()).toBe('no-adapter')
  browser(() => Promise.reject(new Error('blocked')))
  expect(await findWebGpu()).toBe('no-adapter')
  browser(async () => ({ info: { isFallbackAdapter: true } }))
  expect(await findWebGpu()).toBe('fallback-only')
})
