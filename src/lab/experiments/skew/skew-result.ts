import { type Figure, measured } from '../figure.ts'
import { sameChoice, withMistake } from './contract-choice.ts'
import { accuracyOf, confidenceOf, type Tally } from './tally.ts'

/** The contract's service, and every changed contract that was measured over all views, in the order of their trial. */
export type SkewResult = { pictures: number; contract: Tally; tried: readonly Tally[] }

/** What the prediction is about. */
export const bgrIn = ({ tried }: Pick<SkewResult, 'tried'>): Tally | null =>
  tried.find(({ choice }) => sameChoice(choice, withMistake('bgr'))) ?? null

/** So much less accuracy is wrong more often: two or three of the samples in all their views. */
const NOTICEABLE = 0.05
/** So much is hardly anything: one of the samples in all its views. */
const HARDLY = 0.02

/** Null until red and blue alone were swapped, and between hardly anything and noticeable. */
export function outcomeOf(result: SkewResult): string | null {
  const bgr = bgrIn(result)
  if (!bgr) return null
  const lost = accuracyOf(result.contract) - accuracyOf(bgr)
  if (lost >= NOTICEABLE) return 'silent'
  return lost <= HARDLY ? 'nothing' : null
}

/** How a changed contract did against the contract. Any gain is told: it is the one that is easily taken for good. */
export function remarkOf(contract: Tally, changed: Tally): 'lower' | 'close' | 'higher' {
  const lost = accuracyOf(contract) - accuracyOf(changed)
  if (lost < 0) return 'higher'
  return lost <= HARDLY ? 'close' : 'lower'
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
    surestError: measured(bgr.surestError?.probability ?? 0, 'share'),
  }
}
