import type { ArtifactCache } from './artifact-cache.ts'
import { download, type Fetch } from './download.ts'
import { messageOf, StartupError } from './failure.ts'

/** A build of the runtime, as it lies on the server: its WASM, compressed with gzip. */
export type RuntimeFile = {
  url: string
  file: string
  /** Key in the cache; names the version, for the address need not. */
  cacheKey: string
  /** About what is shown as the total where the server does not say. */
  packedBytes: number
}

/** Still packed. */
export type FetchedRuntime = { packed: Uint8Array<ArrayBuffer>; fromCache: boolean }

const RUNTIME_MAXIMUM_BYTES = 40_000_000

/**
 * The packed WASM, from this device or from the server. Throws StartupError runtime-unavailable for everything but
 * a connection that failed (network).
 */
export async function fetchRuntime(
  fetch: Fetch,
  cache: ArtifactCache,
  runtime: RuntimeFile,
  onProgress: (receivedBytes: number, totalBytes: number, fromCache: boolean) => void,
): Promise<FetchedRuntime> {
  const kept = await cache.get(runtime.cacheKey)
  if (kept && kept.length > 0) {
    onProgress(kept.length, kept.length, true)
    return { packed: kept, fromCache: true }
  }
  try {
    const packed = await download(fetch, {
      url: runtime.url,
      file: runtime.file,
      estimatedBytes: runtime.packedBytes,
      maximumBytes: RUNTIME_MAXIMUM_BYTES,
      checkStart: (start) => (isGzip(start) || isWasm(start) ? null : describe(start)),
      onProgress: (received, total) => onProgress(received, total, false),
    })
    return { packed, fromCache: false }
  } catch (thrown) {
    if (thrown instanceof StartupError && thrown.code === 'network') throw thrown
    throw new StartupError('runtime-unavailable', messageOf(thrown), runtime.file)
  }
}

/**
 * Unpacks the WASM and keeps the packed bytes on this device once they have proved good. A server that unpacked them
 * on the way is fine too. Throws StartupError runtime-unavailable: damaged archive, or not WASM by its magic number.
 */
export async function unpackRuntime(
  cache: ArtifactCache,
  runtime: RuntimeFile,
  { packed, fromCache }: FetchedRuntime,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const wasm = isGzip(packed) ? await gunzip(packed) : packed
    if (!isWasm(wasm)) throw new Error(describe(wasm))
    if (!fromCache) await cache.put(runtime.cacheKey, packed)
    return wasm
  } catch (thrown) {
    await cache.remove(runtime.cacheKey)
    throw new StartupError('runtime-unavailable', messageOf(thrown), runtime.file)
  }
}

async function gunzip(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(unpacked).arrayBuffer())
}

/** RFC 1952, 2.3.1. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** WebAssembly core specification, 5.5.16: "\0asm". */
function isWasm(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 0x61 && bytes[2] === 0x73 && bytes[3] === 0x6d
}

function describe(bytes: Uint8Array): string {
  const found = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return `expected magic word 00 61 73 6d, found ${found || 'nothing'}`
}
