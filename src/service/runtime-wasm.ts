import type { ArtifactCache } from './artifact-cache.ts'
import { download, type Fetch } from './download.ts'
import { messageOf, StartupError } from './failure.ts'

/** A build of the runtime, as it lies on the server: its WASM, compressed with gzip. */
export type RuntimeFile = {
  url: string
  file: string
  version: string
  /** Key in the cache; names the version, for the address need not. */
  cacheKey: string
  /** About what is shown as the total where the server does not say. */
  packedBytes: number
}

/** Still packed. */
export type FetchedRuntime = { packed: Uint8Array<ArrayBuffer>; fromCache: boolean }

const RUNTIME_MAXIMUM_BYTES = 40_000_000
const WASM_MAXIMUM_BYTES = 100_000_000

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
      checkStart: (start) => (isGzip(start) || isWasm(start) ? null : wrongMagic(start)),
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
    if (!isWasm(wasm)) throw new Error(wrongMagic(wasm))
    if (!fromCache) await cache.put(runtime.cacheKey, packed)
    return wasm
  } catch (thrown) {
    await cache.remove(runtime.cacheKey)
    throw new StartupError('runtime-unavailable', messageOf(thrown), runtime.file)
  }
}

/** Read by hand, not through a Response, which would put "Failed to fetch" in the place of what is wrong. */
async function gunzip(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  // The archive ends with the length of what is in it.
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const length = packed.length < 18 ? 0 : view.getUint32(packed.length - 4, true)
  if (length > WASM_MAXIMUM_BYTES) throw new Error(`${length} bytes of WASM, ${WASM_MAXIMUM_BYTES} allowed`)
  const unpacked = new Uint8Array(length)
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  for (let at = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) return unpacked
    // RangeError when there is more than the archive said.
    unpacked.set(value, at)
    at += value.length
  }
}

/** RFC 1952, 2.3.1. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** WebAssembly core specification, 5.5.16: "\0asm". */
function isWasm(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 0x61 && bytes[2] === 0x73 && bytes[3] === 0x6d
}

function wrongMagic(bytes: Uint8Array): string {
  const found = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return `expected magic word 00 61 73 6d, found ${found || 'nothing'}`
}
