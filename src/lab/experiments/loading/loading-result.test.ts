import { expect, it } from 'vitest'
import {
  bigModel,
  figuresOf,
  type Loading,
  type LoadingResult,
  outcomeOf,
  overloaded,
  timesOf,
} from './loading-result.ts'

const row = (loading: Loading, p50Ms: number | null) => ({
  loading,
  readyMs: 500,
  latenciesMs: [9],
  firstMs: 9,
  p50Ms,
  p95Ms: null,
  maxMs: 9,
  answered: 10,
  sent: 10,
  perSecond: loading === 'every-request' ? 9 : 40,
  aloneMs: 30,
  aloneWaitMs: loading === 'every-request' ? 20 : 0,
})
const result = (startup: number | null, every: number | null): LoadingResult => ({
  rows: [row('startup', startup), row('first-request', startup), row('every-request', every)],
  rateRps: 10,
  bytes: 1_000_000,
})

it('the two medians decide which prediction came true', () => {
  expect(outcomeOf(result(10, 14.9))).toBe('same')
  expect(outcomeOf(result(10, 15))).toBe('double')
  expect(outcomeOf(result(10, 29.9))).toBe('double')
  expect(outcomeOf(result(10, 30))).toBe('many')
})

it('too few answers for a median decide nothing', () => {
  expect(outcomeOf(result(null, 30))).toBeNull()
  expect(outcomeOf(result(10, null))).toBeNull()
  expect(timesOf(result(10, null))).toBeNull()
})

it('1 GB at 20 ms a megabyte takes 20 s, and is said to be simulated', () => {
  const { loadMs, bytes } = bigModel(result(10, 30))
  expect([bytes.value, loadMs.value]).toEqual([1e9, 20_000])
  expect([bytes.origin.kind, loadMs.origin.kind]).toEqual(['simulated', 'simulated'])
  expect(figuresOf(result(10, 30)).big).toEqual(loadMs)
})

it('a service is overloaded when more is sent than it can do', () => {
  expect(overloaded(result(10, 30))).toEqual(['every-request'])
  expect(overloaded({ ...result(10, 30), rateRps: 8 })).toEqual([])
})
