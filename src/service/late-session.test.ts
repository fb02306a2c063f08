import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseManifest } from './artifact.ts'
import { lateSession, readAgain } from './late-session.ts'

function loader() {
  const seen = { loaded: 0, released: 0 }
  const load = async () => {
    seen.loaded++
    return {
      run: async () => ({ output: Float32Array.of(1), queueMs: 1, forwardMs: 2 }),
      release: async () => {
        seen.released++
      },
    }
  }
  return { seen, load }
}

it('loads for every request anew and lets go of it', async () => {
  const { seen, load } = loader()
  const session = lateSession(load, 'every-request')
  expect(seen.loaded).toBe(0)
  for (let count = 0; count < 3; count++) await session.run(Float32Array.of(0), [1])
  expect(seen).toEqual({ loaded: 3, released: 3 })
})

it('loads once, when the first request asks, also when two ask at once', async () => {
  const { seen, load } = loader()
  const session = lateSession(load, 'first-request')
  await Promise.all([session.run(Float32Array.of(0), [1]), session.run(Float32Array.of(0), [1])])
  expect(seen).toEqual({ loaded: 1, released: 0 })
})

it('counts loading as waiting', async () => {
  let nowMs = 0
  const { load } = loader()
  const slow = async () => {
    nowMs += 40
    return load()
  }
  const { queueMs, forwardMs } = await lateSession(slow, 'every-request', () => nowMs).run(
    Float32Array.of(0),
    [1],
  )
  expect([queueMs, forwardMs]).toEqual([41, 2])
})

it('tries again after a load that failed', async () => {
  const { load } = loader()
  let fails = true
  const session = lateSession(async () => {
    if (fails) throw new Error('no memory')
    return load()
  }, 'first-request')
  await expect(session.run(Float32Array.of(0), [1])).rejects.toThrow('no memory')
  fails = false
  await expect(session.run(Float32Array.of(0), [1])).resolves.toMatchObject({ forwardMs: 2 })
})

const MODEL = new URL('../../public/models/benda10/', import.meta.url)
const [artifact] = parseManifest(readFileSync(new URL('manifest.json', MODEL), 'utf8')).artifacts.filter(
  ({ id }) => id === 'tiny',
)
if (!artifact) throw new Error('the model has no such artefact')
const file = () => new Uint8Array(readFileSync(new URL(artifact.file, MODEL)))

/** A device that keeps this, and a server that must not be asked. */
function sourceKeeping(kept: Uint8Array<ArrayBuffer> | null) {
  const cache = {
    get: async () => kept,
    put: () => Promise.reject(new Error('written')),
    remove: () => Promise.reject(new Error('removed')),
    keepOnly: () => Promise.reject(new Error('removed')),
  }
  const fetch = () => Promise.reject(new Error('fetched'))
  return { fetch, cache, modelBaseUrl: 'http://localhost/' }
}

it('reads what the device keeps, or takes the bytes of the start where it keeps nothing', async () => {
  const [kept, atStart] = [file(), file()]
  expect(await readAgain(sourceKeeping(kept), artifact, atStart)).toBe(kept)
  expect(await readAgain(sourceKeeping(null), artifact, atStart)).toBe(atStart)
})

it('checks what it reads, as the start does, unless told not to look at a changed file', async () => {
  const damaged = file()
  damaged[100] = (damaged[100] ?? 0) ^ 1
  await expect(readAgain(sourceKeeping(damaged), artifact, file())).rejects.toMatchObject({
    code: 'hash-mismatch',
  })
  const changed = { ...sourceKeeping(file()), changedFiles: { [artifact.file]: damaged }, isUnchecked: true }
  expect(await readAgain(changed, artifact, damaged)).toBe(damaged)
})
