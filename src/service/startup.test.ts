import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { parseManifest } from './artifact.ts'
import type { StartOptions, StartupEvent } from './contract.ts'
import { StartupError } from './failure.ts'
import { runtimeFile } from './forward.ts'
import { type StartupParts, startService } from './startup.ts'

/** The shipped model's real files; in the place of the runtime a session that knows the golden answers. */
const folder = new URL('../../public/models/benda10/', import.meta.url)
const file = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)))
const manifest = parseManifest(new TextDecoder().decode(file('manifest.json')))
const artifact = manifest.artifacts.find(({ id }) => id === 'int8')
const wasm = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])
const options: StartOptions = {
  modelBaseUrl: 'https://host.test/models/benda10/',
  artifact: 'int8',
  provider: 'wasm',
  threads: 2,
}

function parts(
  changes: Partial<StartupParts> = {},
  answers: (call: number) => readonly number[] = golden,
): StartupParts {
  let call = 0
  const run = async () => ({ output: Float32Array.from(answers(call++)), queueMs: 0, forwardMs: 5 })
  return {
    fetch: async (url) => new Response(answerOf(url)),
    caches: () => undefined,
    requireProvider: async () => {},
    runtimeFile,
    openRuntime: async (provider, threads) => ({
      version: 'test',
      provider,
      threads,
      createSession: async () => ({ run, release: async () => {} }),
      disturb: () => {},
    }),
    usableThreads: () => 1,
    isCanvasExact: async () => true,
    refuseMemory: () => {},
    ...changes,
  }
}

/** The first run is the cold one, of the first golden input; then all of them; then the first again. */
function golden(call: number): readonly number[] {
  const logits = artifact?.goldenLogits ?? []
  return logits[call >= 1 && call <= logits.length ? call - 1 : 0] ?? []
}

function answerOf(url: string): Uint8Array<ArrayBuffer> {
  if (url.includes('.gz.bin')) return new Uint8Array(gzipSync(wasm))
  return file(new URL(url).pathname.split('/').at(-1) ?? '')
}

async function run(given: StartupParts, chosen: StartOptions = options) {
  const events: StartupEvent[] = []
  const service = await startService(chosen, (event) => events.push(event), given)
  const last = events.at(-1)
  return { service, events, failure: last?.kind === 'failed' ? last.failure : null }
}

describe('a start-up', () => {
  it('goes through the five stages, each started before it is done, and ends ready', async () => {
    const { service, events } = await run(parts())
    const stages = events.flatMap((event) =>
      event.kind === 'stage' ? [`${event.stage} ${event.state}`] : [],
    )
    const expected = ['fetch', 'verify', 'inspect', 'load', 'warm'].flatMap((name) => [
      `${name} started`,
      `${name} done`,
    ])
    expect(stages).toEqual(expected)
    expect(events.at(-1)).toEqual({ kind: 'ready' })
    expect(service?.model).toMatchObject({
      name: 'benda10',
      provider: 'wasm',
      threads: 1,
      runtimeVersion: 'test',
    })
    expect(service?.model.onnx.nodeCount).toBeGreaterThan(10)
    expect(service?.model.artifact).not.toHaveProperty('goldenLogits')
  })

  it('tells the progress of each file by itself', async () => {
    const { events } = await run(parts())
    const seen = new Map<string, number[]>()
    for (const event of events) {
      if (event.kind !== 'progress') continue
      seen.set(event.file, [...(seen.get(event.file) ?? []), event.receivedBytes / event.totalBytes])
    }
    expect([...seen.keys()].sort()).toEqual([artifact?.file, 'ort-wasm-simd-threaded.wasm'])
    for (const shares of seen.values()) {
      expect(shares).toEqual([...shares].sort((a, b) => a - b))
      expect(shares.at(-1)).toBe(1)
    }
  })

  it('warns of a browser that changes pixels, and starts all the same', async () => {
    const { service, events } = await run(parts({ isCanvasExact: async () => false }))
    expect(events).toContainEqual({ kind: 'warning', warning: 'pixels-falsified' })
    expect(service?.model.warnings).toEqual(['pixels-falsified'])
  })

  it('asks for the provider before it fetches anything for it', async () => {
    const urls: string[] = []
    const requireProvider = async () => {
      throw new StartupError('provider-unavailable', 'no adapter')
    }
    const fetch = async (url: string) => {
      urls.push(url)
      return new Response('')
    }
    const { failure } = await run(parts({ requireProvider, fetch }), { ...options, provider: 'webgpu' })
    expect(failure).toEqual({ code: 'provider-unavailable', stage: 'fetch', runtimeMessage: 'no adapter' })
    expect(urls).toEqual([])
  })
})

describe('a start-up that fails says at which stage and why:', () => {
  const serving = (change: (url: string) => BodyInit | null) => async (url: string) =>
    new Response(change(url) ?? answerOf(url))
  const changed = (url: string, position: number) => {
    const bytes = answerOf(url)
    bytes[position] = (bytes[position] ?? 0) ^ 255
    return bytes
  }

  it.each([
    ['fetch', 'network', { fetch: () => Promise.reject(new TypeError('Failed to fetch')) }],
    ['fetch', 'http-status', { fetch: async () => new Response('', { status: 404 }) }],
    ['fetch', 'wrong-content', { fetch: serving((url) => (url.includes('.onnx') ? '<html>' : null)) }],
    [
      'fetch',
      'runtime-unavailable',
      { fetch: serving((url) => (url.includes('.gz.bin') ? '<html>' : null)) },
    ],
    [
      'verify',
      'hash-mismatch',
      { fetch: serving((url) => (url.includes('.onnx') ? changed(url, 99) : null)) },
    ],
    [
      'verify',
      'runtime-unavailable',
      { fetch: serving((url) => (url.includes('.gz.bin') ? changed(url, 12) : null)) },
    ],
    ['load', 'session-failed', { openRuntime: () => Promise.reject(new Error('ERROR_CODE: 7')) }],
    [
      'load',
      'out-of-memory',
      { openRuntime: () => Promise.reject(new RangeError('Array buffer allocation failed')) },
    ],
  ] as [string, string, Partial<StartupParts>][])('%s, %s', async (stage, code, changes) => {
    const { failure, service, events } = await run(parts(changes))
    expect(failure).toMatchObject({ stage, code })
    expect(service).toBeNull()
    expect(events.filter(({ kind }) => kind === 'failed' || kind === 'ready')).toHaveLength(1)
  })

  it('warm, golden-mismatch, when an answer is off by more than the tolerance, or is no number', async () => {
    for (const wrong of [2 * manifest.goldenTolerance, Number.NaN]) {
      const answers = (call: number) =>
        golden(call).map((value, index) => value + (call === 2 && index === 7 ? wrong : 0))
      const { failure } = await run(parts({}, answers))
      expect(failure).toMatchObject({ stage: 'warm', code: 'golden-mismatch' })
    }
  })

  it('inspect, interface-mismatch, when the file is not what the manifest says', async () => {
    const lying = JSON.parse(new TextDecoder().decode(file('manifest.json')))
    lying.inputs[0].shape[0] = 1
    const fetch = serving((url) => (url.includes('manifest') ? JSON.stringify(lying) : null))
    const { failure } = await run(parts({ fetch }))
    expect(failure).toMatchObject({ stage: 'inspect', code: 'interface-mismatch' })
    expect(failure?.runtimeMessage).toBe(
      'inputs: input float32[1,3,32,32] expected, input float32[batch,3,32,32] found',
    )
  })
})

describe('sabotage', () => {
  const cacheOf = (kept: Map<string, Uint8Array<ArrayBuffer>>) =>
    ({
      open: async () => ({
        match: async (key: string) => {
          const found = kept.get(key)
          return found && new Response(found)
        },
        put: async (key: string, value: Response) =>
          void kept.set(key, new Uint8Array(await value.arrayBuffer())),
        delete: async (key: string | { url: string }) => kept.delete(typeof key === 'string' ? key : key.url),
        keys: async () => [...kept.keys()].map((url) => ({ url })),
      }),
    }) as unknown as CacheStorage

  it('cut-network: the model is fetched past the cache that has it, and the start fails as network', async () => {
    const kept = new Map<string, Uint8Array<ArrayBuffer>>()
    const caches = () => cacheOf(kept)
    expect((await run(parts({ caches }))).failure).toBeNull()
    const before = [...kept.keys()]
    expect(before).toHaveLength(2)
    const { failure, events } = await run(parts({ caches }), { ...options, sabotage: 'cut-network' })
    expect(failure).toMatchObject({ stage: 'fetch', code: 'network', file: artifact?.file })
    const received = events.flatMap((event) =>
      event.kind === 'progress' && event.file === artifact?.file ? [event.receivedBytes] : [],
    )
    expect(Math.max(...received)).toBe(Math.ceil((artifact?.bytes ?? 0) / 2))
    expect([...kept.keys()]).toEqual(before)
  })

  it('no-memory: memory is refused before the runtime asks for its own, and only then', async () => {
    const calls: string[] = []
    const openRuntime: StartupParts['openRuntime'] = async () => {
      calls.push('runtime')
      throw new StartupError('runtime-unavailable', 'WebAssembly.Memory(): could not allocate memory')
    }
    const given = parts({ refuseMemory: () => calls.push('refuse'), openRuntime })
    const { failure } = await run(given, { ...options, sabotage: 'no-memory' })
    expect(calls).toEqual(['refuse', 'runtime'])
    expect(failure).toMatchObject({ stage: 'load', code: 'out-of-memory' })
    await run(given)
    expect(calls).toEqual(['refuse', 'runtime', 'runtime'])
  })

  it('a manifest that was changed on the disk does not clear the cache of what was released', async () => {
    const kept = new Map<string, Uint8Array<ArrayBuffer>>()
    const caches = () => cacheOf(kept)
    // Another artefact was used before; that its golden answers are not those of this fake is of no concern here.
    await run(parts({ caches }), { ...options, artifact: 'tiny' })
    const before = [...kept.keys()]
    const changed = JSON.parse(new TextDecoder().decode(file('manifest.json')))
    for (const entry of changed.artifacts) if (entry.id === 'tiny') entry.sha256 = '0'.repeat(64)
    const changedFiles = { 'manifest.json': new TextEncoder().encode(JSON.stringify(changed)) }
    expect((await run(parts({ caches }), { ...options, changedFiles })).failure).toBeNull()
    expect([...kept.keys()]).toEqual(expect.arrayContaining(before))
    expect((await run(parts({ caches }), options)).failure).toBeNull()
    expect(kept.size).toBe(3)
  })
})

it('names the version of the runtime that is installed', () => {
  const installed = JSON.parse(
    readFileSync(new URL('../../node_modules/onnxruntime-web/package.json', import.meta.url), 'utf8'),
  )
  for (const provider of ['wasm', 'webgpu'] as const) {
    expect(runtimeFile(provider).version).toBe(installed.version)
    expect(runtimeFile(provider).cacheKey).toContain(installed.version)
  }
})
