import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { FromWorker, StartOptions, ToWorker } from './contract.ts'

/** The worker's global scope, and what the worker has said. */
const said: FromWorker[] = []
const scope: { name: string; onmessage?: (event: { data: ToWorker }) => void; postMessage: unknown } = {
  name: 'service-7',
  postMessage: (message: FromWorker) => said.push(message),
}
const say = (data: ToWorker) => scope.onmessage?.({ data })
const options: StartOptions = {
  modelBaseUrl: 'https://host.test/models/x/',
  artifact: 'int8',
  provider: 'wasm',
  threads: 1,
}

beforeAll(async () => {
  vi.stubGlobal('self', scope)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await import('./service.worker.ts')
})
afterEach(() => {
  said.length = 0
})

it('answers a health check at once, before it has started anything', () => {
  say({ kind: 'ping', id: 12 })
  expect(said).toEqual([{ kind: 'pong', id: 12 }])
})

it('answers HTTP before it is ready, tells how its start went, and is not thrown off by early disturbances', async () => {
  say({ kind: 'disturb', disturbance: { kind: 'slow', factor: 3 } })
  say({ kind: 'disturb', disturbance: { kind: 'lose-device' } })
  say({ kind: 'start', options })
  const request = { method: 'GET', url: 'http://localhost:8000/readyz', headers: [], body: null }
  say({ kind: 'request', id: 1, request: { ...request, headers: [] } })
  await vi.waitFor(() => expect(said.some(({ kind }) => kind === 'response')).toBe(true))
  await vi.waitFor(() => {
    const events = said.flatMap((message) => (message.kind === 'startup' ? [message.event] : []))
    expect(events.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'network', stage: 'fetch' } })
  })
  const answer = said.find((message) => message.kind === 'response')
  expect(answer).toMatchObject({ id: 1, response: { status: 503 } })
})

it('stands still when it is stopped', () => {
  const reached = new Error('would sleep here')
  vi.spyOn(Atomics, 'wait').mockImplementation(() => {
    throw reached
  })
  expect(() => say({ kind: 'disturb', disturbance: { kind: 'stop' } })).toThrow(reached)
})
