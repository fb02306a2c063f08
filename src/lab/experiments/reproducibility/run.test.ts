import { expect, it } from 'vitest'
import type { PredictResponse } from '#service/contract.ts'
import type { Answers } from '../ask-all.ts'
import { CHANGES } from './changes.ts'
import type { ChangeRow } from './run.ts'
import { compare, outcomeOf, type ReproducibilityResult } from './run.ts'

/** Answers with these probabilities, of which only label and time stand beside. */
function answers(...probabilities: number[][]): Answers {
  const responses = probabilities.map((shares, at) => ({
    index: shares.indexOf(Math.max(...shares)),
    probabilities: shares,
    timing_ms: { total: at + Math.random() },
  }))
  return { responses: responses as PredictResponse[], roundTripsMs: [], right: 1 }
}

/** A result in which the flipped bits changed so many labels; null: the service did not start. */
function result(low: number | null, sign: number | null, high: number | null): ReproducibilityResult {
  const comparison = (labels: number) => ({ labels, right: 0, largestShift: 0, differing: labels })
  const row = (labels: number | null): ChangeRow => ({
    verdicts: { size: 'passed', sha256: 'passed', golden: 'passed', lock: 'passed' },
    refusals: [],
    lockWords: [],
    answers: labels === null ? null : comparison(labels),
  })
  const rows = Object.fromEntries(CHANGES.map((change) => [change, row(0)])) as ReproducibilityResult['rows']
  Object.assign(rows, { lowBit: row(low), signBit: row(sign), highBit: row(high) })
  return { pictures: 3, right: 3, repeated: comparison(0), rows }
}

it('the same answers are the same whatever time they took', () => {
  expect(compare(answers([0.9, 0.1], [0.2, 0.8]), answers([0.9, 0.1], [0.2, 0.8]))).toEqual({
    labels: 0,
    right: 1,
    largestShift: 0,
    differing: 0,
  })
})

it('an answer differs by its last digit, a label by its largest probability', () => {
  const { labels, differing, largestShift } = compare(
    answers([0.75, 0.25], [0.25, 0.75], [0.5, 0.5]),
    answers([0.25, 0.75], [0.2500001, 0.7499999], [0.5, 0.5]),
  )
  expect([labels, differing, largestShift]).toEqual([1, 2, 0.5])
})

it('the figures decide between: never seen, always seen, and it depends on the bit', () => {
  expect(outcomeOf(result(0, 0, 0))).toBe('unseen')
  expect(outcomeOf(result(0, 0, 2))).toBe('depends')
  expect(outcomeOf(result(1, 1, 2))).toBe('changed')
  expect(outcomeOf(result(0, null, 2))).toBe('stops')
})
