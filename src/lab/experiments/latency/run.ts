import { requestsNeeded } from '#traffic/percentile.ts'
import type { Ground } from '../ground.ts'
import { type LatencyResult, latencyResult } from './latency-result.ts'
import { startupTimes } from './startup-times.ts'
import { type TimedRequest, timedRequest } from './timed-request.ts'

const REQUESTS = requestsNeeded(99)
/** A slow device stops earlier and has no p99, and perhaps no p95. */
const PATIENCE_MS = 15_000
const LEAST = 20

/** One client asks one question after the other at a service that was just started. */
export async function run(ground: Ground, _settings: null): Promise<LatencyResult> {
  ground.progress({ done: 0, total: REQUESTS })
  const pictures = await ground.pictures()
  const service = await ground.start()
  const ask = async (index: number): Promise<TimedRequest> => {
    const picture = pictures[index % pictures.length]
    if (!picture) throw new Error('no picture to send')
    const { response, roundTripMs } = await service.predict(picture)
    ground.signal.throwIfAborted()
    return timedRequest(response.timing_ms, roundTripMs)
  }
  const first = await ask(0)
  const later: TimedRequest[] = []
  const begunMs = performance.now()
  const isPatient = () => later.length < LEAST || performance.now() - begunMs < PATIENCE_MS
  while (later.length < REQUESTS && isPatient()) {
    later.push(await ask(1 + later.length))
    if (later.length % 20 === 0) ground.progress({ done: later.length, total: REQUESTS })
  }
  service.stop()
  return latencyResult(startupTimes(service.startup, service.startMs), first, later)
}
