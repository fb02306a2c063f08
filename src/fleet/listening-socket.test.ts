import { describe, expect, it } from 'vitest'
import { createTestHost, plainConfig } from './test-host.ts'

const batchesOf = (maxBatchSize: number) => ({
  startOptions: async () => ({
    ...(await plainConfig.startOptions()),
    batching: { maxBatchSize, maxQueueDelayMs: 0 },
  }),
})

/** What each worker has been given so far. */
const given = (machine: ReturnType<typeof createTestHost>) => machine.workers.map(({ requests }) => requests)

describe('with a queue of its own for each worker', () => {
  it('an idle worker takes a connection before one that has work', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const machine = createTestHost(seed)
      machine.start({ workers: 4 })
      await machine.clock.advance(50)
      for (let count = 0; count < 4; count++) {
        machine.ask()
        await machine.clock.advance(1)
      }
      expect(given(machine)).toEqual([1, 1, 1, 1])
    }
  })

  it('who takes it when all are busy is chance, the same for the same seed: some wait behind others', async () => {
    const spread = async (seed: number) => {
      const machine = createTestHost(seed)
      machine.behaviour = { ...machine.behaviour, serviceMs: 10_000 }
      machine.start({ workers: 4 })
      await machine.clock.advance(50)
      for (let count = 0; count < 400; count++) machine.ask()
      await machine.clock.advance(1)
      return given(machine)
    }
    const counts = await spread(1)
    expect(await spread(1)).toEqual(counts)
    expect(await spread(2)).not.toEqual(counts)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(400)
    // Four standard deviations of a binomial (400, 1/4) are 35.
    for (const count of counts) expect(Math.abs(count - 100)).toBeLessThanOrEqual(35)
  })

  it('what a worker has taken is its own: it waits there though another is free', async () => {
    const machine = createTestHost(7)
    const server = machine.start({ workers: 2 })
    await machine.clock.advance(50)
    const [first = 0] = machine.pidsOf('worker')
    machine.host.disturb(first, { kind: 'slow', factor: 100 })
    const asked = Array.from({ length: 8 }, () => machine.ask())
    await machine.clock.advance(500)
    const waiting = asked.filter(({ outcome }) => outcome === '…').length
    expect(waiting).toBe(machine.workers[0]?.requests)
    expect(waiting).toBeGreaterThan(1)
    expect(server.accounts.inFlight).toBe(waiting)
  })

  it('the limit is that of each worker', async () => {
    const machine = createTestHost()
    const server = machine.start({ workers: 2, limitConcurrency: 3 })
    await machine.clock.advance(50)
    const asked = Array.from({ length: 40 }, () => machine.ask())
    await machine.clock.advance(200)
    // Three less one for each of two.
    expect(asked.filter(({ outcome }) => outcome === '200')).toHaveLength(4)
    expect(server.accounts).toMatchObject({ answered: 4, refused: 36 })
  })
})

describe('with one queue for all workers', () => {
  it('each has one request at a time, and the next in line goes to who is free', async () => {
    const machine = createTestHost()
    const server = machine.start({ workers: 2, queue: 'shared' })
    await machine.clock.advance(50)
    const [first = 0] = machine.pidsOf('worker')
    machine.host.disturb(first, { kind: 'slow', factor: 100 })
    const ends: number[] = []
    for (let index = 0; index < 8; index++) {
      void machine.host.fetch(new Request('http://localhost:8000/')).then(() => ends.push(index))
    }
    await machine.clock.advance(1)
    expect(machine.host.processes().map(({ role, inFlight }) => `${role} ${inFlight}`)).toEqual([
      'parent 6',
      'worker 1',
      'worker 1',
    ])
    await machine.clock.advance(100)
    expect(given(machine)).toEqual([1, 7])
    // In the order of their coming, but for the one that the slow worker has.
    expect(ends).toEqual([...ends].sort((a, b) => a - b))
    expect(server.accounts).toMatchObject({ answered: 7, inFlight: 1 })
  })

  it('a worker that batches is given as many as go into one batch', async () => {
    const machine = createTestHost()
    machine.start({ workers: 2, queue: 'shared', ...batchesOf(4) })
    await machine.clock.advance(50)
    for (let count = 0; count < 20; count++) machine.ask()
    await machine.clock.advance(1)
    expect(given(machine)).toEqual([4, 4])
  })

  it('a lost worker loses what it had, and the queue goes on', async () => {
    const machine = createTestHost()
    const server = machine.start({ workers: 2, queue: 'shared' })
    await machine.clock.advance(50)
    const asked = Array.from({ length: 10 }, () => machine.ask())
    await machine.clock.advance(5)
    machine.host.signal(machine.pidsOf('worker')[0] ?? 0, 'SIGKILL')
    await machine.clock.advance(500)
    expect(asked.filter(({ outcome }) => outcome === '200')).toHaveLength(9)
    expect(server.accounts).toMatchObject({ answered: 9, lost: 1 })
  })

  it('who has left the queue is nobody’s work', async () => {
    const machine = createTestHost()
    machine.start({ queue: 'shared' })
    await machine.clock.advance(50)
    machine.ask()
    const impatient = machine.ask('/', { timeoutMs: 5 })
    const patient = machine.ask()
    await machine.clock.advance(20)
    expect([impatient.outcome, patient.outcome, machine.workers[0]?.requests]).toEqual(['timeout', '200', 2])
  })

  it('the limit counts what the queue and all workers hold', async () => {
    const machine = createTestHost()
    const server = machine.start({ workers: 2, queue: 'shared', limitConcurrency: 6 })
    await machine.clock.advance(50)
    const asked = Array.from({ length: 20 }, () => machine.ask())
    await machine.clock.advance(200)
    expect(asked.map(({ outcome }) => outcome)).toEqual([
      ...Array.from({ length: 5 }, () => '200'),
      ...Array.from({ length: 15 }, () => '503'),
    ])
    expect(server.accounts).toMatchObject({ answered: 5, refused: 15 })
  })
})

it('the server’s own 503 is plain text, and closes the connection', async () => {
  const machine = createTestHost()
  machine.start({ limitConcurrency: 1 })
  await machine.clock.advance(50)
  const response = await machine.host.fetch(new Request('http://localhost:8000/healthz'))
  expect([response.status, await response.text()]).toEqual([503, 'Service Unavailable'])
  expect(Object.fromEntries(response.headers)).toEqual({
    connection: 'close',
    'content-length': '19',
    'content-type': 'text/plain; charset=utf-8',
    date: 'Thu, 01 Jan 1970 00:00:00 GMT',
    server: 'uvicorn',
  })
})
