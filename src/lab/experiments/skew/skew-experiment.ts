import { skew as en } from '#i18n/en/experiments/skew.ts'
import { skew as id } from '#i18n/id/experiments/skew.ts'
import type { Experiment } from '../experiment.ts'
import { ResultView } from './result.tsx'
import { SkewInstrument } from './skew-instrument.tsx'
import { figuresOf, outcomeOf, type SkewResult } from './skew-result.ts'

/** Beyond the questions: the same model behind another preprocessing, changed by hand. */
export const skewExperiment: Experiment<null, SkewResult> = {
  id: 'skew',
  texts: { id, en },
  initial: null,
  outcome: outcomeOf,
  figures: figuresOf,
  Result: ResultView,
  Instrument: SkewInstrument,
}
