import { expect, it } from 'vitest'
import { lateSession } from './late-session.ts'

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
