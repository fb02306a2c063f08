import { describe, expect, it } from 'vitest'
import { heyCsv, heyReport } from './hey-report.ts'
import type { LoadRun, Outcome } from './load-run.ts'

const target = { method: 'POST', url: 'http://127.0.0.1:8766/predict' }

function runOf(durationMs: number, requests: { latencyMs: number; outcome: Outcome }[]): LoadRun {
  const records = requests.map(({ latencyMs, outcome }, index) => ({
    index,
    scheduledMs: 0,
    sentMs: 0,
    doneMs: latencyMs,
    outcome,
  }))
  return { loop: 'closed', planned: null, records, durationMs, cancelled: false }
}

const answered = (status = 200, waitMs: number | null = null): Outcome => ({
  kind: 'answered',
  status,
  bytes: 11,
  waitMs,
})

describe('the report of hey', () => {
  // The whole output of hey 0.1.4, but for DNS+dialup's average, which was 0.0002: nothing is dialled here.
  it('of one request is what hey printed, byte for byte', () => {
    const expected = [
      '',
      'Summary:',
      '  Total:\t0.0062 secs',
      '  Slowest:\t0.0062 secs',
      '  Fastest:\t0.0062 secs',
      '  Average:\t0.0062 secs',
      '  Requests/sec:\t160.3849',
      '  ',
      '  Total data:\t11 bytes',
      '  Size/request:\t11 bytes',
      '',
      'Response time histogram:',
      '  0.006 [1]\t|■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■',
      ...Array.from({ length: 10 }, () => '  0.006 [0]\t|'),
      '',
      '',
      'Latency distribution:',
      ...Array.from({ length: 7 }, () => '  0% in 0.0000 secs'),
      '',
      'Details (average, fastest, slowest):',
      '  DNS+dialup:\t0.0000 secs, 0.0062 secs, 0.0062 secs',
      '  DNS-lookup:\t0.0000 secs, 0.0000 secs, 0.0000 secs',
      '  req write:\t0.0000 secs, 0.0000 secs, 0.0000 secs',
      '  resp wait:\t0.0060 secs, 0.0060 secs, 0.0060 secs',
      '  resp read:\t0.0002 secs, 0.0002 secs, 0.0002 secs',
      '',
      'Status code distribution:',
      '  [503]\t1 responses',
      '',
      '',
      '',
      '',
    ]
    const run = runOf(6.235, [{ latencyMs: 6.2, outcome: answered(503, 6) }])
    expect(heyReport(run, target).split('\n')).toEqual(expected)
  })

  it('of a port where nothing listens is what hey printed, byte for byte', () => {
    const expected = [
      '',
      'Summary:',
      '  Total:\t0.0006 secs',
      '  Slowest:\t0.0000 secs',
      '  Fastest:\t0.0000 secs',
      '  Average:\t NaN secs',
      '  Requests/sec:\t15936.1534',
      '  ',
      '',
      'Response time histogram:',
      '',
      '',
      'Latency distribution:',
      '',
      'Details (average, fastest, slowest):',
      '  DNS+dialup:\t NaN secs, 0.0000 secs, 0.0000 secs',
      '  DNS-lookup:\t NaN secs, 0.0000 secs, 0.0000 secs',
      '  req write:\t NaN secs, 0.0000 secs, 0.0000 secs',
      '  resp wait:\t NaN secs, 0.0000 secs, 0.0000 secs',
      '  resp read:\t NaN secs, 0.0000 secs, 0.0000 secs',
      '',
      'Status code distribution:',
      '',
      'Error distribution:',
      '  [10]\tGet "http://127.0.0.1:8766/": dial tcp 127.0.0.1:8766: connect: connection refused',
      '',
      '',
    ]
    const refused: Outcome = { kind: 'lost', reason: 'refused' }
    const run = runOf(
      0.627504,
      Array.from({ length: 10 }, () => ({ latencyMs: 0.1, outcome: refused })),
    )
    expect(heyReport(run, { method: 'GET', url: 'http://127.0.0.1:8766/' }).split('\n')).toEqual(expected)
  })

  it('puts ten requests of 10 to 100 ms into buckets of 9 ms, and finds the percentiles as hey does', () => {
    const requests = Array.from({ length: 10 }, (_, i) => ({ latencyMs: 10 * (i + 1), outcome: answered() }))
    const lines = heyReport(runOf(550, requests), target).split('\n')
    const bar = '■'.repeat(40)
    expect(lines.filter((line) => line.includes('\t|'))).toEqual([
      `  0.010 [1]\t|${bar}`,
      '  0.019 [0]\t|',
      ...['0.028', '0.037', '0.046', '0.055', '0.064', '0.073', '0.082', '0.091'].map(
        (mark) => `  ${mark} [1]\t|${bar}`,
      ),
      `  0.100 [1]\t|${bar}`,
    ])
    // The walk: place i of ten is percentile 10 i, so 10 % is the second, 25 % the fourth, and 95 is never reached.
    expect(lines.filter((line) => line.includes('% in'))).toEqual([
      '  10% in 0.0200 secs',
      '  25% in 0.0400 secs',
      '  50% in 0.0600 secs',
      '  75% in 0.0900 secs',
      '  90% in 0.1000 secs',
      '  0% in 0.0000 secs',
      '  0% in 0.0000 secs',
    ])
  })

  it('names each loss as Go does, and counts statuses in rising order', () => {
    const outcomes: Outcome[] = [
      answered(503),
      answered(),
      { kind: 'lost', reason: 'crashed' },
      { kind: 'lost', reason: 'timeout' },
      answered(),
    ]
    const text = heyReport(
      runOf(
        10,
        outcomes.map((outcome) => ({ latencyMs: 1, outcome })),
      ),
      target,
    )
    expect(text).toContain('Status code distribution:\n  [200]\t2 responses\n  [503]\t1 responses\n\n')
    expect(text).toContain(
      'Error distribution:\n  [1]\tPost "http://127.0.0.1:8766/predict": EOF\n' +
        '  [1]\tPost "http://127.0.0.1:8766/predict": context deadline exceeded (Client.Timeout exceeded while awaiting headers)\n',
    )
  })
})

it('hey’s CSV has a line for each answer, by the time it came', () => {
  const run = runOf(20, [
    { latencyMs: 9.7, outcome: answered(200, 9.1) },
    { latencyMs: 4.2, outcome: answered(503) },
    { latencyMs: 1, outcome: { kind: 'lost', reason: 'refused' } },
  ])
  expect(heyCsv(run)).toBe(
    'response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset\n' +
      '0.0042,0.0000,0.0000,0.0000,0.0042,0.0000,503,0.0000\n' +
      '0.0097,0.0000,0.0000,0.0000,0.0091,0.0006,200,0.0000\n',
  )
})
