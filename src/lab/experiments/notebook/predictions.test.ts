import { describe, expect, it } from 'vitest'
import { findState, isChanged, type NotebookPrediction } from './predictions.ts'

const SHIP = 8
const CAR = 1

function prediction(
  number: number,
  index: number,
  changes: Partial<NotebookPrediction> = {},
): NotebookPrediction {
  return { number, pictureUrl: '', index, probabilities: [], text: 'text', fresh: false, ...changes }
}

describe('hidden state', () => {
  const once = prediction(1, SHIP, { fresh: true })

  it('is what made the same text predict something else', () => {
    const again = prediction(2, CAR)
    expect(findState([once, again])).toEqual({ once, again, restarted: null })
  })

  it('is gone in a fresh kernel of the same text only', () => {
    const again = prediction(2, CAR)
    const other = prediction(3, SHIP, { fresh: true, text: 'other' })
    const restarted = prediction(4, SHIP, { fresh: true })
    expect(findState([once, again, other])?.restarted).toBeNull()
    expect(findState([once, again, other, restarted])?.restarted).toBe(restarted)
  })

  it('is not claimed of a text that was changed', () => {
    expect(findState([once, prediction(2, CAR, { text: 'changed' })])).toBeNull()
  })

  it('is not claimed of two fresh kernels', () => {
    expect(findState([once, prediction(2, SHIP, { fresh: true })])).toBeNull()
  })

  it('shows the pair that differs rather than a later one that agrees', () => {
    const again = prediction(2, CAR)
    expect(findState([once, again, prediction(3, SHIP)])?.again).toBe(again)
  })

  it('counts when the class stays and its probability does not', () => {
    const sure = prediction(1, SHIP, { fresh: true, probabilities: Array(10).fill(0.9) })
    const unsure = prediction(2, SHIP, { probabilities: Array(10).fill(0.3) })
    expect(isChanged(sure, unsure)).toBe(true)
    expect(isChanged(sure, { ...sure, probabilities: Array(10).fill(0.901) })).toBe(false)
  })
})
