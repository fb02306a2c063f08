import { conversion as en } from '#i18n/en/experiments/conversion.ts'
import { conversion as id } from '#i18n/id/experiments/conversion.ts'
import type { Experiment } from '../experiment.ts'
import { ConversionControls } from './controls.tsx'
import { type ConversionResult, figuresOf, outcomeOf } from './conversion-result.ts'
import { ResultView } from './result.tsx'
import { type ConversionSettings, run } from './run.ts'

/** Question 2: the same network as it was exported, optimised, compressed, and a tiny one, on the same pictures. */
export const conversionExperiment: Experiment<ConversionSettings, ConversionResult> = {
  id: 'conversion',
  texts: { id, en },
  initial: { webGpu: false },
  run,
  isTimed: true,
  outcome: outcomeOf,
  figures: figuresOf,
  Controls: ConversionControls,
  Result: ResultView,
}
