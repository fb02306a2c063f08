import { expect, it } from 'vitest'
import { latencyMs, type Outcome, type RequestRecord } from './load-run.ts'
import { SecondSeries } from './second-series.ts'

const ok: Outcome = { kind: 'answered', status: 200, bytes: 10, waitMs: null }

function requests(series: SecondSeries, told: [sentMs: number, doneMs: number, outcome?: Outcome][]) {
  told.forEach(([sentMs, doneMs, outcome = ok], index) => {
    const record: RequestRecord = { index, scheduledMs: sentMs, sentMs, doneMs, outcome }
    series.sent(sentMs)
    series.done(record, latencyMs(record))
  })
}

it('counts requests where they happen and latencies where they were due', () => {
  const series = new SecondSeries()
  requests(series, [
    [100, 110],
    [900, 2500],
    [1200, 1230],
    [1999, 2001, { kind: 'lost', reason: 'crashed' }],
  ])
  const rows = series.rows()
  expect(rows.map(({ sent, answered, failed, inFlight }) => [sent, answered, failed, inFlight])).toEqual([
    [2, 1, 0, 1],
    [2, 1, 0, 2],
    [0, 1, 1, 0],
  ])
  expect(rows.map(({ p50Ms, maxMs }) => [p50Ms, maxMs])).toEqual([
    [10, 1600],
    [30, 30],
    [null, null],
  ])
})

it('gives a second that did not change as the same object, so that a view need not draw it again', () => {
  const series = new SecondSeries()
  requests(series, [[100, 110]])
  const [first] = series.rows()
  requests(series, [[1100, 1110]])
  expect(series.rows()[0]).toBe(first)
  requests(series, [[200, 900]])
  expect(series.rows()[0]).not.toBe(first)
})
