import type { PredictResponse } from '#service/contract.ts'

/** One answer that model.predict got. */
export type NotebookPrediction = {
  /** Counts from 1. */
  number: number
  /** What the service was sent, as the address of an image. */
  pictureUrl: string
  index: number
  probabilities: readonly number[]
  /** The notebook as it read then. */
  text: string
  /** Made by restart and run all: by the text and nothing else. */
  fresh: boolean
}

export function predictionOf(
  answer: PredictResponse,
  rest: Omit<NotebookPrediction, 'index' | 'probabilities'>,
): NotebookPrediction {
  return { ...rest, index: answer.index, probabilities: answer.probabilities }
}

/** Probability of the class that another prediction named. */
export function probabilityFor(prediction: NotebookPrediction, named: NotebookPrediction): number {
  return prediction.probabilities[named.index] ?? 0
}

/** Shares below this are the same to a reader. */
const NOTICEABLE = 0.01

/** Another class, or noticeably another probability of the same one. */
export function isChanged(once: NotebookPrediction, again: NotebookPrediction): boolean {
  const moved = Math.abs(probabilityFor(once, once) - probabilityFor(again, once))
  return once.index !== again.index || moved > NOTICEABLE
}

/** Two predictions of one and the same text, and what a fresh kernel said to that text afterwards. */
export type StateFinding = {
  once: NotebookPrediction
  again: NotebookPrediction
  restarted: NotebookPrediction | null
}

/**
 * Whether state that is not in the text changed a prediction: once was made in a fresh kernel, again was not. A pair
 * that differs counts before one that agrees.
 *
 * @param predictions in order.
 */
export function findState(predictions: readonly NotebookPrediction[]): StateFinding | null {
  const pairs = predictions.flatMap((again, at) => {
    const before = predictions.slice(0, at)
    const once = before.findLast(({ fresh, text }) => fresh && text === again.text)
    const after = predictions.slice(at + 1)
    const restarted = after.find(({ fresh, text }) => fresh && text === again.text) ?? null
    return once && !again.fresh ? [{ once, again, restarted }] : []
  })
  const differing = pairs.filter(({ once, again }) => isChanged(once, again))
  const told = differing.findLast(({ restarted }) => restarted) ?? differing.at(-1)
  return told ?? pairs.findLast(({ restarted }) => restarted) ?? pairs.at(-1) ?? null
}
