import { expect, it } from 'vitest'
import type { Outcome, RequestRecord } from '#traffic/load-run.ts'
import {
  answersOf,
  type FleetRow,
  longestMs,
  lossesOf,
  lostWhileWeak,
  recoveryMs,
  yieldOf,
} from './fleet-row.ts'

const OK: Outcome = { kind: 'answered', status: 200, bytes: 9, waitMs: 9 }
const lost = (reason: string): Outcome => ({ kind: 'lost', reason })
const record = (sentMs: number, doneMs: number, outcome: Outcome): RequestRecord => ({
  index: sentMs,
  scheduledMs: sentMs,
  sentMs,
  doneMs,
  outcome,
})
const row = (records: RequestRecord[], fullAtMs: number | null = 300): FleetRow => ({
  workers: 2,
  records,
  kill: { atMs: 100, held: 1 },
  fullAtMs,
  accepted: records.length,
})

it('each request is one of four things: answered, cut off, refused, or another error', () => {
  const mixed = row([
    record(10, 20, OK),
    record(90, 100, lost('crashed')),
    record(110, 111, lost('refused')),
    record(120, 220, lost('timeout')),
    record(130, 140, { ...OK, status: 500 }),
  ])
  const { cut, refused, other } = lossesOf(mixed)
  const sentMs = (records: RequestRecord[]) => records.map((request) => request.sentMs)
  expect([answersOf(mixed), cut, refused, other].map(sentMs)).toEqual([[10], [90], [110], [120, 130]])
  expect(yieldOf(mixed)).toBe(0.2)
})

it('an answer that came after the kill counts after it, whenever it was asked for', () => {
  const answers = [record(10, 30, OK), record(90, 150, OK), record(200, 210, OK)]
  expect(longestMs(row(answers))).toEqual({ before: 20, after: 60 })
  expect(longestMs(row([record(90, 100, lost('crashed'))]))).toEqual({ before: null, after: null })
})

it('what is lost while the fleet is weak says nothing of what was in hand before, or of what came later', () => {
  const some = [
    record(90, 100, lost('crashed')),
    record(110, 120, lost('refused')),
    record(200, 210, OK),
    record(310, 320, lost('refused')),
  ]
  expect(lostWhileWeak(row(some))).toBe(0.5)
  expect(lostWhileWeak(row(some, null)), 'until the end where it never recovered').toBeCloseTo(2 / 3)
  expect(lostWhileWeak(row([]))).toBe(0)
})

it('recovery counts from the kill, and is nothing where nobody started another worker', () => {
  expect(recoveryMs(row([]))).toBe(200)
  expect(recoveryMs(row([], null))).toBeNull()
})
