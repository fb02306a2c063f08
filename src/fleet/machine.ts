import type { Clock } from './clock.ts'
import type { RunningServer } from './host.ts'
import type { ListeningSocket } from './listening-socket.ts'
import type { NumberSource } from './number-source.ts'
import type { ProcessTable } from './process-table.ts'
import type { WorkerPort } from './service-process.ts'

/** What servers share: the clock, the numbers, the process table and the ports of localhost. */
export type Machine = {
  clock: Clock
  date: () => Date
  random: () => number
  pids: NumberSource
  createWorker?: ((name: string) => WorkerPort) | undefined
  table: ProcessTable
  /** Who has bound which port. */
  bound: Map<number, ListeningSocket>
  /** All that have a live process, with their sockets, the oldest first. */
  servers: Map<RunningServer, ListeningSocket>
}
