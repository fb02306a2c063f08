import { runClosedLoop } from '#traffic/closed-loop.ts'
import { isOk } from '#traffic/load-run.ts'
import { pageClock } from '../page-clock.ts'
import type { ExperimentService, Ground } from './ground.ts'
import { pictureSender } from './picture-sender.ts'

/** As often as two impatient clients can ask, for so long. */
const FULL_LOAD = { workers: 2, requestsPerWorker: null, durationMs: 800, paceMs: null }
const LOOK_MS = 50

/**
 * Good answers a second at full load, once nothing else is in hand: clients that gave up leave their work behind. Rejects
 * when there was none, or the run is cancelled.
 */
export async function mostPerSecond(ground: Ground, service: ExperimentService): Promise<number> {
  while (service.host.processes().some(({ inFlight }) => inFlight > 0)) await ground.wait(LOOK_MS)
  const send = await pictureSender(ground, service)
  const loaded = await runClosedLoop({ plan: FULL_LOAD, clock: pageClock, signal: ground.signal, send })
  ground.signal.throwIfAborted()
  const answered = loaded.records.filter(({ outcome }) => isOk(outcome)).length
  if (answered === 0) throw new Error('no request was answered')
  return (1000 * answered) / loaded.durationMs
}
