import { seededRandom } from '#random/seeded-random.ts'
import { browserClock, type Clock } from './clock.ts'
import type { Exchange } from './exchange.ts'
import type { Host } from './host.ts'
import type { Machine } from './machine.ts'
import { createPidSource, createPortSource, type NumberSource } from './number-source.ts'
import { ProcessTable } from './process-table.ts'
import { RequestLostError } from './request-lost-error.ts'
import { startServer } from './server.ts'
import type { WorkerPort } from './service-process.ts'
import { fromWire, toWire } from './wire.ts'

/** What a host is made of; the browser's own things where nothing is said. */
export type HostParts = {
  createWorker?: ((name: string) => WorkerPort) | undefined
  /** For the numbers of processes and ports, and for which worker takes a request. */
  seed?: number
  pids?: NumberSource
  ports?: NumberSource
  clock?: Clock
  /** Of the date header. */
  date?: () => Date
}

export function createHost(parts: HostParts = {}): Host {
  const { seed = Date.now(), clock = browserClock, createWorker } = parts
  const ports = parts.ports ?? createPortSource(seed)
  const machine: Machine = {
    clock,
    date: parts.date ?? (() => new Date()),
    random: seededRandom(seed),
    pids: parts.pids ?? createPidSource(seed),
    createWorker,
    table: new ProcessTable(),
    bound: new Map(),
    servers: new Map(),
  }
  const { table, bound, servers } = machine

  return {
    startServer: (config, listener) => startServer(config, listener, machine),
    async fetch(request, options = {}) {
      const client = createClient(clock, options)
      try {
        const wire = await client.race(toWire(request))
        const socket = bound.get(portOf(request.url))
        if (!socket?.isListening) throw new RequestLostError('refused')
        const exchange = socket.connect(wire, ports())
        client.onHangUp(exchange)
        return fromWire(await exchange.outcome, request.method)
      } finally {
        client.end()
      }
    },
    server(port) {
      const all = [...servers].filter(([server]) => server.port === port)
      // One that shuts down has let go of its port; one that loads has not taken it yet.
      const [owner] = all.find(([, socket]) => bound.get(port) === socket) ?? all.at(-1) ?? []
      return owner ?? null
    },
    processes: () => table.list(),
    signal: (pid, signal) => (pid < 0 ? table.signalGroup(-pid, signal) : table.signal(pid, signal)),
    disturb: (pid, disturbance) => table.get(pid)?.disturb?.(disturbance) ?? false,
    subscribe: (listener) => table.subscribe(listener),
  }
}

/** Port of an address, the scheme's own where none is written. */
function portOf(url: string): number {
  const { port, protocol } = new URL(url)
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

/** A client that may hang up: after its time limit, or when its signal says so. */
function createClient(clock: Clock, { timeoutMs, signal }: { timeoutMs?: number; signal?: AbortSignal }) {
  let reason: 'timeout' | 'aborted' | null = null
  let exchange: Exchange | null = null
  let leave: (error: RequestLostError) => void = () => {}
  const left = new Promise<never>((_, reject) => {
    leave = reject
  })
  left.catch(() => {})
  const hangUp = (why: 'timeout' | 'aborted') => {
    reason ??= why
    exchange?.lose(reason)
    leave(new RequestLostError(reason))
  }
  const onAbort = () => hangUp('aborted')
  const timer = timeoutMs === undefined ? null : clock.setTimeout(() => hangUp('timeout'), timeoutMs)
  if (signal?.aborted) onAbort()
  else signal?.addEventListener('abort', onAbort)

  return {
    race: <T>(promise: Promise<T>): Promise<T> => Promise.race([left, promise]),
    onHangUp(accepted: Exchange) {
      exchange = accepted
      if (reason) accepted.lose(reason)
    },
    end() {
      if (timer !== null) clock.clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    },
  }
}
