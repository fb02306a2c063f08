import { expect, it } from 'vitest'
import { logAxis } from './log-axis.ts'

it('the axis lies just around its values, with equal steps for equal ratios', () => {
  const { ticks, shareOf } = logAxis([11, 100, 909])
  expect(ticks).toEqual([10, 20, 50, 100, 200, 500])
  expect(shareOf(10)).toBeCloseTo(0)
  expect(shareOf(100)).toBeCloseTo(0.5, 4)
  expect(shareOf(999.9)).toBeCloseTo(1, 4)
})

it('a wide axis is marked at powers of ten alone', () => {
  expect(logAxis([1, 5000]).ticks).toEqual([1, 10, 100, 1000])
})

it('a single value lies in the middle', () => {
  expect(logAxis([20]).shareOf(20)).toBeCloseTo(0.5)
})

it('a value of 0, as a coarse clock may measure, stands at the left edge', () => {
  const { ticks, shareOf } = logAxis([0, 10, 100])
  expect(ticks).toEqual([10, 20, 50, 100])
  expect(shareOf(0)).toBe(0)
  expect(logAxis([0, 0]).ticks).toEqual([1])
})
