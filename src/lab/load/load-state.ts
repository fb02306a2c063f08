import type { LimitSearch } from '#traffic/find-limit.ts'
import type { HistogramBin } from '#traffic/histogram.ts'
import type { LoadRun } from '#traffic/load-run.ts'
import type { ScenarioResult } from '#traffic/scenarios.ts'
import type { SecondRow } from '#traffic/second-series.ts'
import type { LoadSummary } from '#traffic/summary.ts'
import type { LoadSettings } from './load-settings.ts'
import type { QueueBound } from './queue-bound.ts'
import type { ServiceFacts } from './request-sender.ts'

/** A run that is over, with all that is shown and saved of it. */
export type FinishedRun = {
  /** Counts from 1. */
  number: number
  settings: LoadSettings
  run: LoadRun
  summary: LoadSummary
  rows: SecondRow[]
  bins: HistogramBin[]
  scenario: ScenarioResult | null
  /** Null where the opening answer did not tell. */
  facts: ServiceFacts | null
  /** Logical processors of the device, as the browser tells. */
  cpus: number
}

/** What can be seen of a run while it goes on. */
export type LiveRun = {
  settings: LoadSettings
  done: number
  inFlight: number
  /** About; null where nobody can know. */
  expected: number | null
  elapsedMs: number
  rows: SecondRow[]
  bins: HistogramBin[]
}

/** Where a search is: rates as in LimitSearch, and the number of the run that goes on or comes next. */
export type LiveSearch = {
  rateRps: number
  heldRps: number | null
  failedRps: number | null
  run: number
}

export type FinishedSearch = LimitSearch &
  Pick<FinishedRun, 'settings' | 'facts' | 'cpus'> & {
    /** Null where what answers does not tell how long it worked. */
    bound: QueueBound | null
  }

export type LoadState = {
  settings: LoadSettings
  phase: /** `after`: what went on last, if anything. */
    | { state: 'idle'; after: Job | null }
    /** A first request asks whether anybody is there. */
    | { state: 'asking'; job: Job }
    /** Another measurement goes on. */
    | { state: 'waiting'; job: Job }
    | { state: 'running'; job: Job; live: LiveRun; search: LiveSearch | null }
    /** Between two runs of a search: what is left of the last one is worked off. */
    | { state: 'draining'; job: 'search'; search: LiveSearch }
    /** Why the opening request was lost (refused: nothing listens), or what was thrown. */
    | { state: 'failed'; reason: string }
  /** The last two, newest first. */
  runs: FinishedRun[]
  search: FinishedSearch | null
}

export type Job = 'run' | 'search'

/** What runs now; null when nothing does. */
export function jobOf({ phase }: Pick<LoadState, 'phase'>): Job | null {
  return phase.state === 'idle' || phase.state === 'failed' ? null : phase.job
}
