import { answersDiffering, askAll } from '../ask-all.ts'
import type { ExperimentService, Ground } from '../ground.ts'
import { atFullStrength } from './full-strength.ts'

export const VISITS = 8

/** A service of two workers that count a client's visits in their own memory; then all of them die. */
export type MemoryResult = {
  /** What it answered to each visit, in their order. */
  before: number[]
  /** To one more visit, when all workers had been replaced. */
  after: number
  /** POST /predict, which keeps nothing: asked before and after, and how many answers were not the same. */
  pictures: number
  differing: number
}

export async function loseMemory(ground: Ground): Promise<MemoryResult> {
  const service = await ground.start({ workers: 2, start: { habits: { sessionMemory: true } } })
  const before: number[] = []
  while (before.length < VISITS) before.push(await visit(service))
  const answersBefore = await askAll(ground, service)
  const { host, server } = service
  for (const { pid, parentPid } of host.processes()) if (parentPid === server.pid) host.signal(pid, 'SIGKILL')
  if (!(await atFullStrength(ground, service))) throw new Error('uvicorn: the workers did not come back')
  const after = await visit(service)
  const answersAfter = await askAll(ground, service)
  service.stop()
  return {
    before,
    after,
    pictures: answersBefore.responses.length,
    differing: answersDiffering(answersBefore, answersAfter),
  }
}

async function visit(service: ExperimentService): Promise<number> {
  const answer = await service.fetch('/visits?client=ani', { method: 'POST' })
  if (answer.status !== 200) throw new Error(`POST /visits: HTTP ${answer.status}`)
  return ((await answer.json()) as { visits: number }).visits
}
