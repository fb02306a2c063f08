import { poissonArrivals } from '#traffic/arrivals.ts'
import { isOk } from '#traffic/load-run.ts'
import { runOpenLoop } from '#traffic/open-loop.ts'
import { sendRequest } from '../../load/request-sender.ts'
import { pageClock } from '../../page-clock.ts'
import { type Figure, measured } from '../figure.ts'
import type { ExperimentService, Ground } from '../ground.ts'

export const WORKERS = [1, 2, 3] as const
export const RATE_RPS = 20
const DURATION_MS = 4000
const KILL_AFTER_MS = 1500
const SEED = 5
/** So long a worker is given to come back before the memory is asked for. */
const PATIENCE_MS = 15_000

export type FaultRow = {
  workers: number
  sent: number
  answered: number
  /** With the reason as the client saw it. */
  lost: [reason: string, count: number][]
  /** From the death to full strength; null where nobody started another worker. */
  recoveryMs: number | null
}

export type AvailabilityResult = {
  rows: FaultRow[]
  /** Of one client, by a service that counts in the worker's memory: before all workers died, and the next. */
  visits: { before: number; after: number }
  /** Whether /predict gave the same label before and after. */
  sameAnswer: boolean
}

/** Kills a worker under load with 1, 2 and 3 of them; then all workers of a service that remembers. */
export async function run(ground: Ground, _settings: null): Promise<AvailabilityResult> {
  const total = WORKERS.length + 1
  const rows: FaultRow[] = []
  for (const workers of WORKERS) {
    rows.push(await underLoad(ground, workers))
    ground.progress({ done: workers, total })
  }
  const memory = await withMemory(ground)
  return { rows, ...memory }
}

async function underLoad(ground: Ground, workers: number): Promise<FaultRow> {
  const [picture] = await ground.pictures()
  if (!picture) throw new Error('no picture to send')
  const service = await ground.start({ workers })
  const { host, server } = service
  const arrivalsMs = poissonArrivals(RATE_RPS, DURATION_MS, SEED)
  const load = runOpenLoop({
    arrivalsMs,
    clock: pageClock,
    signal: ground.signal,
    leadMs: 20,
    send: async () => (await sendRequest(host, service.request(picture), pageClock, ground.signal)).outcome,
  })
  await ground.wait(KILL_AFTER_MS)
  host.signal(workerOf(service), 'SIGKILL')
  const { records } = await load
  ground.signal.throwIfAborted()
  if (workers > 1) await whole(ground, service)
  const outage = server.outages.at(-1)
  const lost = new Map<string, number>()
  for (const { outcome } of records) {
    if (outcome.kind === 'lost') lost.set(outcome.reason, (lost.get(outcome.reason) ?? 0) + 1)
  }
  service.stop()
  return {
    workers,
    sent: records.length,
    answered: records.filter(({ outcome }) => isOk(outcome)).length,
    lost: [...lost],
    recoveryMs: outage?.endMs ? outage.endMs - outage.startMs : null,
  }
}

/** Pid of the single process, or of the first worker. */
function workerOf({ host, server }: ExperimentService): number {
  const worker = host.processes().find(({ parentPid }) => parentPid === server.pid)
  return worker?.pid ?? server.pid
}

/** Until all workers are ready, for a while. */
async function whole(ground: Ground, { server }: ExperimentService): Promise<void> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += 50) {
    if (server.strength.ready >= server.strength.wanted) return
    await ground.wait(50)
  }
}

const VISITS = 6

async function withMemory(ground: Ground) {
  const [picture] = await ground.pictures()
  if (!picture) throw new Error('no picture to send')
  const service = await ground.start({ workers: 2, start: { habits: { sessionMemory: true } } })
  const visit = async () => {
    const answer: unknown = await (await service.fetch('/visits?client=ani', { method: 'POST' })).json()
    return (answer as { visits: number }).visits
  }
  let before = 0
  for (let count = 0; count < VISITS; count++) before = Math.max(before, await visit())
  const first = await service.predict(picture)
  const { host, server } = service
  for (const { pid, parentPid } of host.processes()) if (parentPid === server.pid) host.signal(pid, 'SIGKILL')
  await ground.wait(600)
  await whole(ground, service)
  const after = await visit()
  const second = await service.predict(picture)
  service.stop()
  return { visits: { before, after }, sameAnswer: first.response.index === second.response.index }
}

const rowOf = ({ rows }: AvailabilityResult, workers: number) => rows.find((row) => row.workers === workers)
/** Below this share of answers nobody would speak of "a few" that were lost. */
const MOST = 0.9

/** What clients saw of the death of one of two workers. */
export function outcomeOf(result: AvailabilityResult): string | null {
  const two = rowOf(result, 2)
  if (!two) return null
  if (two.answered === two.sent) return 'nothing'
  return two.answered / two.sent >= MOST ? 'few' : 'outage'
}

export function figuresOf(result: AvailabilityResult): Record<string, Figure> {
  const figures: Record<string, Figure> = {
    visitsBefore: measured(result.visits.before, 'count'),
    visitsAfter: measured(result.visits.after, 'count'),
  }
  for (const { workers, sent, answered } of result.rows) {
    figures[`yield${workers}`] = measured(answered / sent, 'share')
    figures[`lost${workers}`] = measured(sent - answered, 'count')
  }
  const recovery = rowOf(result, 2)?.recoveryMs
  if (recovery) figures.recovery = measured(recovery, 'ms')
  return figures
}
