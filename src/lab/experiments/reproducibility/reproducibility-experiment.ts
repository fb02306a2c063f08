import { reproducibility as en } from '#i18n/en/experiments/reproducibility.ts'
import { reproducibility as id } from '#i18n/id/experiments/reproducibility.ts'
import type { Experiment } from '../experiment.ts'
import { ResultView } from './result.tsx'
import { figuresOf, outcomeOf, type ReproducibilityResult, run } from './run.ts'

/** Third claim: what notices that a file, a version or a constant is another one, and what happens when nothing does. */
export const reproducibilityExperiment: Experiment<null, ReproducibilityResult> = {
  id: 'reproducibility',
  texts: { id, en },
  initial: null,
  run,
  outcome: outcomeOf,
  figures: figuresOf,
  Result: ResultView,
}
