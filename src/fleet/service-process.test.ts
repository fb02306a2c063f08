import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FromWorker, StartOptions, StartupEvent, ToWorker, WireRequest } from '#service/contract.ts'
import { RequestLostError } from './request-lost-error.ts'
import { ServiceProcess, type WorkerPort } from './service-process.ts'

const options: StartOptions = {
  modelBaseUrl: 'https://host.test/m/',
  artifact: 'int8',
  provider: 'wasm',
  threads: 1,
}

/** A worker that does what the test says. */
class ScriptedPort implements WorkerPort {
  readonly received: ToWorker[] = []
  readonly transferred: Transferable[] = []
  terminations = 0
  readonly #listeners = new Map<string, ((event: Event) => void)[]>()

  postMessage(message: ToWorker, transfer: unknown = []): void {
    // A transferred body is gone here, as in a browser.
    this.transferred.push(...(transfer as Transferable[]))
    this.received.push(structuredClone(message, { transfer: transfer as ArrayBuffer[] }))
  }

  terminate(): void {
    this.terminations += 1
  }

  addEventListener(type: string, listener: unknown): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener as (event: Event) => void])
  }

  emit(type: string, details: object = {}): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(Object.assign(new Event(type), details))
  }

  say(message: FromWorker): void {
    this.emit('message', { data: message })
  }

  startup(event: StartupEvent): void {
    this.say({ kind: 'startup', event })
  }

  answer(id: number): void {
    const body = new TextEncoder().encode(`answer ${id}`).buffer
    this.say({ kind: 'response', id, response: { status: 200, headers: [], body } })
  }

  get requestIds(): number[] {
    return this.received.flatMap((message) => (message.kind === 'request' ? [message.id] : []))
  }
}

function started() {
  const port = new ScriptedPort()
  const events: StartupEvent[] = []
  const crashes: string[] = []
  const service = new ServiceProcess({
    name: 'service-7',
    createWorker: () => port,
    onEvent: (event) => events.push(event),
    onCrash: (words) => crashes.push(words),
  })
  service.start(options)
  return { service, port, events, crashes }
}

const get: WireRequest = { method: 'GET', url: 'http://localhost:8000/healthz', headers: [], body: null }
const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('a process', () => {
  it('says the options to its worker, and tells its events in order', () => {
    const { port, events } = started()
    expect(port.received).toEqual([{ kind: 'start', options }])
    port.startup({ kind: 'stage', stage: 'fetch', state: 'started' })
    port.startup({ kind: 'ready' })
    expect(events.map(({ kind }) => kind)).toEqual(['stage', 'ready'])
  })

  it('hands a body over once and gives the answer back', async () => {
    const { service, port } = started()
    const body = new TextEncoder().encode('picture').buffer
    const answer = service.send({ ...get, method: 'POST', body })
    const message = port.received.at(-1)
    if (message?.kind !== 'request') throw new Error('no request')
    expect(new TextDecoder().decode(message.request.body ?? undefined)).toBe('picture')
    expect([port.transferred.length, body.byteLength]).toEqual([1, 0])
    port.answer(message.id)
    expect(new TextDecoder().decode((await answer).body)).toBe(`answer ${message.id}`)
  })

  it('knows by a pong that its worker’s loop turns', async () => {
    const { service, port } = started()
    port.startup({ kind: 'ready' })
    let pongs = 0
    for (const _ of [1, 2]) void service.ping().then(() => (pongs += 1))
    const ids = port.received.flatMap((message) => (message.kind === 'ping' ? [message.id] : []))
    expect(ids).toHaveLength(2)
    port.say({ kind: 'pong', id: ids[1] ?? 0 })
    port.say({ kind: 'pong', id: 99 })
    await settle()
    expect(pongs).toBe(1)
  })

  it('counts as alive while it starts, however long it computes, unless it was stopped', async () => {
    const { service } = started()
    await service.ping()
    service.disturb({ kind: 'stop' })
    let isAlive = false
    void service.ping().then(() => {
      isAlive = true
    })
    await settle()
    expect(isAlive).toBe(false)
  })

  it('hands disturbances on while there is a worker', () => {
    const { service, port } = started()
    expect(service.disturb({ kind: 'slow', factor: 3 })).toBe(true)
    expect(port.received.at(-1)).toEqual({ kind: 'disturb', disturbance: { kind: 'slow', factor: 3 } })
    service.end()
    expect(service.disturb({ kind: 'stop' })).toBe(false)
  })

  it('that dies while it starts fails with the words of the worker, at its stage, once', () => {
    const { port, events, crashes } = started()
    port.startup({ kind: 'stage', stage: 'load', state: 'started' })
    port.emit('error', { message: 'Uncaught RangeError: x' })
    port.emit('error', { message: 'again' })
    expect(events.at(-1)).toEqual({
      kind: 'failed',
      failure: { code: 'crashed', stage: 'load', runtimeMessage: 'Uncaught RangeError: x' },
    })
    expect([events.length, crashes.length, port.terminations]).toEqual([2, 0, 1])
  })

  it('that dies later says so once; what its worker had still sent is nobody’s', async () => {
    const { service, port, events, crashes } = started()
    port.startup({ kind: 'ready' })
    const lost = service.send(get)
    port.emit('error', { message: 'GPU device lost' })
    port.emit('messageerror')
    await expect(lost).rejects.toMatchObject({ reason: 'crashed' })
    port.startup({ kind: 'failed', failure: { code: 'network', stage: 'warm', runtimeMessage: '' } })
    port.answer(1)
    expect(crashes).toEqual(['GPU device lost'])
    expect(events).toEqual([{ kind: 'ready' }])
    await expect(service.send(get)).rejects.toMatchObject({ reason: 'refused' })
  })

  it('that the page may not start fails as crashed', async () => {
    const events: StartupEvent[] = []
    const service = new ServiceProcess({
      name: 'service-7',
      createWorker: () => {
        throw new TypeError('blocked by policy')
      },
      onEvent: (event) => events.push(event),
      onCrash: () => {},
    })
    service.start(options)
    await settle()
    expect(events).toMatchObject([{ kind: 'failed', failure: { code: 'crashed', stage: 'fetch' } }])
  })
})

describe('every request', () => {
  const action = fc.oneof(
    { weight: 5, arbitrary: fc.constant('ask' as const) },
    { weight: 4, arbitrary: fc.record({ answer: fc.nat(30) }) },
    { weight: 1, arbitrary: fc.constantFrom('answer twice', 'error', 'messageerror', 'end') },
  )

  it('is answered once or rejected once with a reason, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
        const { service, port } = started()
        port.startup({ kind: 'ready' })
        const outcomes: string[] = []
        let asked = 0
        const ask = () => {
          asked += 1
          service.send(get).then(
            () => outcomes.push('answered'),
            (error: unknown) => outcomes.push(error instanceof RequestLostError ? error.reason : 'other'),
          )
        }
        for (const step of actions) {
          if (step === 'ask') ask()
          else if (typeof step === 'object')
            port.answer(port.requestIds[step.answer % (port.requestIds.length || 1)] ?? -1)
          else if (step === 'answer twice') for (const _ of [1, 2]) port.answer(port.requestIds[0] ?? -1)
          else if (step === 'end') service.end()
          else port.emit(step, { message: 'boom' })
          await Promise.resolve()
        }
        service.end()
        await settle()
        expect(outcomes).toHaveLength(asked)
        expect(outcomes).not.toContain('other')
        expect(port.terminations).toBe(1)
      }),
      { numRuns: 200 },
    )
  })
})
