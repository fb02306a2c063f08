import { describe, expect, it } from 'vitest'
import { capacityRps, idealLimitRps } from './ideal-queue.ts'

const model = { servicesMs: [10], servers: 1, arrivals: 'poisson', targetMs: 50, seed: 7 } as const

it('servers that are never idle bear one request for each piece of work', () => {
  expect(capacityRps([5, 15], 2)).toBe(200)
})

describe('the highest rate that a queue allows', () => {
  it('evenly spaced, is all that the servers can do', () => {
    expect(idealLimitRps({ ...model, arrivals: 'constant' })).toBeCloseTo(100, 0)
    expect(idealLimitRps({ ...model, arrivals: 'constant', servers: 3 })).toBeCloseTo(300, 0)
  })

  it('at random, agrees with the formula of M/M/1: p99 = ln 100 / (capacity - rate)', () => {
    const exponential = Array.from({ length: 2000 }, (_, i) => -10 * Math.log(1 - (i + 0.5) / 2000))
    const expected = 100 - (1000 * Math.log(100)) / 100
    const limit = idealLimitRps({ ...model, servicesMs: exponential, targetMs: 100 })
    expect(Math.abs(limit - expected) / expected).toBeLessThan(0.06)
  })

  it('is a larger share of what they can do, the more servers share a queue and the looser the target', () => {
    const share = (changes: Partial<Parameters<typeof idealLimitRps>[0]>) => {
      const changed = { ...model, ...changes }
      return idealLimitRps(changed) / capacityRps(changed.servicesMs, changed.servers)
    }
    expect(share({ servers: 2 })).toBeGreaterThan(share({}))
    expect(share({ servers: 4 })).toBeGreaterThan(share({ servers: 2 }))
    expect(share({ targetMs: 100 })).toBeGreaterThan(share({}))
    expect(share({ servers: 4, targetMs: 1000 })).toBeLessThanOrEqual(1)
  })

  it('is none where the work alone takes longer', () => {
    expect(idealLimitRps({ ...model, targetMs: 9 })).toBe(0)
  })

  it('is the same for the same seed', () => {
    expect(idealLimitRps({ ...model, servers: 2 })).toBe(idealLimitRps({ ...model, servers: 2 }))
  })
})
