import { expect, it } from 'vitest'
import type { Outcome, RequestRecord } from '#traffic/load-run.ts'
import { type AvailabilityResult, figuresOf, outcomeOf } from './availability-result.ts'
import type { FleetRow } from './fleet-row.ts'

const OK: Outcome = { kind: 'answered', status: 200, bytes: 9, waitMs: 9 }
const CUT: Outcome = { kind: 'lost', reason: 'crashed' }
const REFUSED: Outcome = { kind: 'lost', reason: 'refused' }

/** One request every 10 ms, killed after 95 ms; complete again when all is over. */
const fleet = (workers: number, outcomes: Outcome[], held = 1): FleetRow => ({
  workers,
  records: outcomes.map(
    (outcome, index): RequestRecord => ({
      index,
      scheduledMs: 10 * index,
      sentMs: 10 * index,
      doneMs: 10 * index + 5,
      outcome,
    }),
  ),
  kill: { atMs: 95, held },
  fullAtMs: workers === 1 ? null : 1000,
  accepted: 0,
})
const times = (count: number, outcome: Outcome) => Array.from({ length: count }, () => outcome)
const result = (two: Outcome[], held = 1): AvailabilityResult => ({
  mostRps: 100,
  rateRps: 40,
  rows: [
    fleet(1, [...times(9, OK), CUT, ...times(10, REFUSED)]),
    fleet(2, two, held),
    fleet(3, times(20, OK)),
  ],
  memory: { before: [1, 1, 2, 2], after: 1, pictures: 48, differing: 0 },
})
const outcome = (afterKill: Outcome[], inHand: Outcome[] = [CUT], held = 1) =>
  outcomeOf(result([...times(10 - inHand.length, OK), ...inHand, ...afterKill], held))

it('only what the dead worker held', () => {
  expect(outcome(times(10, OK))).toBe('few')
  expect(outcome(times(10, OK), [CUT, CUT], 2)).toBe('few')
})

it('nothing at all', () => {
  expect(outcome(times(10, OK), [OK])).toBe('nothing')
})

it('about half, or all, of what was sent until it was complete again', () => {
  const half = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? OK : REFUSED))
  expect(outcome(half)).toBe('half')
  expect(outcome(times(10, REFUSED))).toBe('outage')
})

it('a stray error decides for none', () => {
  expect(outcome([...times(9, OK), { kind: 'lost', reason: 'timeout' }])).toBeNull()
})

it('figures: shares by fleet, what a client was told at most, at most eight in all', () => {
  const figures = figuresOf(result([...times(9, OK), CUT, ...times(10, OK)]))
  expect(figures.yield1?.value).toBe(0.45)
  expect(figures.yield2?.value).toBe(0.95)
  expect(figures.lost2?.value).toBe(1)
  expect(figures.recovery?.value).toBe(905)
  expect(figures.counted?.value).toBe(2)
  expect(figures.together).toBeUndefined()
  expect(Object.keys(figures)).toHaveLength(8)
})

it('visits that all came to one worker are not told as a count that was split', () => {
  const split = result(times(20, OK))
  const figures = figuresOf({ ...split, memory: { ...split.memory, before: [1, 2, 3, 4] } })
  expect(figures.together?.value).toBe(4)
  expect(figures.counted).toBeUndefined()
})
