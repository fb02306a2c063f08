import { conversion as en } from '#i18n/en/experiments/conversion.ts'
import { conversion as id } from '#i18n/id/experiments/conversion.ts'
import type { Experiment } from '../experiment.ts'
import { ResultView } from './result.tsx'
import { type ConversionResult, figuresOf, outcomeOf, run } from './run.ts'

/** Question 2: the same network as it was exported, optimised, compressed, and a tiny one, on the same pictures. */
export const conversionExperiment: Experiment<null, ConversionResult> = {
  id: 'conversion',
  texts: { id, en },
  initial: null,
  run,
  outcome: outcomeOf,
  figures: figuresOf,
  Result: ResultView,
}
