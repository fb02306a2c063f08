import { type Figure, measured } from '../figure.ts'
import { sameChoice, withMistake } from './contract-choice.ts'
import { accuracyOf, confidenceOf, type Tally } from './tally.ts'

/** The contract's service, and every changed contract that was measured over all views, in the order of their trial. */
export type SkewResult = { pictures: number; contract: Tally; tried: readonly Tally[] }

/** What the prediction is about. */
export const bgrIn = ({ tried }: Pick<SkewResult, 'tried'>): Tally | null =>
  tried.find(({ choice }) => sameChoice(choice, withMistake('bgr'))) ?? null

/** Below this an accuracy is no other one: two or three of the samples in all their views. */
const NOTICEABLE = 0.05

/** Null until red and blue alone were swapped. */
export function outcomeOf(result: SkewResult): string | null {
  const bgr = bgrIn(result)
  if (!bgr) return null
  return accuracyOf(result.contract) - accuracyOf(bgr) >= NOTICEABLE ? 'silent' : 'nothing'
}

/** All of the swap of red and blue; it is what the explanation is about. */
export function figuresOf(result: SkewResult): Record<string, Figure> {
  const { contract } = result
  const bgr = bgrIn(result)
  if (!bgr) return {}
  return {
    views: measured(contract.views, 'count'),
    accuracy: measured(accuracyOf(contract), 'share'),
    skewed: measured(accuracyOf(bgr), 'share'),
    labels: measured(bgr.changed, 'count'),
    confidence: measured(confidenceOf(contract), 'share'),
    skewedConfidence: measured(confidenceOf(bgr), 'share'),
    surestError: measured(bgr.surestError, 'share'),
  }
}
