import { poissonArrivals } from '#traffic/arrivals.ts'
import { isOk, latencyMs } from '#traffic/load-run.ts'
import { runOpenLoop } from '#traffic/open-loop.ts'
import { percentile } from '#traffic/percentile.ts'
import { summarize } from '#traffic/summary.ts'
import { pageClock } from '../../page-clock.ts'
import type { ExperimentService, Ground } from '../ground.ts'
import { mostPerSecond } from '../most-per-second.ts'
import { pictureSender } from '../picture-sender.ts'
import { LOADINGS, type LoadingResult, type LoadingRow } from './loading-result.ts'

const SEED = 3
const TARGET_MS = 50
const DURATION_MS = 3500
/** Share of what the service that loads at start-up can do: it keeps up, with some room. */
const UTILISATION = 0.7
const RATE_MAX_RPS = 60
const ALONE_REQUESTS = 7

/** The same seeded arrivals at three services that differ in when they load. */
export async function run(ground: Ground, _settings: null): Promise<LoadingResult> {
  const total = 1 + LOADINGS.length
  ground.progress({ done: 0, total })
  await ground.pictures()
  const rateRps = Math.min(RATE_MAX_RPS, UTILISATION * (await mostOfStartup(ground)))
  const arrivalsMs = poissonArrivals(rateRps, DURATION_MS, SEED)
  const rows: LoadingRow[] = []
  let bytes = 0
  for (const loading of LOADINGS) {
    ground.progress({ done: 1 + rows.length, total })
    const service = await ground.start({ start: { habits: { loading } } })
    bytes = modelBytes(service)
    const underArrivals = await answerTo(ground, service, arrivalsMs)
    const perSecond = await mostPerSecond(ground, service)
    const alone = await askAlone(ground, service)
    service.stop()
    rows.push({ loading, readyMs: service.startMs, ...underArrivals, ...alone, perSecond })
  }
  return { rows, rateRps, bytes }
}

/** Measured on a service of its own, so that the first request of the others is the first of the arrivals. */
async function mostOfStartup(ground: Ground): Promise<number> {
  const service = await ground.start()
  const perSecond = await mostPerSecond(ground, service)
  service.stop()
  return perSecond
}

/** Asked one after the other, a request waits for nothing but its own loading. Medians. */
async function askAlone(ground: Ground, service: ExperimentService) {
  const roundTripsMs: number[] = []
  const waitsMs: number[] = []
  for (const picture of (await ground.pictures()).slice(0, ALONE_REQUESTS)) {
    const { response, roundTripMs } = await service.predict(picture)
    ground.signal.throwIfAborted()
    roundTripsMs.push(roundTripMs)
    waitsMs.push(response.timing_ms.queue)
  }
  return { aloneMs: median(roundTripsMs), aloneWaitMs: median(waitsMs) }
}

const median = (values: readonly number[]) =>
  percentile(
    values.toSorted((a, b) => a - b),
    50,
  )

function modelBytes({ startup }: ExperimentService): number {
  for (const event of startup) {
    if (event.kind === 'stage' && event.state === 'done' && event.facts.bytes) return event.facts.bytes
  }
  throw new Error('the service did not tell the size of its model')
}

async function answerTo(ground: Ground, service: ExperimentService, arrivalsMs: readonly number[]) {
  const loaded = await runOpenLoop({
    arrivalsMs,
    clock: pageClock,
    signal: ground.signal,
    leadMs: 20,
    send: await pictureSender(ground, service),
  })
  ground.signal.throwIfAborted()
  const { p50Ms, p95Ms, maxMs, n } = summarize(loaded, { targetMs: TARGET_MS })
  const good = loaded.records.filter(({ outcome }) => isOk(outcome))
  const [first] = good
  if (!first || maxMs === null) throw new Error('no request was answered')
  return {
    latenciesMs: good.map(latencyMs),
    firstMs: latencyMs(first),
    p50Ms,
    p95Ms,
    maxMs,
    answered: n,
    sent: loaded.records.length,
  }
}
