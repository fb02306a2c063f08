import { createHost } from './create-host.ts'
import { FakeClock } from './fake-clock.ts'
import { calm, type FakeBehaviour, FakeWorker } from './fake-worker.ts'
import type { RunningServer, ServerConfig } from './host.ts'
import { RequestLostError } from './request-lost-error.ts'

export const plainConfig: ServerConfig = {
  host: '127.0.0.1',
  port: 8000,
  workers: 1,
  limitConcurrency: null,
  timeoutGracefulShutdownS: null,
  timeoutWorkerHealthcheckS: 5,
  queue: 'worker',
  useColors: false,
  startOptions: async () => ({
    modelBaseUrl: 'https://host.test/m/',
    artifact: 'int8',
    provider: 'wasm',
    threads: 1,
  }),
}

/**
 * A host with fake workers and a fake clock. behaviour is that of the next worker to be created, unless behaviourOf
 * knows one for it (0 is the first).
 */
export function createTestHost(
  seed = 1,
  behaviourOf: (index: number) => Partial<FakeBehaviour> = () => ({}),
) {
  const clock = new FakeClock()
  const workers: FakeWorker[] = []
  const lines: string[] = []
  const machine = {
    clock,
    workers,
    lines,
    behaviour: calm as FakeBehaviour,
    host: createHost({
      clock,
      seed,
      date: () => new Date(0),
      createWorker: () => {
        const worker = new FakeWorker(clock, { ...machine.behaviour, ...behaviourOf(workers.length) })
        workers.push(worker)
        return worker
      },
    }),
    start(changes: Partial<ServerConfig> = {}): RunningServer & { status: number | null } {
      const server = machine.host.startServer(
        { ...plainConfig, ...changes },
        { onLine: ({ text }) => lines.push(text) },
      )
      const watched = Object.assign(Object.create(server) as RunningServer, { status: null as number | null })
      void server.exited.then((status) => {
        watched.status = status
      })
      return watched
    },
    /** "200", or why there was no answer; "…" while there is none. */
    ask(path = '/healthz', options: { timeoutMs?: number; signal?: AbortSignal; method?: string } = {}) {
      const { method = 'GET', ...rest } = options
      const asked = { outcome: '…', count: 0 }
      const end = (outcome: string) => {
        asked.outcome = outcome
        asked.count += 1
      }
      machine.host.fetch(new Request(`http://localhost:8000${path}`, { method }), rest).then(
        (response) => end(String(response.status)),
        (error: unknown) => end(error instanceof RequestLostError ? error.reason : String(error)),
      )
      return asked
    },
    pidsOf: (role: 'server' | 'parent' | 'worker') =>
      machine.host
        .processes()
        .filter((process) => process.role === role)
        .map(({ pid }) => pid),
    /** The lines since the last time. */
    said: () => lines.splice(0),
  }
  return machine
}
