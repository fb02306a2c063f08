import type { ProcessInfo } from '#fleet/host.ts'
import type { ExperimentService } from '../ground.ts'

/** A worker that was killed, and how many requests it held then. */
export type Killed = { pid: number; held: number }

/** Of a server's own processes that serve, the one that holds most requests; null where none holds any. */
export function busiest(processes: readonly ProcessInfo[], serverPid: number): ProcessInfo | null {
  const own = processes.filter(({ pid, parentPid }) => pid === serverPid || parentPid === serverPid)
  return (
    own
      .filter(({ role, state, inFlight }) => role !== 'parent' && state === 'ready' && inFlight > 0)
      .toSorted((a, b) => b.inFlight - a.inFlight)[0] ?? null
  )
}

/**
 * kill -9 to the busiest process of the service, as soon as one holds a request. null when none did until `isOver`.
 * The host tells of changes of a process and not of each request, so its table is looked at again and again.
 * @param pause between two looks; may reject to end it.
 */
export async function killBusiest(
  { host, server }: Pick<ExperimentService, 'host' | 'server'>,
  pause: () => Promise<void>,
  isOver: () => boolean,
): Promise<Killed | null> {
  while (!isOver()) {
    const worker = busiest(host.processes(), server.pid)
    if (worker && host.signal(worker.pid, 'SIGKILL')) return { pid: worker.pid, held: worker.inFlight }
    await pause()
  }
  return null
}
