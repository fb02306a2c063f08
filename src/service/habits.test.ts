import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { parseManifest } from './artifact.ts'
import type { Habits, StartOptions, StartupEvent } from './contract.ts'
import { runtimeFile } from './forward.ts'
import { type StartupParts, startService } from './startup.ts'

/** The shipped model's real files; in the place of the runtime a session that always answers the same. */
const folder = new URL('../../public/models/benda10/', import.meta.url)
const file = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)))
const manifest = parseManifest(new TextDecoder().decode(file('manifest.json')))
const artifact = manifest.artifacts.find(({ id }) => id === 'tiny')
if (!artifact) throw new Error('the model has no such artefact')
const [golden = []] = artifact.goldenLogits
const packedWasm = new Uint8Array(gzipSync(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])))
const picture = new Uint8Array(readFileSync(new URL('fixtures/pictures/rgb.png', import.meta.url)))

/** Starts with the habits; sessions: created and released, inputs: what the network was given. */
async function start(habits: Habits, changedFiles: StartOptions['changedFiles'] = {}) {
  const seen = { created: 0, released: 0, inputs: [] as Float32Array[] }
  const parts: StartupParts = {
    fetch: async (url) =>
      new Response(
        url.includes('.gz.bin') ? packedWasm : file(new URL(url).pathname.split('/').at(-1) ?? ''),
      ),
    caches: () => undefined,
    requireProvider: async () => {},
    runtimeFile,
    openRuntime: async (provider, threads) => ({
      version: 'test',
      provider,
      threads,
      async createSession() {
        seen.created++
        return {
          run: async (input) => {
            seen.inputs.push(input)
            return { output: Float32Array.from(golden), queueMs: 0, forwardMs: 1 }
          },
          release: async () => void seen.released++,
        }
      },
      disturb: () => {},
    }),
    usableThreads: () => 1,
    // Then a PNG is decoded without the canvas that there is none of here.
    isCanvasExact: async () => false,
    refuseMemory: () => {},
  }
  const options: StartOptions = {
    modelBaseUrl: 'https://host.test/models/benda10/',
    artifact: 'tiny',
    provider: 'wasm',
    threads: 1,
    changedFiles,
    habits,
  }
  const events: StartupEvent[] = []
  const service = await startService(options, (event) => events.push(event), parts)
  const last = events.at(-1)
  return { service, seen, failure: last?.kind === 'failed' ? last.failure.code : null }
}

const request = { bytes: picture, startMs: 0, include: null }
const longer = { [artifact.file]: new Uint8Array([...file(artifact.file), 0]) }

it('a changed artefact is refused by size, then by hash, then by golden inputs: each check can be left out', async () => {
  const damaged = file(artifact.file)
  const at = damaged.length - 1
  damaged[at] = (damaged[at] ?? 0) ^ 1
  const changed = { [artifact.file]: damaged }
  expect((await start({}, longer)).failure).toBe('size-mismatch')
  expect((await start({ unchecked: ['golden'] }, longer)).failure).toBe('size-mismatch')
  expect((await start({ unchecked: ['golden'] }, changed)).failure).toBe('hash-mismatch')
  // The fake always gives the first golden answer: of several golden inputs the others cannot be right.
  expect((await start({ unchecked: ['sha256'] }, changed)).failure).toBe('golden-mismatch')
  expect((await start({ unchecked: ['sha256', 'golden'] }, changed)).failure).toBeNull()
})

it('a skewed contract on the disk is the one that is used', async () => {
  const both = { unchecked: ['sha256', 'golden'] } as const
  const skewed = { ...manifest, preprocessing: { ...manifest.preprocessing, scale: 1 } }
  const changedFiles = { 'manifest.json': new TextEncoder().encode(JSON.stringify(skewed)) }
  const largest = async ({ service, seen }: Awaited<ReturnType<typeof start>>) => {
    await service?.predict(request)
    return (seen.inputs.at(-1) ?? Float32Array.of()).reduce(
      (most, value) => Math.max(most, Math.abs(value)),
      0,
    )
  }
  expect(await largest(await start(both))).toBeLessThan(10)
  expect(await largest(await start(both, changedFiles))).toBeGreaterThan(100)
})

it('a service that loads late is ready without a session and creates it in the request', async () => {
  const lazy = await start({ loading: 'first-request' })
  expect(lazy.seen.created).toBe(0)
  await lazy.service?.predict(request)
  await lazy.service?.predict(request)
  expect(lazy.seen).toMatchObject({ created: 1, released: 0 })

  const every = await start({ loading: 'every-request' })
  await every.service?.predict(request)
  await every.service?.predict(request)
  expect(every.seen).toMatchObject({ created: 2, released: 2 })
})
