import type { ProcessInfo } from '#fleet/host.ts'
import { poissonArrivals } from '#traffic/arrivals.ts'
import { runOpenLoop } from '#traffic/open-loop.ts'
import { pageClock } from '../../page-clock.ts'
import { withoutTimes } from '../ask-all.ts'
import { mostPerSecond, senderTo } from '../ask-under-load.ts'
import type { ExperimentService, Ground } from '../ground.ts'
import type { AvailabilityResult, FaultRow, MemoryResult } from './availability-result.ts'

export const WORKERS = [1, 2, 3] as const
const SEED = 5
const DURATION_MS = 3600
const LEAD_MS = 20
const KILL_AFTER_MS = 1200
/** Share of what one worker can do: one alone keeps up, and is at work most of the time. */
const UTILISATION = 0.6
const RATE_MAX_RPS = 40
/** A request has reached its worker so long after it was sent. */
const UNDER_WAY_MS = 2
/** So long a worker is given to come back. */
const PATIENCE_MS = 15_000

/** Kills a process that holds a request, with 1, 2 and 3 of them; then all workers of a service that remembers. */
export async function run(ground: Ground, _settings: null): Promise<AvailabilityResult> {
  const total = 2 + WORKERS.length
  ground.progress({ done: 0, total })
  const rateRps = Math.min(RATE_MAX_RPS, UTILISATION * (await mostOfOne(ground)))
  const rows: FaultRow[] = []
  for (const workers of WORKERS) {
    ground.progress({ done: 1 + rows.length, total })
    rows.push(await underLoad(ground, workers, rateRps))
  }
  ground.progress({ done: 1 + rows.length, total })
  return { rows, rateRps, memory: await remember(ground) }
}

async function mostOfOne(ground: Ground): Promise<number> {
  const service = await ground.start()
  const perSecond = await mostPerSecond(ground, service)
  service.stop()
  return perSecond
}

async function underLoad(ground: Ground, workers: number, rateRps: number): Promise<FaultRow> {
  const service = await ground.start({ workers })
  const { host, server } = service
  const send = await senderTo(ground, service)
  /** The request after which it was done, and how long after it was sent. */
  const kills: { index: number; afterMs: number; held: number }[] = []
  const startMs = pageClock.nowMs() + LEAD_MS
  const { records } = await runOpenLoop({
    arrivalsMs: poissonArrivals(rateRps, DURATION_MS, SEED),
    clock: pageClock,
    signal: ground.signal,
    leadMs: LEAD_MS,
    send: async (index) => {
      const sentMs = pageClock.nowMs()
      const outcome = send(index)
      if (kills.length === 0 && sentMs - startMs >= KILL_AFTER_MS) {
        await ground.wait(UNDER_WAY_MS)
        const busy = processesOf(service).find(({ inFlight }) => inFlight > 0)
        // Answers may have come meanwhile, and another request may have done it.
        if (busy && kills.length === 0) {
          kills.push({ index, afterMs: pageClock.nowMs() - sentMs, held: busy.inFlight })
          host.signal(busy.pid, 'SIGKILL')
        }
      }
      return outcome
    },
  })
  ground.signal.throwIfAborted()
  if (workers > 1) await until(ground, service, () => server.strength.ready >= server.strength.wanted)
  const outage = server.outages.at(-1)
  service.stop()
  const [kill] = kills
  if (!kill) throw new Error('no process was at work when it was to be killed')
  return {
    workers,
    records,
    killedMs: (records[kill.index]?.sentMs ?? 0) + kill.afterMs,
    held: kill.held,
    recoveryMs: outage?.endMs ? outage.endMs - outage.startMs : null,
  }
}

/** The workers, or the single process. */
function processesOf({ host, server }: ExperimentService): ProcessInfo[] {
  return host
    .processes()
    .filter(({ pid, parentPid, role }) => (role === 'server' ? pid === server.pid : parentPid === server.pid))
}

/** Resolves as soon as it is so, or when patience is over; rejects when cancelled. */
function until(ground: Ground, { host }: ExperimentService, isSo: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!isSo()) return
      unsubscribe()
      resolve()
    }
    const unsubscribe = host.subscribe(look)
    ground.wait(PATIENCE_MS).then(resolve, reject).finally(unsubscribe)
    look()
  })
}

const VISITS = 6
const VISITORS_WORKERS = 2

async function remember(ground: Ground): Promise<MemoryResult> {
  const [picture] = await ground.pictures()
  if (!picture) throw new Error('no picture to send')
  const service = await ground.start({
    workers: VISITORS_WORKERS,
    start: { habits: { sessionMemory: true } },
  })
  const visit = async () => {
    const answer = await service.fetch('/visits?client=ani', { method: 'POST' })
    if (answer.status !== 200) throw new Error(`POST /visits: HTTP ${answer.status}`)
    return ((await answer.json()) as { visits: number }).visits
  }
  const counts: number[] = []
  for (let count = 0; count < VISITS; count++) counts.push(await visit())
  const before = await service.predict(picture)
  await replaceAll(ground, service)
  const countAfter = await visit()
  const after = await service.predict(picture)
  service.stop()
  const sameAnswer = withoutTimes(before.response) === withoutTimes(after.response)
  return { workers: VISITORS_WORKERS, counts, countAfter, sameAnswer }
}

/** Kills every worker and waits for those that the parent starts in their place. */
async function replaceAll(ground: Ground, service: ExperimentService): Promise<void> {
  const old = processesOf(service).map(({ pid }) => pid)
  for (const pid of old) service.host.signal(pid, 'SIGKILL')
  await until(ground, service, () => {
    const workers = processesOf(service)
    return (
      workers.length === old.length &&
      workers.every(({ pid, state }) => state === 'ready' && !old.includes(pid))
    )
  })
}
