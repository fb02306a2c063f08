import fc from 'fast-check'
import { expect, it } from 'vitest'
import { histogram } from './histogram.ts'

it('puts a latency that stands on an edge into the bin that begins there', () => {
  expect(histogram([20, 29.9, 30, 50])).toEqual([
    { fromMs: 20, toMs: 30, count: 2 },
    { fromMs: 30, toMs: 50, count: 1 },
    { fromMs: 50, toMs: 70, count: 1 },
  ])
  expect(histogram([0, 0.5, 1])).toEqual([
    { fromMs: 0, toMs: 1, count: 2 },
    { fromMs: 1, toMs: 1.5, count: 1 },
  ])
  expect(histogram([])).toEqual([])
})

it('loses no latency, and its bins touch', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 60_000, noNaN: true }), { minLength: 1 }), (latencies) => {
      const bins = histogram(latencies)
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(latencies.length)
      bins.forEach(({ fromMs, toMs, count }, i) => {
        if (i > 0) expect(fromMs).toBe(bins[i - 1]?.toMs)
        expect(latencies.filter((latency) => latency >= fromMs && latency < toMs)).toHaveLength(count)
      })
    }),
  )
})
