import { expect, it } from 'vitest'
import { figuresOf, groupsOf, latencyResult, outcomeOf } from './latency-result.ts'
import { timedRequest } from './timed-request.ts'

const STARTUP = { parts: [], fromCache: true, coldForwardMs: null, warmForwardMs: null }
const request = (forward: number, rest = { decode: 2, preprocess: 1 }, roundTripMs = forward + 5) =>
  timedRequest({ ...rest, queue: 0, forward, total: forward + rest.decode + rest.preprocess }, roundTripMs)
const result = (count: number, slow = 0) =>
  latencyResult(STARTUP, request(20), [
    ...Array.from({ length: count - slow }, () => request(8)),
    ...Array.from({ length: slow }, () => request(80)),
  ])

it('each percentile is told only from as many requests as it needs', () => {
  expect(result(89)).toMatchObject({ p50Ms: 13, p95Ms: null, p99Ms: null })
  expect(result(90)).toMatchObject({ p95Ms: 13, p99Ms: null })
  expect(result(459)).toMatchObject({ p99Ms: 13, maxMs: 13 })
  expect(figuresOf(result(90))).not.toHaveProperty('p99')
})

it('the verdict on the target is that of the sample, not a look at p99', () => {
  expect(figuresOf(result(459)).held?.value).toBe(0)
  expect(figuresOf(result(459, 1)).open?.value, 'p99 is within, but one more would have been needed').toBe(1)
  expect(figuresOf(result(459, 20)).missed?.value).toBe(20)
  expect(figuresOf(result(20)).open?.value).toBe(0)
})

it('the groups are the whole round trip', () => {
  const { forward, picture, waiting } = groupsOf(request(8))
  expect([forward, picture, waiting]).toEqual([8, 3, 2])
})

it('a group came true only when it clearly took the most', () => {
  const of = (forward: number, decode: number, roundTripMs: number) =>
    outcomeOf(latencyResult(STARTUP, request(1), [request(forward, { decode, preprocess: 0 }, roundTripMs)]))
  expect(of(8, 2, 12)).toBe('forward')
  expect(of(2, 8, 12)).toBe('picture')
  expect(of(2, 2, 12)).toBe('waiting')
  expect(of(8, 7, 16)).toBeNull()
})

it('no more than eight figures are kept', () => {
  expect(Object.keys(figuresOf(result(459))).length).toBeLessThanOrEqual(8)
})
