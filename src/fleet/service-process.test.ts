import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FromWorker, StartOptions, StartupEvent, ToWorker, WireResponse } from '#service/contract.ts'
import { RequestLostError } from './request-lost-error.ts'
import { type Access, ServiceProcess, type WorkerPort } from './service-process.ts'

const options: StartOptions = {
  modelBaseUrl: 'https://host.test/m/',
  artifact: 'int8',
  provider: 'wasm',
  threads: 1,
}

/** A worker that does what the test says. */
class FakePort implements WorkerPort {
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

  answer(id: number, changes: Partial<WireResponse> = {}): void {
    const response = {
      status: 200,
      headers: [],
      body: new TextEncoder().encode(`answer ${id}`).buffer,
      ...changes,
    }
    this.say({ kind: 'response', id, response })
  }

  get requestIds(): number[] {
    return this.received.flatMap((message) => (message.kind === 'request' ? [message.id] : []))
  }
}

function started() {
  const ports: FakePort[] = []
  const events: StartupEvent[] = []
  const access: Access[] = []
  const crashes: unknown[] = []
  let pid = 100
  let clientPort = 36180
  const service = new ServiceProcess({
    createWorker: () => {
      const port = new FakePort()
      ports.push(port)
      return port
    },
    pids: () => pid++,
    ports: () => (clientPort += 2),
    onAccess: (entry) => access.push(entry),
    onCrash: (crash) => crashes.push(crash),
  })
  const start = () => {
    service.start(options, (event) => events.push(event))
    return ports.at(-1) as FakePort
  }
  return { service, start, ports, events, access, crashes }
}

const get = () => new Request('http://localhost:8000/healthz')
const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('a process', () => {
  it('starts its worker late, says the options, and is ready when the worker says so', () => {
    const { service, start, ports, events } = started()
    expect([service.state, service.pid, ports.length]).toEqual(['idle', null, 0])
    const port = start()
    expect(port.received).toEqual([{ kind: 'start', options }])
    expect([service.state, service.pid]).toEqual(['starting', 100])
    port.startup({ kind: 'ready' })
    expect(service.state).toBe('ready')
    expect(events).toEqual([{ kind: 'ready' }])
    expect(() => start()).toThrow('runs already')
  })

  it('hands a body over once and gives the answer back, with a new client port each time', async () => {
    const { service, start, access } = started()
    const port = start()
    const request = new Request('http://localhost:8000/predict?include=pixels', {
      method: 'POST',
      body: 'picture',
    })
    const answer = service.fetch(request)
    await settle()
    const message = port.received.at(-1)
    if (message?.kind !== 'request') throw new Error('no request')
    expect(message.request).toMatchObject({
      method: 'POST',
      url: 'http://localhost:8000/predict?include=pixels',
    })
    expect(new TextDecoder().decode(message.request.body ?? undefined)).toBe('picture')
    expect(port.transferred).toHaveLength(1)
    port.answer(message.id, { status: 422, headers: [['content-type', 'application/json']] })
    const response = await answer
    expect([response.status, response.headers.get('content-type')]).toEqual([422, 'application/json'])
    expect(await response.text()).toBe(`answer ${message.id}`)

    const second = service.fetch(get())
    await settle()
    port.answer(port.requestIds.at(-1) ?? 0, { status: 500, exception: 'Error: x' })
    await second
    expect(access).toEqual([
      { clientPort: 36182, method: 'POST', target: '/predict?include=pixels', status: 422 },
      { clientPort: 36184, method: 'GET', target: '/healthz', status: 500, exception: 'Error: x' },
    ])
  })

  it('that is not there refuses', async () => {
    const { service, start } = started()
    await expect(service.fetch(get())).rejects.toMatchObject({ reason: 'refused' })
    const port = start()
    port.startup({ kind: 'failed', failure: { code: 'network', stage: 'fetch', runtimeMessage: '' } })
    expect([service.state, port.terminations]).toEqual(['idle', 1])
    await expect(service.fetch(get())).rejects.toMatchObject({ reason: 'refused' })
  })

  it('stops in good order: nothing new, the running ones to their end', async () => {
    const { service, start } = started()
    const port = start()
    port.startup({ kind: 'ready' })
    const running = service.fetch(get())
    await settle()
    const stopped = service.stop()
    expect(service.state).toBe('stopping')
    await expect(service.fetch(get())).rejects.toMatchObject({ reason: 'refused' })
    expect(port.terminations).toBe(0)
    port.answer(port.requestIds[0] ?? 0)
    expect((await running).status).toBe(200)
    await stopped
    expect([service.state, port.terminations]).toEqual(['idle', 1])
  })

  it('that dies while it starts fails with the words of the worker, at its stage', () => {
    const { start, events, crashes } = started()
    const port = start()
    port.startup({ kind: 'stage', stage: 'load', state: 'started' })
    port.emit('error', { message: 'Uncaught RangeError: x' })
    port.emit('error', { message: 'again' })
    expect(events.at(-1)).toEqual({
      kind: 'failed',
      failure: { code: 'crashed', stage: 'load', runtimeMessage: 'Uncaught RangeError: x' },
    })
    expect([events.length, crashes.length, port.terminations]).toEqual([2, 0, 1])
  })

  it('that is killed later says so once, and can be started anew, as another process', async () => {
    const { service, start, crashes, events } = started()
    const first = start()
    first.startup({ kind: 'ready' })
    const lost = service.fetch(get())
    await settle()
    service.kill()
    service.kill()
    await expect(lost).rejects.toMatchObject({ reason: 'crashed' })
    expect(crashes).toEqual([{ pid: 100, runtimeMessage: 'killed' }])
    const second = start()
    expect(service.pid).toBe(101)
    // What the dead worker had still sent is nobody's.
    first.startup({ kind: 'failed', failure: { code: 'network', stage: 'warm', runtimeMessage: '' } })
    first.answer(1)
    second.startup({ kind: 'ready' })
    expect([service.state, events.length]).toEqual(['ready', 2])
  })

  it('that the page may not start fails as crashed', async () => {
    const service = new ServiceProcess({
      createWorker: () => {
        throw new TypeError('blocked by policy')
      },
    })
    const events: StartupEvent[] = []
    service.start(options, (event) => events.push(event))
    await settle()
    expect(events).toMatchObject([{ kind: 'failed', failure: { code: 'crashed', stage: 'fetch' } }])
    expect(service.state).toBe('idle')
  })
})

describe('every request', () => {
  const action = fc.oneof(
    { weight: 5, arbitrary: fc.constant('ask' as const) },
    { weight: 4, arbitrary: fc.record({ answer: fc.nat(30) }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('answer twice', 'error', 'messageerror', 'kill', 'abort', 'stop', 'start'),
    },
  )

  it('is answered once or rejected once with a reason, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
        const { service, start, ports } = started()
        start().startup({ kind: 'ready' })
        const outcomes: string[] = []
        let asked = 0
        const ask = () => {
          asked += 1
          service.fetch(get()).then(
            () => outcomes.push('answered'),
            (error: unknown) => outcomes.push(error instanceof RequestLostError ? error.reason : 'other'),
          )
        }
        for (const step of actions) {
          const port = ports.at(-1) as FakePort
          if (step === 'ask') ask()
          else if (typeof step === 'object')
            port.answer(port.requestIds[step.answer % (port.requestIds.length || 1)] ?? -1)
          else if (step === 'answer twice') for (const _ of [1, 2]) port.answer(port.requestIds[0] ?? -1)
          else if (step === 'error') port.emit('error', { message: 'boom' })
          else if (step === 'messageerror') port.emit('messageerror')
          else if (step === 'kill') service.kill()
          else if (step === 'abort') service.abort()
          else if (step === 'stop') void service.stop()
          else if (service.pid === null) start().startup({ kind: 'ready' })
          await Promise.resolve()
        }
        await settle()
        service.abort()
        await settle()
        expect(outcomes).toHaveLength(asked)
        expect(outcomes).not.toContain('other')
        expect(ports.every(({ terminations }) => terminations === 1)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
