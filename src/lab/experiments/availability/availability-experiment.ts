import { availability as en } from '#i18n/en/experiments/availability.ts'
import { availability as id } from '#i18n/id/experiments/availability.ts'
import type { Experiment } from '../experiment.ts'
import { type AvailabilityResult, figuresOf, outcomeOf } from './availability-result.ts'
import { ResultView } from './result.tsx'
import { run } from './run.ts'

/** Second claim: a worker dies under load, with one, two and three of them, and what was kept in its memory. */
export const availabilityExperiment: Experiment<null, AvailabilityResult> = {
  id: 'availability',
  texts: { id, en },
  initial: null,
  run,
  outcome: outcomeOf,
  figures: figuresOf,
  Result: ResultView,
}
