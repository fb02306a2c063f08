import { capacityRps, idealLimitRps } from '#traffic/ideal-queue.ts'
import type { LoadSettings } from './load-settings.ts'
import type { Ground } from './play-run.ts'
import { sendRequest, workMs } from './request-sender.ts'

/** What no queue can exceed, from the work of requests that were sent one after another. */
export type QueueBound = {
  workers: number
  /** Measured: mean milliseconds of work of one request, and of how many. */
  workMs: number
  n: number
  /** Computed: every worker busy all the time. Requests a second. */
  capacityRps: number
  /** Simulated with the settings' arrivals and seed: the highest rate whose p99 holds the target. */
  limitRps: number
}

const REQUESTS = 40

/** Null where what answers does not tell how long it worked, or when cancelled. */
export async function measureQueueBound(
  { host, makeRequest, clock }: Pick<Ground, 'host' | 'makeRequest' | 'clock'>,
  settings: Pick<LoadSettings, 'arrivals' | 'seed' | 'targetMs'>,
  signal: AbortSignal,
): Promise<QueueBound | null> {
  const servicesMs: number[] = []
  while (servicesMs.length < REQUESTS) {
    const { body } = await sendRequest(host, makeRequest(servicesMs.length), clock, signal)
    const ms = signal.aborted ? null : workMs(body)
    if (ms === null) return null
    servicesMs.push(ms)
  }
  const serving = host.processes().filter(({ role, state }) => role !== 'parent' && state === 'ready')
  const workers = Math.max(1, serving.length)
  const capacity = capacityRps(servicesMs, workers)
  return {
    workers,
    workMs: (1000 * workers) / capacity,
    n: servicesMs.length,
    capacityRps: capacity,
    limitRps: idealLimitRps({ ...settings, servicesMs, servers: workers }),
  }
}
