import { expect, it } from 'vitest'
import type { Outcome } from '#traffic/load-run.ts'
import { lanesOf } from './fault-lanes.ts'

const rows = (outcome: Outcome) => [
  {
    workers: 2,
    records: [{ index: 0, scheduledMs: 0, sentMs: 0, doneMs: 1, outcome }],
    kill: { atMs: 5, held: 1 },
    fullAtMs: 9,
    accepted: 1,
  },
]

it('lost connections always have their lanes, other errors only where there are any', () => {
  expect(lanesOf(rows({ kind: 'lost', reason: 'refused' }))).toEqual(['cut', 'refused'])
  expect(lanesOf(rows({ kind: 'lost', reason: 'timeout' }))).toEqual(['cut', 'refused', 'other'])
})
