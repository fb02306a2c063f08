import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialCdf, certify, missesAllowed, requestsToCertify } from './certification.ts'

describe('the binomial tail', () => {
  it('is that of small cases by hand', () => {
    // Two throws of a coin: none 1/4, at most one 3/4.
    expect(binomialCdf(0, 2, 0.5)).toBeCloseTo(0.25, 12)
    expect(binomialCdf(1, 2, 0.5)).toBeCloseTo(0.75, 12)
    expect(binomialCdf(2, 2, 0.5)).toBe(1)
    // Four of a tenth: 0.9⁴ + 4 · 0.1 · 0.9³.
    expect(binomialCdf(1, 4, 0.1)).toBeCloseTo(0.6561 + 0.2916, 12)
  })

  it('does not underflow: half of a hundred thousand are below the mean, more or less', () => {
    expect(binomialCdf(1000, 100_000, 0.01)).toBeCloseTo(0.508, 2)
  })
})

describe('early stopping at 99 % confidence', () => {
  it('takes the sample sizes of the reference', () => {
    expect([90, 95, 97, 99].map((p) => requestsToCertify(0, p))).toEqual([44, 90, 152, 459])
    expect([90, 95, 97, 99].map((p) => requestsToCertify(1, p))).toEqual([64, 130, 219, 662])
  })

  it('passes 459 without a miss and 662 with one, and not one request fewer', () => {
    expect([certify(458, 0), certify(459, 0)]).toEqual(['undecided', 'within'])
    expect([certify(661, 1), certify(662, 1)]).toEqual(['undecided', 'within'])
    expect([458, 459, 661, 662].map((n) => missesAllowed(n))).toEqual([null, 0, 0, 1])
  })

  it('calls it not within only when chance does not explain the misses', () => {
    // 3000 at exactly one in a hundred: 30 misses say nothing, 17 certify, 44 refute.
    expect([17, 18, 30, 43, 44].map((misses) => certify(3000, misses))).toEqual([
      'within',
      'undecided',
      'undecided',
      'undecided',
      'not-within',
    ])
    expect([certify(0, 0), certify(1, 1), certify(2, 2)]).toEqual(['undecided', 'undecided', 'not-within'])
  })

  it('allows exactly the misses that certify', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (n) => {
        const allowed = missesAllowed(n)
        if (allowed !== null) expect(certify(n, allowed)).toBe('within')
        expect(certify(n, (allowed ?? -1) + 1)).not.toBe('within')
      }),
    )
  })

  it('gets no better with more misses', () => {
    const rank = { within: 0, undecided: 1, 'not-within': 2 }
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3000 }), fc.nat(100), (n, misses) => {
        const few = Math.min(misses, n - 1)
        expect(rank[certify(n, few + 1)]).toBeGreaterThanOrEqual(rank[certify(n, few)])
      }),
    )
  })
})
