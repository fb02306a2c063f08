import { expect, it } from 'vitest'
import {
  AS_CONTRACT,
  changesOf,
  MISTAKE_IDS,
  MISTAKES,
  mistakesIn,
  sameChoice,
  withMistake,
} from './contract-choice.ts'

it('the contract has no mistake, and each mistake alone is found to be just that', () => {
  expect(mistakesIn(AS_CONTRACT)).toEqual([])
  for (const mistake of MISTAKE_IDS) expect(mistakesIn(withMistake(mistake))).toEqual([mistake])
})

it('several mistakes at once are all named', () => {
  const choice = { ...AS_CONTRACT, ...MISTAKES.layout, ...MISTAKES.bgr }
  expect(mistakesIn(choice)).toEqual(['bgr', 'layout'])
  expect(sameChoice(choice, { ...choice })).toBe(true)
  expect(sameChoice(choice, AS_CONTRACT)).toBe(false)
})

it('numbers of the contract stay those of the manifest unless they are what is changed', () => {
  expect(changesOf(AS_CONTRACT)).not.toHaveProperty('mean')
  expect(changesOf(AS_CONTRACT)).not.toHaveProperty('scale')
  expect(changesOf(withMistake('raw'))).toMatchObject({ scale: 1, colorOrder: 'RGB' })
  expect(changesOf(withMistake('unnormalised'))).toMatchObject({ mean: [0, 0, 0], std: [1, 1, 1] })
})
