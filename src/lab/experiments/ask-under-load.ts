import { runClosedLoop } from '#traffic/closed-loop.ts'
import { isOk, type Send } from '#traffic/load-run.ts'
import { sendRequest } from '../load/request-sender.ts'
import { pageClock } from '../page-clock.ts'
import type { ExperimentService, Ground } from './ground.ts'

/** The sample pictures in turns, for a load run against this service. */
export async function senderTo(ground: Ground, { host, request }: ExperimentService): Promise<Send> {
  const pictures = await ground.pictures()
  return async (index) => {
    const picture = pictures[index % pictures.length]
    if (!picture) throw new Error('no picture to send')
    return (await sendRequest(host, request(picture), pageClock, ground.signal)).outcome
  }
}

/** As often as two impatient clients can ask, for so long. */
const FULL_LOAD = { workers: 2, requestsPerWorker: null, durationMs: 800, paceMs: null }

/** The most that a service answers in a second here, each client asking again at once. */
export async function mostPerSecond(ground: Ground, service: ExperimentService): Promise<number> {
  const send = await senderTo(ground, service)
  const { records, durationMs } = await runClosedLoop({
    plan: FULL_LOAD,
    clock: pageClock,
    signal: ground.signal,
    send,
  })
  ground.signal.throwIfAborted()
  return (1000 * records.filter(({ outcome }) => isOk(outcome)).length) / durationMs
}
