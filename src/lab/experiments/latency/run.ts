import { requestsNeeded } from '#traffic/percentile.ts'
import type { Ground } from '../ground.ts'
import { type LatencyResult, startOf, type TimedRequest, timed } from './latency-result.ts'

/** As many as a p99 needs, and one before them. */
const REQUESTS = 1 + requestsNeeded(99)
/** A slow device stops earlier and gets no p99. */
const PATIENCE_MS = 12_000
const LEAST = 20
const STEP = 20

/** One client asks one question after the other at a service that was just started. */
export async function run(ground: Ground, _settings: null): Promise<LatencyResult> {
  const pictures = await ground.pictures()
  const { predict, startMs, startup } = await ground.start()
  const requests: TimedRequest[] = []
  const begunMs = performance.now()
  for (let index = 0; index < REQUESTS; index++) {
    if (index > LEAST && performance.now() - begunMs > PATIENCE_MS) break
    if (index % STEP === 0) ground.progress({ done: index, total: REQUESTS })
    const picture = pictures[index % pictures.length]
    if (!picture) throw new Error('no picture to send')
    const { response, roundTripMs } = await predict(picture)
    ground.signal.throwIfAborted()
    requests.push(timed(response, roundTripMs))
  }
  const [first, ...others] = requests
  if (!first) throw new Error('no request was answered')
  return { startMs, ...startOf(startup), first, requests: others }
}
