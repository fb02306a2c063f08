import { type ArrivalPlan, poissonArrivals } from '#traffic/arrivals.ts'
import { runOpenLoop } from '#traffic/open-loop.ts'
import { pageClock } from '../../page-clock.ts'
import type { Ground } from '../ground.ts'
import { mostPerSecond } from '../most-per-second.ts'
import { pictureSender } from '../picture-sender.ts'
import type { AvailabilityResult } from './availability-result.ts'
import type { FleetRow } from './fleet-row.ts'
import { atFullStrength } from './full-strength.ts'
import { killBusiest } from './kill-busiest.ts'
import { loseMemory } from './worker-memory.ts'

const WORKERS = [1, 2, 3] as const
/** Share of what one worker can do: whoever is left can bear it alone. */
const UTILISATION = 0.6
const RATE_MAX_RPS = 40
const SEED = 5
const LEAD_MS = 20
const KILL_AFTER_MS = 1000
/**
 * The load goes on for as long as a replacement is likely to take, and some more: the parent looks at its workers
 * twice a second; the start takes longer than on an idle machine, for others compute meanwhile.
 */
const PARENT_LOOK_MS = 500
const START_TIMES = 2
const AFTERWARDS_MS = 1000
const AFTER_LEAST_MS = 2500
const AFTER_MOST_MS = 6000

/** Kills a worker under load with 1, 2 and 3 of them; then all workers of a service that remembers. */
export async function run(ground: Ground, _settings: null): Promise<AvailabilityResult> {
  const total = WORKERS.length + 2
  ground.progress({ done: 0, total })
  const { mostRps, startMs } = await oneWorker(ground)
  const rateRps = Math.min(RATE_MAX_RPS, UTILISATION * mostRps)
  const replacedMs = PARENT_LOOK_MS + START_TIMES * startMs + AFTERWARDS_MS
  const afterMs = Math.min(AFTER_MOST_MS, Math.max(AFTER_LEAST_MS, replacedMs))
  const arrivalsMs = poissonArrivals(rateRps, KILL_AFTER_MS + afterMs, SEED)
  const rows: FleetRow[] = []
  for (const workers of WORKERS) {
    ground.progress({ done: 1 + rows.length, total })
    rows.push(await underLoad(ground, workers, arrivalsMs))
  }
  ground.progress({ done: 1 + rows.length, total })
  return { mostRps, rateRps, rows, memory: await loseMemory(ground) }
}

async function oneWorker(ground: Ground) {
  const service = await ground.start()
  const mostRps = await mostPerSecond(ground, service)
  service.stop()
  return { mostRps, startMs: service.startMs }
}

async function underLoad(ground: Ground, workers: number, arrivalsMs: ArrivalPlan): Promise<FleetRow> {
  const service = await ground.start({ workers })
  const send = await pictureSender(ground, service)
  const { signal } = ground
  const begunMs = pageClock.nowMs() + LEAD_MS
  let isOver = false
  const load = runOpenLoop({ arrivalsMs, clock: pageClock, signal, leadMs: LEAD_MS, send }).finally(() => {
    isOver = true
  })
  await ground.wait(LEAD_MS + KILL_AFTER_MS)
  const killed = await killBusiest(
    service,
    () => ground.wait(1),
    () => isOver,
  )
  const killedMs = pageClock.nowMs()
  if (!killed) throw new Error('no worker held a request')
  const isWhole = workers > 1 && (await atFullStrength(ground, service))
  const fullAtMs = isWhole ? pageClock.nowMs() - begunMs : null
  const { records } = await load
  signal.throwIfAborted()
  const { accepted } = service.server.accounts
  service.stop()
  return {
    workers,
    records,
    kill: { atMs: killedMs - begunMs, held: killed.held },
    fullAtMs,
    accepted,
  }
}
