import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Certification } from './certification.ts'
import { findLimit, type LimitOptions } from './find-limit.ts'
import { type InvalidReason, type LoadSummary, summarize } from './summary.ts'

const empty = summarize(
  { loop: 'open', planned: 0, records: [], durationMs: 0, cancelled: false },
  { targetMs: 50 },
)

function said(verdict: Certification, invalid: InvalidReason[] = []): LoadSummary {
  return { ...empty, verdict, invalid }
}

/** A service that holds its target up to that rate. */
const serviceOf = (capacityRps: number) => async (rateRps: number) =>
  said(rateRps <= capacityRps ? 'within' : 'not-within')

const search: Omit<LimitOptions, 'run'> = { startRps: 50, highestRps: 1000, resolutionRps: 5 }

describe('the search for the limit', () => {
  it('doubles until it fails, then halves the gap', async () => {
    const found = await findLimit({ ...search, run: serviceOf(140) })
    expect(found.probes.map(({ rateRps }) => rateRps)).toEqual([
      50, 100, 200, 150, 125, 137.5, 143.75, 140.625,
    ])
    expect(found).toMatchObject({ limitRps: 137.5, failedRps: 140.625, ended: 'found' })
  })

  it('finds every capacity within the resolution', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 6, max: 990, noNaN: true }),
        fc.integer({ min: 1, max: 20 }),
        async (capacity, resolutionRps) => {
          const found = await findLimit({ ...search, resolutionRps, run: serviceOf(capacity) })
          if (found.limitRps !== null) expect(found.limitRps).toBeLessThanOrEqual(capacity)
          expect(found.failedRps).toBeGreaterThan(capacity)
          expect((found.failedRps ?? 0) - (found.limitRps ?? 0)).toBeLessThanOrEqual(resolutionRps)
        },
      ),
    )
  })

  it('finds none for a service that never holds its target', async () => {
    const found = await findLimit({ ...search, run: serviceOf(0) })
    expect(found).toMatchObject({ limitRps: null, ended: 'found' })
    expect(found.failedRps).toBeLessThanOrEqual(5)
  })

  it('says so when even the highest rate holds', async () => {
    const found = await findLimit({ ...search, highestRps: 150, run: serviceOf(500) })
    expect(found.probes.map(({ rateRps }) => rateRps)).toEqual([50, 100, 150])
    expect(found).toMatchObject({ limitRps: 150, failedRps: null, ended: 'beyond-range' })
  })

  it('does not count a rate as held while the sample leaves it open', async () => {
    const run = async (rateRps: number) => said(rateRps < 60 ? 'within' : 'undecided')
    expect(await findLimit({ ...search, run })).toMatchObject({ limitRps: 59.375, failedRps: 62.5 })
  })

  it('repeats invalid runs, which count for nothing, and gives up after three at one rate', async () => {
    let runs = 0
    const once = await findLimit({
      ...search,
      highestRps: 50,
      run: async () => said('within', runs++ === 0 ? ['hidden'] : []),
    })
    expect(once.probes.map(({ summary }) => summary.invalid)).toEqual([['hidden'], []])
    expect(once).toMatchObject({ limitRps: 50, ended: 'beyond-range' })

    const never = await findLimit({
      ...search,
      run: async (rateRps) => said('within', rateRps > 100 ? ['late'] : []),
    })
    expect(never.probes.map(({ rateRps }) => rateRps)).toEqual([50, 100, 200, 200, 200])
    expect(never).toMatchObject({ limitRps: 100, failedRps: null, ended: 'generator-too-slow' })

    const unseen = await findLimit({ ...search, run: async () => said('within', ['late', 'hidden']) })
    expect(unseen).toMatchObject({ limitRps: null, ended: 'hidden' })
  })

  it('can be cancelled, and keeps what it knew', async () => {
    const cancel = new AbortController()
    const found = await findLimit({
      ...search,
      signal: cancel.signal,
      run: async (rateRps) => {
        if (rateRps === 200) cancel.abort()
        return said('within')
      },
    })
    expect(found).toMatchObject({ limitRps: 100, ended: 'cancelled' })
    expect(found.probes).toHaveLength(2)
  })
})
