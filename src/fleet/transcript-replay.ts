import type { StartupFailure } from '#service/contract.ts'
import { calm, type FakeBehaviour } from './fake-worker.ts'
import type { ServerConfig, Signal } from './host.ts'
import { createTestHost } from './test-host.ts'

/** Like the transcripts' pauses. */
const QUIET_MS = 600
const STATUS: Record<string, number> = {
  '/health': 200,
  '/healthz': 200,
  '/slow': 200,
  '/busy': 503,
  '/boom': 500,
  '/predict': 422,
}
const missing: StartupFailure = { code: 'network', stage: 'fetch', runtimeMessage: 'model.onnx' }

/** When a worker comes up; that of each is given, for the lines of two workers come as they come. */
export type Pace = Partial<Pick<FakeBehaviour, 'bootMs' | 'startMs'>>

/** Which worker takes a connection is chance; with this one the first takes the first. */
const SEED = 7

/**
 * Does to the simulator what the lines with $ say, and gives back the transcript of it, masked. Lines with = say for
 * what to wait; what comes of it is the simulator's own. All other lines are not looked at.
 *
 * @param paceOf by the order in which the workers are created.
 */
export async function replay(script: readonly string[], paceOf: (index: number) => Pace) {
  const machine = createTestHost(SEED, paceOf)
  const said: string[] = []
  const pids = new Map<string, number>()
  const servers: { status: number | null; pid: number; isTold: boolean }[] = []
  const clients = new Map<string, ReturnType<typeof machine.ask>>()
  let isInTraceback = false

  const drain = () => {
    for (const line of machine.said()) {
      if (isInTraceback && line !== '' && !/^(INFO|WARNING|ERROR): /.test(line)) continue
      isInTraceback = line.includes('Traceback (most recent call last):')
      said.push(
        line
          .replace(/\[(\d{3,})\]/g, (_, pid: string) => {
            if (!pids.has(pid)) pids.set(pid, pids.size + 1)
            return `[pid ${pids.get(pid)}]`
          })
          .replace(/127\.0\.0\.1:\d+ - /, '127.0.0.1:CLIENT - ')
          .replace('8000', 'PORT'),
      )
    }
  }
  const settle = async () => {
    for (let quietMs = 0; quietMs < QUIET_MS; quietMs += 100) {
      const before = machine.lines.length
      await machine.clock.advance(100)
      if (machine.lines.length > before) quietMs = -100
    }
    drain()
  }
  const until = async (holds: () => boolean) => {
    for (let waitedMs = 0; waitedMs < 20_000 && !holds(); waitedMs += 100) await machine.clock.advance(100)
  }

  const actions: [RegExp, (...groups: (string | undefined)[]) => Promise<void> | void][] = [
    [
      /^\$ (FAILS=1 )?uvicorn app:app --port PORT(.*)$/,
      async (fails, options = '') => {
        const status = (path: string) => STATUS[path] ?? 404
        machine.behaviour = {
          ...calm,
          serviceMs: ({ url }) => (url.endsWith('/slow') ? 2000 : 5),
          failure: fails ? missing : null,
          status: (path, method) => (path.startsWith('/health') && method !== 'GET' ? 405 : status(path)),
        }
        servers.push(Object.assign(machine.start(configOf(options)), { isTold: false }))
        await machine.clock.advance(500)
        await settle()
      },
    ],
    [
      /^\$ (GET|POST) (\S+)(?: for (\d+) s)?( &)?$/,
      async (method = '', path, seconds, background) => {
        const timeout = seconds === undefined ? {} : { timeoutMs: 1000 * Number(seconds) }
        const asked = machine.ask(path, { method, ...timeout })
        if (background) {
          clients.set(`${method} ${path}`, asked)
          await machine.clock.advance(500)
          return
        }
        await until(() => asked.count > 0)
        await settle()
        said.push(`= ${outcomeName(asked.outcome)}`)
      },
    ],
    [
      /^\$ kill -(\w+) (server|worker)$/,
      async (name, which) => {
        const workers = machine.host.processes().filter(({ role }) => role === 'worker')
        const worker = workers.find(({ inFlight }) => inFlight > 0) ?? workers[0]
        const pid = (which === 'worker' ? worker?.pid : servers[0]?.pid) ?? 0
        machine.host.signal(pid, `SIG${name}` as Signal)
        await machine.clock.advance(600)
        drain()
      },
    ],
    [
      /^= (GET \S+): /,
      async (name = '') => {
        const client = clients.get(name)
        await until(() => client?.outcome !== '…')
        await settle()
        said.push(`= ${name}: ${outcomeName(client?.outcome ?? '')}`)
      },
    ],
    [
      /^= exit /,
      async () => {
        const ended = () => servers.find(({ status, isTold }) => status !== null && !isTold)
        await until(() => ended() !== undefined)
        await settle()
        const server = ended()
        if (server) server.isTold = true
        said.push(`= exit ${server?.status}`)
      },
    ],
  ]
  for (const line of script) {
    for (const [pattern, act] of actions) {
      const match = pattern.exec(line)
      if (!match) continue
      drain()
      if (line.startsWith('$')) said.push(line)
      await act(...match.slice(1))
    }
  }
  return said
}

function outcomeName(outcome: string): string {
  return outcome === 'crashed' ? 'no reply' : outcome
}

function configOf(options: string): Partial<ServerConfig> {
  const value = (name: string) => {
    const found = new RegExp(`--${name} (\\d+)`).exec(options)?.[1]
    return found === undefined ? null : Number(found)
  }
  return {
    workers: value('workers') ?? 1,
    limitConcurrency: value('limit-concurrency'),
    timeoutGracefulShutdownS: value('timeout-graceful-shutdown'),
  }
}
