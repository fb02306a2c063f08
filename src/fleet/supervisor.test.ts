import { describe, expect, it } from 'vitest'
import type { ServerConfig } from './host.ts'
import { createTestHost } from './test-host.ts'

const broken = { code: 'golden-mismatch', stage: 'warm', runtimeMessage: 'off by 3' } as const

/** Two workers that serve, and what was printed until then put away. */
async function serving(changes: Partial<ServerConfig> = {}, seed = 1) {
  const machine = createTestHost(seed)
  const server = machine.start({ workers: 2, ...changes })
  await machine.clock.advance(100)
  machine.said()
  /** Asks every 20 ms from now on, until told to stop. */
  const load = () => {
    const asked: ReturnType<typeof machine.ask>[] = []
    let isOn = true
    const next = () => {
      if (!isOn) return
      asked.push(machine.ask())
      machine.clock.setTimeout(next, 20)
    }
    next()
    return {
      outcomes: () => new Set(asked.map(({ outcome }) => outcome)),
      asked,
      stop: () => {
        isOn = false
      },
    }
  }
  const [first = 0, second = 0] = machine.pidsOf('worker')
  return { machine, server, load, first, second }
}

describe('a worker that dies', () => {
  it('is replaced at the next turn of the 0.5 s loop; the time until all serve again is measured', async () => {
    const { machine, server, first, second } = await serving()
    await machine.clock.advance(120)
    machine.host.signal(first, 'SIGKILL')
    expect(server.strength).toEqual({ ready: 1, wanted: 2 })
    await machine.clock.advance(1000)
    expect(server.strength).toEqual({ ready: 2, wanted: 2 })
    // Dead at 220, seen at 500, 40 to start.
    expect(server.outages).toEqual([{ pid: first, cause: 'died', startMs: 220, endMs: 540 }])
    const [, kept, replacement = 0] = [first, ...machine.pidsOf('worker')]
    expect(kept).toBe(second)
    expect(replacement).toBeGreaterThan(second)
  })

  it('takes only what it had in its hands', async () => {
    const { machine, server, load, first } = await serving()
    const traffic = load()
    await machine.clock.advance(400)
    machine.host.signal(first, 'SIGKILL')
    await machine.clock.advance(2000)
    traffic.stop()
    await machine.clock.advance(100)
    const lost = traffic.asked.filter(({ outcome }) => outcome === 'crashed').length
    expect(traffic.outcomes().has('200')).toBe(true)
    expect(lost).toBeLessThanOrEqual(1)
    expect(server.accounts).toEqual({
      accepted: traffic.asked.length,
      answered: traffic.asked.length - lost,
      refused: 0,
      lost,
      inFlight: 0,
    })
  })

  it('two at once: each loss lasts until as many serve as before it', async () => {
    const { machine, server, first, second } = await serving()
    machine.host.signal(first, 'SIGKILL')
    machine.host.signal(second, 'SIGKILL')
    const waiting = machine.ask()
    machine.behaviour = { ...machine.behaviour, startMs: 70 }
    await machine.clock.advance(420)
    // Connections wait in the socket, which the parent holds.
    expect(waiting.outcome).toBe('…')
    await machine.clock.advance(1000)
    expect(waiting.outcome).toBe('200')
    expect(server.outages).toEqual([
      { pid: first, cause: 'died', startMs: 100, endMs: 570 },
      { pid: second, cause: 'died', startMs: 100, endMs: 570 },
    ])
  })

  it('by its own error leaves its words, and is replaced', async () => {
    const { machine, server, first } = await serving()
    machine.host.disturb(first, { kind: 'lose-device' })
    await machine.clock.advance(1000)
    expect(machine.said()).toContain('GPU device lost')
    expect(server.failures).toMatchObject([{ pid: first, failure: { runtimeMessage: 'GPU device lost' } }])
    expect(server.strength.ready).toBe(2)
  })

  it('by SIGTERM that is not its parent’s finishes its requests first, and is missed', async () => {
    const { machine, server, first, second } = await serving()
    machine.behaviour = { ...machine.behaviour, serviceMs: 10 }
    machine.host.signal(second, 'SIGSTOP')
    const asked = machine.ask()
    machine.host.signal(first, 'SIGTERM')
    await machine.clock.advance(1000)
    expect(asked.outcome).toBe('200')
    expect(server.outages).toContainEqual({ pid: first, cause: 'died', startMs: 140, endMs: 540 })
  })
})

describe('a worker that hangs', () => {
  it('is found by the health check, killed and replaced; new requests went to the other', async () => {
    const { machine, server, load, first } = await serving({ timeoutWorkerHealthcheckS: 2 })
    machine.host.signal(first, 'SIGSTOP')
    expect(server.strength).toEqual({ ready: 1, wanted: 2 })
    const traffic = load()
    await machine.clock.advance(2000)
    expect(machine.said().filter((line) => line.includes('child process'))).toEqual([])
    await machine.clock.advance(1000)
    traffic.stop()
    await machine.clock.advance(100)
    expect(machine.said().filter((line) => line.includes('hild process'))).toEqual([
      `INFO:     Waiting for child process [${first}]`,
      `INFO:     Child process [${first}] died`,
    ])
    expect(traffic.outcomes()).toEqual(new Set(['200']))
    // Checked at 500, given up at 2500.
    expect(server.outages).toEqual([{ pid: first, cause: 'hung', startMs: 100, endMs: 2540 }])
  })

  it('without having been stopped by anyone is found as well', async () => {
    const { machine, server, first } = await serving({ timeoutWorkerHealthcheckS: 1 })
    machine.workers[0]?.hang()
    await machine.clock.advance(3000)
    expect(server.outages).toEqual([{ pid: first, cause: 'hung', startMs: 500, endMs: 1540 }])
    expect(server.strength).toEqual({ ready: 2, wanted: 2 })
  })

  it('is not one that is only slow: it answers its health checks', async () => {
    const { machine, server, first } = await serving({ timeoutWorkerHealthcheckS: 1 })
    machine.host.disturb(first, { kind: 'slow', factor: 1000 })
    for (const _ of [1, 2, 3, 4]) machine.ask()
    await machine.clock.advance(9000)
    expect(server.outages).toEqual([])
  })

  it('is not taken for one when it was the page that slept', async () => {
    const { machine, server } = await serving()
    // The page is frozen while a check is under way: timer and pong are both found late, the timer first.
    for (const worker of machine.workers) worker.pongDelayMs = 5600
    await machine.clock.advance(450)
    await machine.clock.sleepThrough(600_000)
    await machine.clock.advance(3000)
    expect(server.outages).toEqual([])
    expect(server.strength.ready).toBe(2)
  })
})

describe('SIGHUP', () => {
  it('replaces one worker after the other without losing or refusing a request', async () => {
    const { machine, server, load, first, second } = await serving()
    const traffic = load()
    machine.host.signal(server.pid, 'SIGHUP')
    await machine.clock.advance(3000)
    traffic.stop()
    await machine.clock.advance(100)
    expect(traffic.outcomes()).toEqual(new Set(['200']))
    expect(server.accounts).toMatchObject({ lost: 0, refused: 0, answered: traffic.asked.length })
    const after = machine.pidsOf('worker')
    expect(after).toHaveLength(2)
    expect(after).not.toContain(first)
    expect(after).not.toContain(second)
    expect(server.outages).toEqual([])
  })

  it('never has fewer workers than before', async () => {
    const { machine, server } = await serving()
    const strengths: number[] = []
    machine.host.subscribe(() => strengths.push(server.strength.ready))
    machine.host.signal(server.pid, 'SIGHUP')
    await machine.clock.advance(3000)
    expect(Math.min(...strengths)).toBe(2)
    expect(Math.max(...strengths)).toBe(3)
  })

  it('keeps the old ones when the new one fails its start, and says so in 0.51’s words', async () => {
    const { machine, server, load, first, second } = await serving()
    machine.behaviour = { ...machine.behaviour, failure: broken }
    const traffic = load()
    machine.host.signal(server.pid, 'SIGHUP')
    await machine.clock.advance(3000)
    traffic.stop()
    await machine.clock.advance(100)
    expect(machine.pidsOf('worker')).toEqual([first, second])
    expect(traffic.outcomes()).toEqual(new Set(['200']))
    const [failed] = server.failures
    expect(failed?.failure).toBe(broken)
    expect(
      machine
        .said()
        .filter((line) => !line.includes('healthz'))
        .slice(-5),
    ).toEqual([
      'GoldenMismatch: off by 3',
      '',
      'ERROR:    Application startup failed. Exiting.',
      `INFO:     Waiting for child process [${failed?.pid}]`,
      `ERROR:    New child process [${failed?.pid}] was not ready in time; keeping worker [${first}] and aborting the restart.`,
    ])
  })

  it('keeps the old ones when the new one takes too long', async () => {
    const { machine, server, first, second } = await serving({ timeoutWorkerHealthcheckS: 1 })
    machine.behaviour = { ...machine.behaviour, startMs: 5000 }
    machine.host.signal(server.pid, 'SIGHUP')
    await machine.clock.advance(3000)
    expect(machine.pidsOf('worker')).toEqual([first, second])
    expect(server.failures).toMatchObject([
      { failure: { code: 'crashed', runtimeMessage: 'not ready within 1 s' } },
    ])
  })

  it('of a worker or of a single process is the end of it: status 129, no line', async () => {
    const { machine, server, first } = await serving()
    machine.host.signal(first, 'SIGHUP')
    expect(machine.said()).toEqual([])
    expect(server.strength.ready).toBe(1)
    const single = machine.start({ port: 9000 })
    machine.host.signal(single.pid, 'SIGHUP')
    await machine.clock.advance(0)
    expect(single.status).toBe(129)
  })
})

describe('SIGTTIN and SIGTTOU', () => {
  it('add a worker and take one away, down to one', async () => {
    const { machine, server, load } = await serving()
    const traffic = load()
    for (const signal of ['SIGTTIN', 'SIGTTOU', 'SIGTTOU', 'SIGTTOU'] as const) {
      machine.host.signal(server.pid, signal)
      await machine.clock.advance(1000)
    }
    traffic.stop()
    await machine.clock.advance(100)
    expect(traffic.outcomes()).toEqual(new Set(['200']))
    expect(server.strength).toEqual({ ready: 1, wanted: 1 })
    expect(server.outages).toEqual([])
    expect(machine.said().filter((line) => /Received|Already/.test(line))).toEqual([
      'INFO:     Received SIGTTIN, increasing the number of processes.',
      'INFO:     Received SIGTTOU, decreasing number of processes.',
      'INFO:     Received SIGTTOU, decreasing number of processes.',
      'INFO:     Received SIGTTOU, decreasing number of processes.',
      'INFO:     Already reached one process, cannot decrease the number of processes anymore.',
    ])
  })
})

describe('the end of a parent', () => {
  it('by SIGTERM: the workers finish what they have, status 0; who was taken by nobody gets no reply', async () => {
    const { machine, server } = await serving()
    machine.workers.forEach((worker) => {
      worker.serviceMs = 1000
    })
    const running = [machine.ask(), machine.ask()]
    await machine.clock.advance(1)
    machine.host.signal(server.pid, 'SIGTERM')
    await machine.clock.advance(600)
    const late = machine.ask()
    await machine.clock.advance(3000)
    expect(running.map(({ outcome }) => outcome)).toEqual(['200', '200'])
    expect([late.outcome, server.status]).toEqual(['crashed', 0])
    expect(server.outages).toEqual([])
    expect(machine.host.server(8000)).toBeNull()
  })

  it('by Ctrl+C, which reaches the workers, too: nobody is missed, status 0', async () => {
    const { machine, server } = await serving()
    machine.host.signal(-server.pid, 'SIGINT')
    await machine.clock.advance(2000)
    expect([server.status, server.outages]).toEqual([0, []])
    expect(machine.said()).toContain('INFO:     Received SIGINT, exiting.')
  })

  it('by kill -9: the workers live on, serve, and hold the port until the last of them has ended', async () => {
    const { machine, server } = await serving()
    machine.host.signal(server.pid, 'SIGKILL')
    await machine.clock.advance(0)
    expect(server.status).toBe(137)
    expect(machine.host.processes().map(({ parentPid }) => parentPid)).toEqual([1, 1])
    const asked = machine.ask()
    const second = machine.start({ workers: 2 })
    await machine.clock.advance(100)
    expect([asked.outcome, second.status]).toEqual(['200', 3])
    expect(machine.host.server(8000)?.pid).toBe(server.pid)
    for (const pid of machine.pidsOf('worker')) machine.host.signal(pid, 'SIGTERM')
    await machine.clock.advance(500)
    expect(machine.host.processes()).toEqual([])
    const third = machine.start()
    await machine.clock.advance(100)
    expect(third.strength.ready).toBe(1)
  })

  it('when a worker fails to start: the others are ended, status 0, the failure told', async () => {
    const { machine, server, first } = await serving()
    machine.behaviour = { ...machine.behaviour, failure: broken }
    machine.host.signal(first, 'SIGKILL')
    await machine.clock.advance(3000)
    expect(server.status).toBe(0)
    expect(server.failures.map(({ failure }) => failure)).toEqual([broken])
    expect(server.outages.map(({ cause, endMs }) => [cause, endMs])).toEqual([
      ['died', null],
      ['failed', null],
    ])
    expect(machine.host.processes()).toEqual([])
  })

  it('when no worker ever came up: one failure for each, and an outage that does not end', async () => {
    const machine = createTestHost()
    machine.behaviour = { ...machine.behaviour, failure: broken }
    const server = machine.start({ workers: 2 })
    await machine.clock.advance(3000)
    expect([server.status, server.failures.length]).toEqual([0, 2])
    expect(server.outages).toMatchObject([{ cause: 'failed', endMs: null }])
  })

  it('a stopped parent does nothing but die', async () => {
    const { machine, server, first } = await serving()
    machine.host.signal(server.pid, 'SIGSTOP')
    machine.host.signal(server.pid, 'SIGTERM')
    machine.host.signal(first, 'SIGKILL')
    await machine.clock.advance(10_000)
    expect([server.status, machine.pidsOf('worker').length]).toEqual([null, 1])
    machine.host.signal(server.pid, 'SIGKILL')
    await machine.clock.advance(0)
    expect(server.status).toBe(137)
  })
})

it('all timers of a host that is idle are the parents’ own', async () => {
  const { machine, server } = await serving()
  await machine.clock.advance(5000)
  expect(machine.clock.pending).toBe(1)
  machine.host.signal(-server.pid, 'SIGKILL')
  await machine.clock.advance(5000)
  expect(machine.clock.pending).toBe(0)
})
