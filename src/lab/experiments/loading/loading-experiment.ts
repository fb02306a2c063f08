import { loading as en } from '#i18n/en/experiments/loading.ts'
import { loading as id } from '#i18n/id/experiments/loading.ts'
import type { Experiment } from '../experiment.ts'
import { figuresOf, type LoadingResult, outcomeOf } from './loading-result.ts'
import { ResultView } from './result.tsx'
import { run } from './run.ts'

/** Question 3: weights loaded at start-up, at the first request, or in every request, under the same arrivals. */
export const loadingExperiment: Experiment<null, LoadingResult> = {
  id: 'loading',
  texts: { id, en },
  initial: null,
  run,
  isTimed: true,
  outcome: outcomeOf,
  figures: figuresOf,
  Result: ResultView,
}
