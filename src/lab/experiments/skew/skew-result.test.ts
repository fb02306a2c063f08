import { expect, it } from 'vitest'
import { AS_CONTRACT, type Mistake, withMistake } from './contract-choice.ts'
import { figuresOf, outcomeOf, remarkOf, type SkewResult } from './skew-result.ts'
import { accuracyOf, confidenceOf, counted, emptyTally, isWhole, type Tally } from './tally.ts'

const whole = (choice = AS_CONTRACT, right = 95): Tally => ({
  ...emptyTally(choice, 100),
  answered: 100,
  right,
  confidenceSum: 90,
})
const result = (...tried: [Mistake, number][]): SkewResult => ({
  pictures: 48,
  contract: whole(),
  tried: tried.map(([mistake, right]) => whole(withMistake(mistake), right)),
})

it('the swap of red and blue alone decides which prediction came true', () => {
  expect(outcomeOf(result(['raw', 10]))).toBeNull()
  expect(outcomeOf(result(['raw', 10], ['bgr', 89]))).toBe('silent')
  expect(outcomeOf(result(['bgr', 94]))).toBe('nothing')
  expect(outcomeOf(result(['bgr', 92])), 'neither hardly anything nor clearly worse').toBeNull()
})

it('a contract that scores higher is told apart from one that scores about the same', () => {
  const remark = (right: number) => remarkOf(whole(), whole(withMistake('imagenet'), right))
  expect([80, 92, 94, 95, 96].map(remark)).toEqual(['lower', 'lower', 'close', 'close', 'higher'])
})

it('figures are those of that swap, whatever else was tried', () => {
  const { accuracy, skewed } = figuresOf(result(['bgr', 80], ['layout', 12]))
  expect([accuracy?.value, skewed?.value]).toEqual([0.95, 0.8])
  expect(figuresOf(result(['layout', 12]))).toEqual({})
})

it('a tally counts right, changed and wrong answers as they come', () => {
  const empty = emptyTally(AS_CONTRACT, 3)
  expect([accuracyOf(empty), confidenceOf(empty), isWhole(empty)]).toEqual([0, 0, false])
  let tally = counted(empty, { index: 3, probability: 0.9 }, 3, 3)
  tally = counted(tally, { index: 5, probability: 0.6 }, 3, 3)
  tally = counted(tally, { index: 5, probability: 0.3 }, 3, 5)
  expect(tally).toMatchObject({
    answered: 3,
    right: 1,
    changed: 1,
    surestError: { truth: 3, said: 5, probability: 0.6 },
    indices: [3, 5, 5],
  })
  expect(accuracyOf(tally)).toBeCloseTo(1 / 3)
  expect(confidenceOf(tally)).toBeCloseTo(0.6)
  expect(isWhole(tally)).toBe(true)
})
