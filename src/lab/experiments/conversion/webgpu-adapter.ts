type Adapter = { info?: { isFallbackAdapter?: boolean } }
type Gpu = { requestAdapter(): Promise<Adapter | null> }

/**
 * What WebGPU is here: usable (its runtime needs WebAssembly's JSPI, too), or in whose lack it is not. A fallback
 * adapter computes on the CPU, slower than WASM does, and counts as none.
 */
export type WebGpu = 'usable' | 'no-jspi' | 'no-api' | 'no-adapter' | 'fallback-only'

/** Asks the browser; nothing is fetched. */
export async function findWebGpu(): Promise<WebGpu> {
  const { gpu } = navigator as Navigator & { gpu?: Gpu }
  if (!gpu) return 'no-api'
  if (!('Suspending' in WebAssembly)) return 'no-jspi'
  const adapter = await gpu.requestAdapter().catch(() => null)
  if (!adapter) return 'no-adapter'
  return adapter.info?.isFallbackAdapter ? 'fallback-only' : 'usable'
}
