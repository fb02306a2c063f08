import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { constantArrivals, poissonArrivals } from './arrivals.ts'

const rate = fc.integer({ min: 1, max: 500 })
const seed = fc.integer()

describe('constant arrivals', () => {
  it('come every 1000 / rate milliseconds, the first at once and none at the end', () => {
    expect(constantArrivals(50, 100)).toEqual([0, 20, 40, 60, 80])
    expect(constantArrivals(50, 60_000)).toHaveLength(3000)
    expect(constantArrivals(3, 1000).map(Math.round)).toEqual([0, 333, 667])
  })

  it('do not drift', () => {
    expect(constantArrivals(7, 600_000).at(-7)).toBeCloseTo(599_000, 6)
  })
})

describe('Poisson arrivals', () => {
  it('are the same for the same seed and others for another', () => {
    fc.assert(
      fc.property(rate, seed, (rateRps, start) => {
        const plan = poissonArrivals(rateRps, 5000, start)
        expect(poissonArrivals(rateRps, 5000, start)).toEqual(plan)
        if (plan.length > 3) expect(poissonArrivals(rateRps, 5000, start + 1)).not.toEqual(plan)
      }),
    )
  })

  it('rise and end before the end', () => {
    fc.assert(
      fc.property(rate, seed, (rateRps, start) => {
        const plan = poissonArrivals(rateRps, 3000, start)
        plan.forEach((dueMs, i) => {
          expect(dueMs).toBeGreaterThanOrEqual(plan[i - 1] ?? 0)
          expect(dueMs).toBeLessThan(3000)
        })
      }),
    )
  })

  it('have exponential gaps of the right mean: 1 - 1/e of them are below it', () => {
    const plan = poissonArrivals(50, 400_000, 7)
    const gaps = plan.map((dueMs, i) => dueMs - (plan[i - 1] ?? 0))
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
    // 20,000 arrivals: one standard error is 0.7 %, four are allowed.
    expect(mean / 20).toBeGreaterThan(0.972)
    expect(mean / 20).toBeLessThan(1.028)
    expect(gaps.filter((gap) => gap < 20).length / gaps.length).toBeCloseTo(1 - 1 / Math.E, 1.7)
  })

  it('in seconds scatter as a Poisson process does: the variance of the counts is their mean', () => {
    const counts = Array.from({ length: 1000 }, () => 0)
    for (const dueMs of poissonArrivals(50, 1_000_000, 11)) {
      const second = Math.floor(dueMs / 1000)
      counts[second] = (counts[second] ?? 0) + 1
    }
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length
    // One standard error of the ratio is sqrt(2 / 1000) = 4.5 %, four are allowed.
    expect(variance / mean).toBeGreaterThan(0.82)
    expect(variance / mean).toBeLessThan(1.18)
  })
})

it('a rate that is not above 0 is refused', () => {
  for (const wrong of [0, -1, Number.NaN]) {
    expect(() => constantArrivals(wrong, 1000)).toThrow(RangeError)
    expect(() => poissonArrivals(wrong, 1000, 1)).toThrow(RangeError)
  }
})
