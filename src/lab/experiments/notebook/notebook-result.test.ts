import { expect, it } from 'vitest'
import { figuresOf, outcomeOf, resultOf } from './notebook-result.ts'
import type { NotebookPrediction } from './predictions.ts'

const prediction = (number: number, index: number, fresh: boolean): NotebookPrediction => ({
  number,
  index,
  fresh,
  pictureUrl: '',
  probabilities: index === 0 ? [0.9, 0.1] : [0.2, 0.8],
  text: 'text',
})
const once = prediction(1, 0, true)
const again = prediction(2, 1, false)
const restarted = prediction(3, 0, true)
const same = { bytes: 700, differing: 0 }
const found = { predictions: [once, again, restarted], service: same, deletion: null, clients: null }

it('there is no result before all three things were seen', () => {
  expect(resultOf({ ...found, service: null })).toBeNull()
  expect(resultOf({ ...found, predictions: [once, again] })).toBeNull()
  expect(resultOf(found)).toMatchObject({ once, again, restarted })
})

it('the figures decide which prediction came true', () => {
  const result = { once, again, restarted, service: same, deletion: null, clients: null }
  const other = { bytes: 700, differing: 3 }
  expect(outcomeOf(result)).toBe('state')
  expect(outcomeOf({ ...result, again: once })).toBe('same')
  expect(outcomeOf({ ...result, service: other })).toBe('both')
  expect(outcomeOf({ ...result, again: once, service: other })).toBeNull()
})

it('the probabilities are those of the class that the first run named', () => {
  const result = { once, again, restarted, service: same, deletion: null, clients: null }
  expect(figuresOf(result)).toMatchObject({
    once: { value: 0.9 },
    again: { value: 0.2 },
    restarted: { value: 0.9 },
  })
})
