import type { PredictResponse } from '#service/contract.ts'
import type { ContractChoice } from './contract-choice.ts'

/** What a contract's service answered to the labelled views so far, in their order. */
export type Tally = {
  choice: ContractChoice
  /** Views altogether, and those that were answered. */
  views: number
  answered: number
  right: number
  /** Answers whose label is not that of the contract's service. */
  changed: number
  confidenceSum: number
  /** The wrong answer with the largest probability; null where none is wrong. */
  surestError: { truth: number; said: number; probability: number } | null
  /** Whether the service's own check with golden inputs refused to start; null: not known yet. */
  caught: boolean | null
  /** Class of each answer. */
  indices: readonly number[]
}

export const emptyTally = (choice: ContractChoice, views: number): Tally => ({
  choice,
  views,
  answered: 0,
  right: 0,
  changed: 0,
  confidenceSum: 0,
  surestError: null,
  caught: null,
  indices: [],
})

/** One more answer. `truth`: the view's class; `contractIndex`: what the contract's service said of it. */
export function counted(
  tally: Tally,
  { index, probability }: Pick<PredictResponse, 'index' | 'probability'>,
  truth: number,
  contractIndex: number,
): Tally {
  const isRight = index === truth
  const isSurest = !isRight && probability > (tally.surestError?.probability ?? 0)
  return {
    ...tally,
    answered: tally.answered + 1,
    right: tally.right + Number(isRight),
    changed: tally.changed + Number(index !== contractIndex),
    confidenceSum: tally.confidenceSum + probability,
    surestError: isSurest ? { truth, said: index, probability } : tally.surestError,
    indices: [...tally.indices, index],
  }
}

/** Of what was answered so far, 0 to 1; 0 before the first answer. */
export const accuracyOf = ({ right, answered }: Tally): number => (answered > 0 ? right / answered : 0)
export const confidenceOf = ({ confidenceSum, answered }: Tally): number =>
  answered > 0 ? confidenceSum / answered : 0

export const isWhole = ({ answered, views }: Tally): boolean => answered === views
