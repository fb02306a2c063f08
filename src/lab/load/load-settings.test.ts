import { describe, expect, it } from 'vitest'
import { requestsNeeded } from '#traffic/percentile.ts'
import {
  arrivalsOf,
  DEFAULT_SETTINGS,
  inRange,
  METHODS,
  plannedMs,
  probeDurationS,
  requestsExpected,
  settingsOf,
} from './load-settings.ts'

describe('the settings of a load', () => {
  it('begin with the lesson’s case: 50 requests a second against 50 ms', () => {
    expect(DEFAULT_SETTINGS).toMatchObject({ method: 'open', rateRps: 50, targetMs: 50 })
    // The very plan that the seed draws is long enough for a p99.
    expect(arrivalsOf(DEFAULT_SETTINGS).length).toBeGreaterThanOrEqual(requestsNeeded(99))
  })

  it('are brought into their ranges, and a high rate shortens the duration', () => {
    const wild = { ...DEFAULT_SETTINGS, rateRps: 5000, durationS: 300, targetMs: 0, workers: -3 }
    expect(inRange(wild)).toMatchObject({ rateRps: 1000, durationS: 20, targetMs: 1, workers: 1 })
    expect(inRange(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS)
  })

  it('plan about as many requests as they say', () => {
    const settings = { ...DEFAULT_SETTINGS, durationS: 60 }
    expect(arrivalsOf({ ...settings, arrivals: 'constant' })).toHaveLength(3000)
    // A Poisson count of mean 3000 has a standard deviation of 55; four are allowed.
    expect(Math.abs(arrivalsOf(settings).length - 3000)).toBeLessThan(220)
  })

  it('show a rate only where it is heeded', () => {
    const withRate = METHODS.filter((method) => settingsOf(method).includes('rateRps'))
    expect(withRate).toEqual(['open', 'closed', 'server'])
  })

  it('of the server scenario last long enough for a verdict at any rate', () => {
    for (const rateRps of [1, 10, 50, 1000]) {
      const settings = { ...DEFAULT_SETTINGS, method: 'server' as const, rateRps }
      expect(plannedMs(settings)).toBeGreaterThanOrEqual(10_000)
      expect(requestsExpected(settings)).toBeGreaterThanOrEqual(1.4 * requestsNeeded(99))
    }
  })

  it('of a probe bring 662 requests, enough for a verdict with one miss, but for 1 in 100 probes', () => {
    for (const rateRps of [1, 7, 50, 73]) {
      const mean = rateRps * probeDurationS(rateRps)
      expect(mean - 2.33 * Math.sqrt(mean)).toBeGreaterThan(662)
    }
  })
})
