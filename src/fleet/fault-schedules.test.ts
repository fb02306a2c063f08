import { expect, it } from 'vitest'
import { seededRandom } from '#random/seeded-random.ts'
import { calm, type FakeBehaviour } from './fake-worker.ts'
import type { ServerConfig, Signal } from './host.ts'
import { createTestHost, plainConfig } from './test-host.ts'

const SCHEDULES = 200
const LENGTH_MS = 4000
const REQUESTS = 40
const FAULTS = 6
const STEP_MS = 50
/** Much computing on a slow machine, no waiting. */
const TEST_LIMIT_MS = 60_000

type Machine = ReturnType<typeof createTestHost>
type Asked = ReturnType<Machine['ask']>

/** Random times, faults and settings, the same for the same seed. */
function createSchedule(seed: number) {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const oneOf = <T>(...values: [T, ...T[]]): T => values[below(values.length)] ?? values[0]
  const machine = createTestHost(seed)
  const asked: Asked[] = []
  machine.behaviour = { ...calm, serviceMs: 5 + below(60), bootMs: below(30), startMs: 20 + below(400) }

  const batchSize = oneOf(1, 1, 4)
  const config: Partial<ServerConfig> = {
    workers: 1 + below(4),
    queue: oneOf('worker', 'shared'),
    limitConcurrency: oneOf(null, null, 4),
    timeoutGracefulShutdownS: oneOf(null, 1),
    timeoutWorkerHealthcheckS: 1,
    startOptions: async () => ({
      ...(await plainConfig.startOptions()),
      ...(batchSize > 1 ? { batching: { maxBatchSize: batchSize, maxQueueDelayMs: 0 } } : {}),
    }),
  }
  const pid = () => oneOf(0, ...machine.host.processes().map((process) => process.pid))
  const send = (signal: Signal) => () => void machine.host.signal(pid(), signal)
  const turn = (changes: Partial<FakeBehaviour>) => () => {
    machine.behaviour = { ...machine.behaviour, ...changes }
  }
  const failure = { code: 'out-of-memory', stage: 'load', runtimeMessage: 'x' } as const
  const faults: [() => void, ...(() => void)[]] = [
    send('SIGKILL'),
    send('SIGKILL'),
    send('SIGSTOP'),
    send('SIGTERM'),
    send('SIGINT'),
    send('SIGHUP'),
    send('SIGHUP'),
    send('SIGTTIN'),
    send('SIGTTOU'),
    turn({ failure }),
    turn({ failure: null }),
    () => void machine.host.disturb(pid(), { kind: 'slow', factor: 1 + below(40) }),
    () => void machine.host.disturb(pid(), { kind: 'lose-device' }),
  ]
  const client = () => {
    const leaving = new AbortController()
    const options = oneOf({}, {}, { timeoutMs: 1 + below(500) }, { signal: leaving.signal })
    asked.push(machine.ask(oneOf('/healthz', '/boom', '/healthz', '/deadly'), options))
    machine.clock.setTimeout(() => leaving.abort(), below(800))
  }
  machine.behaviour = {
    ...machine.behaviour,
    status: (path) => (path === '/boom' ? 500 : 200),
    deadlyPath: below(4) === 0 ? '/deadly' : null,
  }
  const server = machine.start(config)
  for (let count = 0; count < REQUESTS; count++) machine.clock.setTimeout(client, below(LENGTH_MS))
  for (let count = 0; count < FAULTS; count++) machine.clock.setTimeout(oneOf(...faults), below(LENGTH_MS))
  return { machine, server, asked }
}

it(
  `accounts hold at every moment of ${SCHEDULES} random fault schedules, and every request ends exactly once`,
  async () => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= SCHEDULES; seed++) {
      const { machine, server, asked } = createSchedule(seed)
      const check = () => {
        const { accepted, answered, refused, lost, inFlight } = server.accounts
        expect(accepted, `seed ${seed}`).toBe(answered + refused + lost + inFlight)
        expect(Math.min(answered, refused, lost, inFlight), `seed ${seed}`).toBeGreaterThanOrEqual(0)
      }
      machine.host.subscribe(check)
      // The clients' own count, independent of the server's: refused connections never reached it.
      const count = (...outcomes: string[]) =>
        asked.filter(({ outcome }) => outcomes.includes(outcome)).length
      for (let ms = 0; ms < LENGTH_MS; ms += STEP_MS) {
        await machine.clock.advance(STEP_MS)
        check()
        expect(server.accounts, `seed ${seed} at ${ms} ms`).toEqual({
          accepted: asked.length - count('refused'),
          answered: count('200', '500'),
          refused: count('503'),
          lost: count('crashed', 'timeout', 'aborted'),
          inFlight: count('…'),
        })
      }
      await machine.clock.advance(3000)
      // What hangs for good, or waits for what hangs, is ended as a person would end it.
      machine.host.signal(-server.pid, 'SIGKILL')
      await machine.clock.advance(1000)
      check()

      expect(
        asked.map(({ count }) => count),
        `seed ${seed}`,
      ).toEqual(asked.map(() => 1))
      expect(machine.host.processes(), `seed ${seed}`).toEqual([])
      expect(server.status, `seed ${seed}`).not.toBeNull()
      expect(
        machine.workers.every(({ isTerminated }) => isTerminated),
        `seed ${seed}`,
      ).toBe(true)
      expect(server.accounts.inFlight, `seed ${seed}`).toBe(0)
      for (const { outcome } of asked) seen.add(outcome)
    }
    // The schedules reach all that can happen to a request.
    expect([...seen].sort()).toEqual(['200', '500', '503', 'aborted', 'crashed', 'refused', 'timeout'])
  },
  TEST_LIMIT_MS,
)
