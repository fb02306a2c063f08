import type { StartupEvent, StartupStage } from '#service/contract.ts'

/** process: everything before and between the stages, above all starting the worker and its program. */
export type StartupPart = 'process' | StartupStage

export type StartupTimes = {
  /** In their order; they add up to the time from the command to ready. */
  parts: { part: StartupPart; ms: number }[]
  /** Model and runtime lay on this device already. */
  fromCache: boolean
  /** The first forward pass of the warm-up, and the median of those that were measured after it. */
  coldForwardMs: number | null
  warmForwardMs: number | null
}

/** @param startMs from the command until the service was ready. */
export function startupTimes(events: readonly StartupEvent[], startMs: number): StartupTimes {
  const stages = events.flatMap((event) => (event.kind === 'stage' && event.state === 'done' ? [event] : []))
  const stagesMs = stages.reduce((sum, { ms }) => sum + ms, 0)
  const facts = Object.assign({}, ...stages.map((stage) => stage.facts)) as (typeof stages)[number]['facts']
  return {
    parts: [
      { part: 'process', ms: Math.max(0, startMs - stagesMs) },
      ...stages.map(({ stage, ms }) => ({ part: stage, ms })),
    ],
    fromCache: facts.fromCache === true && facts.runtimeFromCache === true,
    coldForwardMs: facts.coldMs ?? null,
    warmForwardMs: facts.warmMedianMs ?? null,
  }
}
