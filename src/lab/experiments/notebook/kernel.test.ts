import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FromKernel, ToKernel } from '#notebook/kernel-wire.ts'
import { CELL_LIMIT_MS, startKernel } from './kernel.ts'

vi.mock('#fleet/trusted-worker.ts', () => ({ createTrustedWorker: () => null }))
vi.mock('#notebook/kernel.worker.ts?worker&url', () => ({ default: '' }))

/** The page's end of a worker; the test is the worker. */
function silentWorker() {
  const received: ToKernel[] = []
  const worker = {
    onmessage: null as ((event: { data: FromKernel }) => void) | null,
    onerror: null,
    terminated: false,
    postMessage: (message: ToKernel) => received.push(message),
    terminate() {
      worker.terminated = true
    },
  }
  const says = (data: FromKernel) => worker.onmessage?.({ data })
  return { worker, received, says }
}

async function open() {
  const { worker, received, says } = silentWorker()
  const starting = startKernel(
    { pictures: {}, predict: () => Promise.resolve('{}') },
    () => worker as unknown as Worker,
  )
  says({ kind: 'ready' })
  return { kernel: await starting, worker, received, says }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('ends a cell that reaches its limit, and with it the worker', async () => {
  const { kernel, worker } = await open()
  const outcome = kernel.run('while True: pass', () => {})
  await vi.advanceTimersByTimeAsync(CELL_LIMIT_MS - 1)
  expect(worker.terminated).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(worker.terminated).toBe(true)
  expect(await outcome).toEqual({ kind: 'stopped' })
})

it('leaves the worker of a cell that ended in time alone', async () => {
  const { kernel, worker, says } = await open()
  const outcome = kernel.run('1', () => {})
  says({ kind: 'done', error: null })
  expect(await outcome).toEqual({ kind: 'done', error: null })
  await vi.advanceTimersByTimeAsync(2 * CELL_LIMIT_MS)
  expect(worker.terminated).toBe(false)
})

it('runs nothing after its end', async () => {
  const { kernel, received } = await open()
  kernel.end()
  expect(await kernel.run('1', () => {})).toEqual({ kind: 'stopped' })
  expect(received.map(({ kind }) => kind)).toEqual(['start'])
})

it('says in which words Python could not be started', async () => {
  const { worker, says } = silentWorker()
  const starting = startKernel(
    { pictures: {}, predict: () => Promise.resolve('{}') },
    () => worker as unknown as Worker,
  )
  says({ kind: 'failed', message: 'micropython.wasm: HTTP 404' })
  await expect(starting).rejects.toThrow('micropython.wasm: HTTP 404')
  expect(worker.terminated).toBe(true)
})
