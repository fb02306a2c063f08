import { expect, test } from 'vitest'
import { percentile, requestsNeeded } from './percentile.ts'

test('nearest rank takes a value that was measured', () => {
  const sample = [15, 20, 35, 40, 50]
  expect(percentile(sample, 5)).toBe(15)
  expect(percentile(sample, 30)).toBe(20)
  expect(percentile(sample, 40)).toBe(20)
  expect(percentile(sample, 50)).toBe(35)
  expect(percentile(sample, 100)).toBe(50)
})

test('an empty sample has no percentile', () => {
  expect(() => percentile([], 50)).toThrow(RangeError)
})

test('the sample sizes are those of the binomial test at 99 %', () => {
  expect([90, 95, 97, 99].map(requestsNeeded)).toEqual([44, 90, 152, 459])
})

test('a rank that comes out even is not pushed up by binary fractions', () => {
  const sample = Array.from({ length: 3000 }, (_, i) => i + 1)
  expect(percentile(sample, 99.9)).toBe(2997)
})
