import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chooseArtifact, fetchArtifact, fetchManifest, parseManifest, verifyArtifact } from './artifact.ts'
import { type ArtifactCache, cacheName, openArtifactCache } from './artifact-cache.ts'
import type { Artifact } from './manifest.ts'
import { sha256Hex } from './sha256.ts'

const modelBaseUrl = 'https://host.test/kelas/models/benda10/'
const manifestText = readFileSync(
  new URL('../../public/models/benda10/manifest.json', import.meta.url),
  'utf8',
)
const bytes = Uint8Array.from({ length: 3000 }, (_, index) => (index * 31 + 8) & 255)

async function artifactOf(content: Uint8Array<ArrayBuffer>): Promise<Artifact> {
  const artifact = chooseArtifact(parseManifest(manifestText), 'int8')
  return { ...artifact, file: 'model.onnx', bytes: content.length, sha256: await sha256Hex(content) }
}

function memoryCache(): ArtifactCache & { kept: Map<string, Uint8Array<ArrayBuffer>> } {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    kept,
    get: async (key) => kept.get(key) ?? null,
    put: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
    keepOnly: async (keys) => {
      for (const key of kept.keys()) if (!keys.includes(key)) kept.delete(key)
    },
  }
}

function recordingFetch(answer: (url: string) => Response) {
  const urls: string[] = []
  return {
    urls,
    fetch: async (url: string) => {
      urls.push(url)
      return answer(url)
    },
  }
}

describe('the artefact', () => {
  it('is fetched once, verified, kept, and read from this device the next time', async () => {
    const artifact = await artifactOf(bytes)
    const cache = memoryCache()
    const { urls, fetch } = recordingFetch(() => new Response(bytes))
    const source = { fetch, cache, modelBaseUrl }

    const first = await fetchArtifact(source, artifact, () => {})
    expect(first).toMatchObject({ fromCache: false })
    expect(cache.kept.size).toBe(0)
    await verifyArtifact(source, artifact, first)

    const seen: unknown[] = []
    const second = await fetchArtifact(source, artifact, (...progress) => seen.push(progress))
    expect(second).toEqual({ bytes, fromCache: true })
    expect(seen).toEqual([[3000, 3000, true]])
    expect(urls).toEqual([`${modelBaseUrl}model.onnx?v=${artifact.sha256.slice(0, 12)}`])
  })

  it('with one bit changed is refused and not kept', async () => {
    const artifact = await artifactOf(bytes)
    const changed = bytes.slice()
    changed[1500] = (changed[1500] ?? 0) ^ 1
    const cache = memoryCache()
    const source = { fetch: async () => new Response(changed), cache, modelBaseUrl }
    const fetched = await fetchArtifact(source, artifact, () => {})
    await expect(verifyArtifact(source, artifact, fetched)).rejects.toMatchObject({
      code: 'hash-mismatch',
      file: 'model.onnx',
      message: expect.stringContaining(artifact.sha256),
    })
    expect(cache.kept.size).toBe(0)
  })

  it('that went bad on this device is fetched again', async () => {
    const artifact = await artifactOf(bytes)
    const cache = memoryCache()
    cache.kept.set(artifact.sha256, bytes.slice().fill(0, 5, 9))
    const { urls, fetch } = recordingFetch(() => new Response(bytes))
    expect(await fetchArtifact({ fetch, cache, modelBaseUrl }, artifact, () => {})).toEqual({
      bytes,
      fromCache: false,
    })
    expect(urls).toHaveLength(1)
  })
})

describe('a file that lies changed on the disk', () => {
  const nowhere = async (url: string): Promise<Response> => {
    throw new TypeError(`Failed to fetch ${url}`)
  }

  it('is read in the place of the cached one and of the network, and never kept', async () => {
    const artifact = await artifactOf(bytes)
    const cache = memoryCache()
    cache.kept.set(artifact.sha256, bytes)
    const changed = bytes.slice()
    changed[1500] = (changed[1500] ?? 0) ^ 1
    const source = { fetch: nowhere, cache, modelBaseUrl, changedFiles: { 'model.onnx': changed } }
    const seen: unknown[] = []
    const fetched = await fetchArtifact(source, artifact, (...progress) => seen.push(progress))
    expect(fetched.bytes).toEqual(changed)
    expect(seen.at(-1)).toEqual([3000, 3000, true])
    // A changed file meets the same check as one that was fetched.
    await expect(verifyArtifact(source, artifact, fetched)).rejects.toMatchObject({ code: 'hash-mismatch' })
    // And one that passes, because the manifest was changed with it, is not kept either.
    const matching = { ...artifact, sha256: await sha256Hex(changed) }
    await verifyArtifact(source, matching, fetched)
    expect([...cache.kept.keys()]).toEqual([artifact.sha256])
  })

  it('is refused like one that arrives: by its beginning, then by its size', async () => {
    const artifact = await artifactOf(bytes)
    const fetchOf = (changed: Uint8Array<ArrayBuffer>) =>
      fetchArtifact(
        { fetch: nowhere, cache: memoryCache(), modelBaseUrl, changedFiles: { 'model.onnx': changed } },
        artifact,
        () => {},
      )
    await expect(fetchOf(bytes.slice(0, 2999))).rejects.toMatchObject({
      code: 'size-mismatch',
      message: '3000 bytes expected, 2999 received',
    })
    const page = new TextEncoder().encode('<!doctype html>')
    await expect(fetchOf(page)).rejects.toMatchObject({ code: 'wrong-content' })
  })

  it('may be the manifest', async () => {
    const changed = { ...JSON.parse(manifestText), version: '9.9' }
    const changedFiles = { 'manifest.json': new TextEncoder().encode(JSON.stringify(changed)) }
    const source = { fetch: nowhere, cache: memoryCache(), modelBaseUrl, changedFiles }
    expect((await fetchManifest(source)).version).toBe('9.9')
  })
})

describe('the manifest', () => {
  const source = (body: string, status = 200) => ({
    fetch: async () => new Response(body, { status }),
    cache: memoryCache(),
    modelBaseUrl,
  })

  it('of the shipped model is valid and has the four artefacts', async () => {
    const manifest = await fetchManifest(source(manifestText))
    expect(manifest.artifacts.map(({ id }) => id).sort()).toEqual(['fp32', 'int8', 'raw', 'tiny'])
  })

  it('that is missing, a page or not JSON says which', async () => {
    await expect(fetchManifest(source('', 404))).rejects.toMatchObject({
      code: 'http-status',
      file: 'manifest.json',
    })
    await expect(fetchManifest(source('<html>'))).rejects.toMatchObject({ code: 'wrong-content' })
    await expect(fetchManifest(source('{"schemaVersion":'))).rejects.toMatchObject({
      code: 'manifest-invalid',
    })
  })

  it.each([
    ['schemaVersion', { schemaVersion: 2 }],
    ['artifacts', { artifacts: [] }],
    ['labels.en', { labels: { id: ['a', 'b'], en: ['a', 'b', 'c'] } }],
    ['goldenPixels.0', { goldenPixels: ['AAAA'] }],
    ['preprocessing.size', { preprocessing: { ...JSON.parse(manifestText).preprocessing, size: 0 } }],
  ])('that is wrong at %s is refused with that place', (place, change) => {
    const text = JSON.stringify({ ...JSON.parse(manifestText), ...change })
    expect(() => parseManifest(text)).toThrow(`${place}: `)
  })

  it('whose file is a path or an address is refused', () => {
    for (const file of ['../secret.onnx', 'https://host.test/x.onnx', '/x.onnx', '']) {
      const data = JSON.parse(manifestText)
      data.artifacts[1].file = file
      expect(() => parseManifest(JSON.stringify(data))).toThrow('artifacts.1.file: ')
    }
  })

  it('without the artefact that was chosen is refused', () => {
    const manifest = parseManifest(manifestText)
    const without = { ...manifest, artifacts: manifest.artifacts.filter(({ id }) => id !== 'tiny') }
    expect(() => chooseArtifact(without, 'tiny')).toThrow('none has the id "tiny"')
  })
})

describe('the cache on this device', () => {
  it('is an empty one where storage is missing or throws', async () => {
    const storages = [
      () => undefined,
      () => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
      () => ({ open: () => Promise.reject(new Error('quota')) }) as unknown as CacheStorage,
    ]
    for (const storage of storages) {
      const cache = openArtifactCache(storage, modelBaseUrl)
      await cache.put('key', bytes)
      await cache.keepOnly([])
      await cache.remove('key')
      expect(await cache.get('key')).toBeNull()
    }
  })

  it('has a name of its own for each application and path', () => {
    expect(cacheName(modelBaseUrl)).toBe('siap-produksi:/kelas/models/benda10/:artifacts')
  })
})

describe('SHA-256', () => {
  it('is the same with and without crypto.subtle', async () => {
    // FIPS 180-4, example "abc".
    const abc = new TextEncoder().encode('abc')
    const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(await sha256Hex(abc)).toBe(digest)
    expect(await sha256Hex(abc, null)).toBe(digest)
  })
})
