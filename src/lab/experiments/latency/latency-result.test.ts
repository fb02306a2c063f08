import { expect, it } from 'vitest'
import { figuresOf, type LatencyResult, outcomeOf, startOf, summaryOf, timed } from './latency-result.ts'

const request = (roundTripMs: number, forward = roundTripMs - 3) =>
  timed({ timing_ms: { decode: 1, preprocess: 0.5, queue: 0.25, forward, total: forward + 2 } }, roundTripMs)
const result = (...roundTripsMs: number[]): LatencyResult => ({
  startMs: 700,
  stages: [],
  coldForwardMs: 20,
  warmForwardMs: 8,
  first: request(30),
  requests: roundTripsMs.map((ms) => request(ms)),
})

it('the parts of a request add up to what its client waited', () => {
  const { parts, roundTripMs } = request(12)
  expect(parts).toEqual({ transport: 1.25, queue: 0.25, decode: 1, preprocess: 0.5, forward: 9 })
  expect(Object.values(parts).reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(roundTripMs, 9)
})

it('mean parts add up to the mean latency', () => {
  const { parts, meanMs } = summaryOf(result(10, 20, 60))
  expect(meanMs).toBe(30)
  expect(Object.values(parts).reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(meanMs, 9)
})

it('a p99 is there from 459 requests on, and not before', () => {
  const few = result(...Array.from({ length: 458 }, (_, i) => 10 + i / 1000))
  expect(summaryOf(few).p99Ms).toBeNull()
  expect(figuresOf(few)).toHaveProperty('p95')
  const enough = { ...few, requests: [...few.requests, request(70)] }
  expect(summaryOf(enough)).toMatchObject({ n: 459, maxMs: 70 })
  expect(summaryOf(enough).within).toBeCloseTo(458 / 459)
  expect(figuresOf(enough).p99?.value).toBeLessThan(11)
})

it('the largest part decides, when it is clearly the largest', () => {
  expect(outcomeOf(result(12, 12))).toBe('forward')
  const heavyPicture = timed(
    { timing_ms: { decode: 30, preprocess: 5, queue: 0, forward: 8, total: 44 } },
    45,
  )
  expect(outcomeOf({ ...result(), requests: [heavyPicture] })).toBe('picture')
  const even = timed({ timing_ms: { decode: 9, preprocess: 0, queue: 0, forward: 10, total: 19 } }, 20)
  expect(outcomeOf({ ...result(), requests: [even] })).toBeNull()
})

it('the stages of the start are told in their order, the first forward pass apart from the others', () => {
  const start = startOf([
    { kind: 'stage', stage: 'fetch', state: 'started' },
    { kind: 'stage', stage: 'fetch', state: 'done', ms: 40, facts: { bytes: 9 } },
    { kind: 'stage', stage: 'warm', state: 'done', ms: 90, facts: { coldMs: 21, warmMedianMs: 8 } },
    { kind: 'ready' },
  ])
  expect(start).toEqual({
    stages: [
      { stage: 'fetch', ms: 40 },
      { stage: 'warm', ms: 90 },
    ],
    coldForwardMs: 21,
    warmForwardMs: 8,
  })
})
