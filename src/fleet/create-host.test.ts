import { describe, expect, it } from 'vitest'
import { createTestHost, plainConfig } from './test-host.ts'

describe('the network', () => {
  it('refuses where nothing listens: nothing started, still loading, stopped', async () => {
    const machine = createTestHost()
    const outcomes: string[] = []
    const ask = async () => {
      const asked = machine.ask()
      await machine.clock.advance(15)
      outcomes.push(asked.outcome)
    }
    await ask()
    const server = machine.start()
    await machine.clock.advance(5)
    await ask()
    await machine.clock.advance(50)
    await ask()
    machine.host.signal(server.pid, 'SIGTERM')
    await machine.clock.advance(100)
    await ask()
    await machine.clock.advance(200)
    await ask()
    expect(outcomes).toEqual(['refused', 'refused', '200', 'refused', 'refused'])
    expect(server.accounts).toEqual({ accepted: 1, answered: 1, refused: 0, lost: 0, inFlight: 0 })
  })

  it('goes by the port of the address alone, 80 where none is written', async () => {
    const machine = createTestHost()
    machine.start({ port: 80 })
    await machine.clock.advance(50)
    const outcomes = ['http://localhost/healthz', 'http://127.0.0.1:80/', 'http://localhost:81/'].map((url) =>
      machine.host.fetch(new Request(url)).then(
        ({ status }) => status,
        ({ reason }) => reason,
      ),
    )
    await machine.clock.advance(50)
    expect(await Promise.all(outcomes)).toEqual([200, 200, 'refused'])
  })

  it('hands a body to the worker once, and its answer back with status, headers and body', async () => {
    const machine = createTestHost()
    machine.start()
    await machine.clock.advance(50)
    const body = new Uint8Array(1000).fill(7)
    const answer = machine.host.fetch(new Request('http://localhost:8000/predict', { method: 'POST', body }))
    await machine.clock.advance(50)
    const response = await answer
    expect(machine.workers[0]?.bodies.map((sent) => sent?.byteLength)).toEqual([1000])
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain'])
    expect(await response.text()).toBe('POST /predict')
  })

  it('lets a client leave after its time or by its signal; nothing is written for it, and its work goes on', async () => {
    const machine = createTestHost()
    machine.behaviour = { ...machine.behaviour, serviceMs: 100 }
    const server = machine.start()
    await machine.clock.advance(50)
    machine.said()
    const leaving = new AbortController()
    const [late, gone] = [machine.ask('/a', { timeoutMs: 30 }), machine.ask('/b', { signal: leaving.signal })]
    await machine.clock.advance(20)
    leaving.abort()
    await machine.clock.advance(20)
    expect([late.outcome, gone.outcome]).toEqual(['timeout', 'aborted'])
    expect(server.accounts).toMatchObject({ lost: 2, inFlight: 0 })
    expect(machine.host.processes()).toMatchObject([{ inFlight: 2 }])
    await machine.clock.advance(300)
    expect(machine.host.processes()).toMatchObject([{ inFlight: 0 }])
    expect(machine.said()).toEqual([])
    const never = machine.ask('/c', { signal: AbortSignal.abort() })
    await machine.clock.advance(1)
    expect([never.outcome, machine.workers[0]?.requests]).toEqual(['aborted', 2])
  })
})

describe('the process table', () => {
  it('shows a parent before its workers, with state, command and what is in their hands', async () => {
    const machine = createTestHost()
    machine.behaviour = { ...machine.behaviour, serviceMs: 1000 }
    const server = machine.start({ workers: 2, limitConcurrency: 9 })
    const command = 'uvicorn app.main:app --host 127.0.0.1 --port 8000 --workers 2 --limit-concurrency 9'
    const worker = { parentPid: server.pid, role: 'worker', startedAtMs: 0, command }
    expect(machine.host.processes()).toMatchObject([
      { pid: server.pid, parentPid: null, role: 'parent', state: 'starting', command },
      { ...worker, state: 'starting' },
      { ...worker, state: 'starting' },
    ])
    await machine.clock.advance(50)
    machine.ask()
    await machine.clock.advance(1)
    const states = machine.host.processes().map(({ state, inFlight }) => `${state} ${inFlight}`)
    expect(states.sort()).toEqual(['ready 0', 'ready 0', 'ready 1'])
    const [pid = 0] = machine.pidsOf('worker')
    machine.host.signal(pid, 'SIGSTOP')
    expect(machine.host.processes().find((process) => process.pid === pid)?.state).toBe('stopped')
    expect(machine.host.signal(99, 'SIGKILL')).toBe(false)
    expect(machine.host.disturb(server.pid, { kind: 'slow', factor: 2 })).toBe(false)
  })

  it('tells of every change of state, and of no request', async () => {
    const machine = createTestHost()
    const seen: string[] = []
    const leave = machine.host.subscribe(() =>
      seen.push(
        machine.host
          .processes()
          .map(({ state }) => state)
          .join() || 'none',
      ),
    )
    const server = machine.start()
    await machine.clock.advance(50)
    machine.ask()
    await machine.clock.advance(50)
    machine.host.signal(server.pid, 'SIGTERM')
    await machine.clock.advance(500)
    expect(seen).toEqual(['starting', 'ready', 'stopping', 'none'])
    leave()
    machine.start()
    expect(seen).toHaveLength(4)
  })

  it('knows the server of a port from its start until its last process has ended', async () => {
    const machine = createTestHost()
    expect(machine.host.server(8000)).toBeNull()
    const server = machine.start()
    expect(machine.host.server(8000)?.pid).toBe(server.pid)
    const other = machine.start({ port: 9000 })
    await machine.clock.advance(50)
    expect(machine.host.server(9000)?.pid).toBe(other.pid)
    machine.host.signal(server.pid, 'SIGKILL')
    expect(machine.host.server(8000)).toBeNull()
  })

  it('knows the one that holds the port from those that have let it go or want it', async () => {
    const machine = createTestHost()
    machine.behaviour = { ...machine.behaviour, serviceMs: 1000 }
    const old = machine.start()
    await machine.clock.advance(50)
    machine.ask()
    await machine.clock.advance(1)
    machine.host.signal(old.pid, 'SIGTERM')
    await machine.clock.advance(200)
    const next = machine.start()
    expect(machine.host.server(8000)?.pid).toBe(next.pid)
    await machine.clock.advance(50)
    const busy = machine.start()
    expect(machine.host.server(8000)?.pid).toBe(next.pid)
    await machine.clock.advance(50)
    expect([busy.status, next.status, old.status]).toEqual([3, null, null])
    expect(busy.failures).toMatchObject([
      { failure: { runtimeMessage: '[Errno 98] Address already in use' } },
    ])
  })

  it('sends to a whole group what is sent to its negative number', async () => {
    const machine = createTestHost()
    const server = machine.start({ workers: 3 })
    await machine.clock.advance(100)
    expect(machine.host.signal(-server.pid, 'SIGKILL')).toBe(true)
    await machine.clock.advance(0)
    expect([machine.host.processes(), server.status]).toEqual([[], 137])
    expect(machine.host.signal(-server.pid, 'SIGKILL')).toBe(false)
  })
})

describe('a single process', () => {
  it('that cannot read its disk fails to start, in its own words and with status 3', async () => {
    const machine = createTestHost()
    const server = machine.start({ startOptions: () => Promise.reject(new Error('model.onnx: HTTP 404')) })
    await machine.clock.advance(0)
    expect(machine.said()).toContain('Network: model.onnx: HTTP 404')
    expect(server.status).toBe(3)
    expect(server.failures).toMatchObject([{ pid: server.pid, failure: { code: 'network', stage: 'fetch' } }])
  })

  it('whose worker may not be created fails to start, too', async () => {
    const machine = createTestHost()
    machine.behaviour = { ...machine.behaviour, isForbidden: true }
    const server = machine.start()
    await machine.clock.advance(0)
    expect(server.status).toBe(3)
    expect(server.failures.at(-1)?.failure).toMatchObject({ code: 'crashed', stage: 'fetch' })
  })

  it('that gets no memory says so', async () => {
    const machine = createTestHost()
    const failure = {
      code: 'out-of-memory',
      stage: 'load',
      runtimeMessage: 'could not allocate memory',
    } as const
    machine.behaviour = { ...machine.behaviour, failure }
    const server = machine.start()
    await machine.clock.advance(50)
    expect(machine.said()).toContain('OutOfMemory: could not allocate memory')
    expect(server.failures.at(-1)?.failure).toBe(failure)
  })

  it('that ends by its own error leaves its last words, status 1, and no reply', async () => {
    const machine = createTestHost()
    machine.behaviour = { ...machine.behaviour, deadlyPath: '/deadly' }
    const server = machine.start()
    await machine.clock.advance(50)
    const asked = machine.ask('/deadly')
    await machine.clock.advance(50)
    expect([asked.outcome, server.status]).toEqual(['crashed', 1])
    expect(machine.said().at(-1)).toBe('RangeError: out of memory')
    expect(server.failures.at(-1)?.failure).toEqual({
      code: 'crashed',
      stage: null,
      runtimeMessage: 'RangeError: out of memory',
    })
    expect(server.outages).toMatchObject([{ pid: server.pid, cause: 'died', startMs: 60, endMs: null }])
  })

  it('that is stopped keeps its connections waiting, and nobody comes to its help', async () => {
    const machine = createTestHost()
    const server = machine.start()
    await machine.clock.advance(50)
    machine.host.signal(server.pid, 'SIGSTOP')
    const [patient, impatient] = [machine.ask(), machine.ask('/', { timeoutMs: 500 })]
    machine.host.signal(server.pid, 'SIGTERM')
    await machine.clock.advance(60_000)
    expect([patient.outcome, impatient.outcome, server.status]).toEqual(['…', 'timeout', null])
    machine.host.signal(server.pid, 'SIGKILL')
    await machine.clock.advance(0)
    expect([patient.outcome, server.status]).toEqual(['crashed', 137])
  })

  it('that is told to stop while it loads goes on to the end of that, then stops', async () => {
    const machine = createTestHost()
    const server = machine.start()
    await machine.clock.advance(10)
    machine.host.signal(server.pid, 'SIGTERM')
    await machine.clock.advance(500)
    expect(machine.said().map((line) => line.slice(10).split(' [')[0])).toEqual([
      'Started server process',
      'Waiting for application startup.',
      'Application startup complete.',
      'Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)',
      'Shutting down',
      'Waiting for application shutdown.',
      'Application shutdown complete.',
      'Finished server process',
    ])
    expect(server.status).toBe(143)
  })

  it('reads its disk anew each time it starts', async () => {
    const machine = createTestHost()
    let reads = 0
    const startOptions = () => {
      reads += 1
      return plainConfig.startOptions()
    }
    machine.host.signal(machine.start({ startOptions }).pid, 'SIGKILL')
    machine.start({ startOptions })
    await machine.clock.advance(50)
    expect(reads).toBe(2)
  })
})

it('a slow worker takes so much longer', async () => {
  const machine = createTestHost()
  const server = machine.start()
  await machine.clock.advance(50)
  expect(machine.host.disturb(server.pid, { kind: 'slow', factor: 5 })).toBe(true)
  const asked = machine.ask()
  await machine.clock.advance(49)
  expect(asked.outcome).toBe('…')
  await machine.clock.advance(1)
  expect(asked.outcome).toBe('200')
})
