/** Files kept on this device under a key; a cache that fails is an empty one, never an error. */
export type ArtifactCache = {
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>
  put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  remove(key: string): Promise<void>
  /** Removes all other keys of this cache, and nothing of other caches. */
  keepOnly(keys: readonly string[]): Promise<void>
}

/** The origin may be shared with other applications and other courses: the name holds the application and the path. */
export function cacheName(modelBaseUrl: string): string {
  return `siap-produksi:${new URL(modelBaseUrl).pathname}:artifacts`
}

/**
 * A cache in the browser's Cache API, which is missing on plain http hosts and throws in some frames.
 *
 * @param storage asked late and with care: looking at `caches` may itself throw.
 */
export function openArtifactCache(
  storage: () => CacheStorage | undefined,
  modelBaseUrl: string,
): ArtifactCache {
  const opened = attempt(async () => (await storage()?.open(cacheName(modelBaseUrl))) ?? null)
  const address = (key: string) => new URL(`cached/${encodeURIComponent(key)}`, modelBaseUrl).href

  return {
    get: (key) =>
      attempt(async () => {
        const found = await (await opened)?.match(address(key))
        return found ? new Uint8Array(await found.arrayBuffer()) : null
      }),
    async put(key, bytes) {
      await attempt(async () => (await opened)?.put(address(key), new Response(bytes)))
    },
    async remove(key) {
      await attempt(async () => (await opened)?.delete(address(key)))
    },
    async keepOnly(keys) {
      const wanted = new Set(keys.map(address))
      await attempt(async () => {
        const cache = await opened
        for (const request of (await cache?.keys()) ?? []) {
          if (!wanted.has(request.url)) await cache?.delete(request)
        }
      })
    },
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch {
    return null
  }
}
