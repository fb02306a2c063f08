import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RequestRecord } from '#traffic/load-run.ts'
import { type AvailabilityResult, figuresOf, outcomeOf, summaryOf } from './availability-result.ts'

const ok = { kind: 'answered', status: 200, bytes: 9, waitMs: 8 } as const
const crashed = { kind: 'lost', reason: 'crashed' } as const
const refused = { kind: 'lost', reason: 'refused' } as const

/** One request every 100 ms. */
const records = (...outcomes: RequestRecord['outcome'][]): RequestRecord[] =>
  outcomes.map((outcome, index) => ({
    index,
    scheduledMs: 100 * index,
    sentMs: 100 * index,
    doneMs: 100 * index + 10 + index,
    outcome,
  }))

const withTwo = (...outcomes: RequestRecord['outcome'][]): AvailabilityResult => ({
  rows: [{ workers: 2, records: records(...outcomes), killedMs: 150, held: 1, recoveryMs: 400 }],
  rateRps: 10,
  memory: { workers: 2, counts: [1, 1, 2], countAfter: 1, sameAnswer: true },
})

it('what was missed after the kill decides which prediction came true', () => {
  expect(outcomeOf(withTwo(ok, ok, ok, ok, ok))).toBe('nothing')
  expect(outcomeOf(withTwo(ok, crashed, ok, ok, ok))).toBe('few')
  expect(outcomeOf(withTwo(ok, crashed, ok, refused, ok))).toBe('half')
  expect(outcomeOf(withTwo(ok, crashed, refused, refused, refused))).toBe('outage')
  expect(outcomeOf({ ...withTwo(ok), rows: [] })).toBeNull()
})

it('the longest answer after the kill leaves those before it, and those that never came, out', () => {
  const [row] = withTwo(ok, crashed, ok, ok, refused).rows
  if (!row) throw new Error('no row')
  expect(summaryOf(row)).toEqual({
    answered: 3,
    refused: 1,
    lost: 1,
    sent: 5,
    yieldShare: 0.6,
    longestAfterMs: 13,
  })
})

it('every request is answered, refused or lost, whatever happens', () => {
  const outcome = fc.constantFrom(ok, crashed, refused, { ...ok, status: 503 }, {
    kind: 'lost',
    reason: 'x',
  } as const)
  fc.assert(
    fc.property(fc.array(outcome), fc.double({ min: 0, max: 1e4, noNaN: true }), (outcomes, killedMs) => {
      const {
        answered,
        refused: away,
        lost,
        sent,
        yieldShare,
      } = summaryOf({
        workers: 3,
        records: records(...outcomes),
        killedMs,
        held: 0,
        recoveryMs: null,
      })
      expect(answered + away + lost).toBe(sent)
      expect(yieldShare).toBeGreaterThanOrEqual(0)
      expect(yieldShare).toBeLessThanOrEqual(1)
    }),
  )
})

it('a recovery that did not come is not a figure', () => {
  const result = withTwo(ok, crashed)
  expect(figuresOf(result).recovery2?.value).toBe(400)
  expect(figuresOf(result).missed2?.value).toBe(1)
  expect(
    figuresOf({ ...result, rows: result.rows.map((row) => ({ ...row, recoveryMs: null })) }),
  ).not.toHaveProperty('recovery2')
})
