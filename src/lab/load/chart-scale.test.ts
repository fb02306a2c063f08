import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countScale, latencyScale, secondTicks } from './chart-scale.ts'

describe('the scale of latencies', () => {
  it('goes in powers of ten around all values', () => {
    const { ticks, shareOf } = latencyScale([8, 50, 2010])
    expect(ticks).toEqual([1, 10, 100, 1000, 10_000])
    expect([1, 10, 100, 10_000].map(shareOf)).toEqual([0, 0.25, 0.5, 1])
  })

  it('has room even when there is nothing or only one value', () => {
    expect(latencyScale([]).ticks).toEqual([10, 100])
    expect(latencyScale([50]).ticks).toEqual([10, 100])
  })

  it('puts every value between its ends, larger ones higher', () => {
    const value = fc.double({ min: 0.01, max: 60_000, noNaN: true })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const { shareOf } = latencyScale(values)
        const shares = values.toSorted((a, b) => a - b).map(shareOf)
        shares.forEach((share, i) => {
          expect(share).toBeGreaterThanOrEqual(shares[i - 1] ?? 0)
          expect(share).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})

it('counts end at a round number not below the largest', () => {
  expect([0, 2, 3, 50, 61, 99, 1000].map((most) => countScale([most]).ticks.at(-1))).toEqual([
    2, 2, 4, 60, 80, 100, 1000,
  ])
  expect(countScale([60]).shareOf(30)).toBe(0.5)
})

it('seconds are marked six times at most, from the first on', () => {
  expect(secondTicks(10)).toEqual([0, 2, 4, 6, 8])
  expect(secondTicks(60)).toEqual([0, 10, 20, 30, 40, 50])
  for (let seconds = 1; seconds <= 300; seconds++) {
    expect(secondTicks(seconds).length).toBeLessThanOrEqual(6)
    expect(secondTicks(seconds)[0]).toBe(0)
  }
})
