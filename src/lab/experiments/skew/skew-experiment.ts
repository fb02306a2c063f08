import { skew as en } from '#i18n/en/experiments/skew.ts'
import { skew as id } from '#i18n/id/experiments/skew.ts'
import type { Experiment } from '../experiment.ts'
import { SkewControls } from './controls.tsx'
import { ResultView } from './result.tsx'
import { figuresOf, outcomeOf, run, type SkewResult } from './run.ts'
import type { SkewSettings } from './skews.ts'

/** Beyond the questions: the same model behind another preprocessing. */
export const skewExperiment: Experiment<SkewSettings, SkewResult> = {
  id: 'skew',
  texts: { id, en },
  initial: { kind: 'one', skew: 'bgr' },
  run,
  outcome: outcomeOf,
  figures: figuresOf,
  Controls: SkewControls,
  Result: ResultView,
}
