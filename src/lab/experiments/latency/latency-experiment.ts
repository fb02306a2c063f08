import { latency as en } from '#i18n/en/experiments/latency.ts'
import { latency as id } from '#i18n/id/experiments/latency.ts'
import type { Experiment } from '../experiment.ts'
import { figuresOf, type LatencyResult, outcomeOf } from './latency-result.ts'
import { ResultView } from './result.tsx'
import { run } from './run.ts'

/** First claim: how long an answer takes on this device, and where the time goes. There is nothing to set. */
export const latencyExperiment: Experiment<null, LatencyResult> = {
  id: 'latency',
  texts: { id, en },
  initial: null,
  run,
  outcome: outcomeOf,
  figures: figuresOf,
  Result: ResultView,
}
