import { expect, it } from 'vitest'
import type { LoadRun } from './load-run.ts'
import { runToCsv, runToJson } from './run-export.ts'
import { summarize } from './summary.ts'

const run: LoadRun = {
  loop: 'open',
  planned: 2,
  records: [
    {
      index: 0,
      scheduledMs: 0,
      sentMs: 0.25,
      doneMs: 10.12345,
      outcome: { kind: 'answered', status: 200, bytes: 812, waitMs: null },
    },
    {
      index: 1,
      scheduledMs: 20,
      sentMs: 21,
      doneMs: 22,
      outcome: { kind: 'lost', reason: 'Error: "x", y' },
    },
  ],
  durationMs: 22,
  cancelled: false,
}

it('CSV has a line for each request, and quotes what needs it', () => {
  expect(runToCsv(run).split('\n')).toEqual([
    'index,scheduled_ms,sent_ms,done_ms,latency_ms,lateness_ms,outcome,status,bytes',
    '0,0,0.25,10.123,10.123,0.25,answered,200,812',
    '1,20,21,22,2,1,"lost: Error: ""x"", y",,',
    '',
  ])
})

it('JSON holds what was run, what came of it, and each request', () => {
  const read = JSON.parse(runToJson(run, summarize(run, { targetMs: 50 }), { settings: { seed: 7 } }))
  expect(read).toMatchObject({
    format: 'load-run/1',
    settings: { seed: 7 },
    run: { loop: 'open', planned: 2 },
    summary: { accounts: { sent: 2, answered: 1, refused: 0, lost: 1 }, p99Ms: null },
    requests: { scheduledMs: [0, 20], doneMs: [10.123, 22], outcome: [200, 'Error: "x", y'] },
  })
})
