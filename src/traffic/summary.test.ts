import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LoadRun, Outcome } from './load-run.ts'
import { summarize } from './summary.ts'

const ok: Outcome = { kind: 'answered', status: 200, bytes: 10, waitMs: null }
const full: Outcome = { kind: 'answered', status: 503, bytes: 19, waitMs: null }
const broken: Outcome = { kind: 'answered', status: 500, bytes: 21, waitMs: null }
const lost: Outcome = { kind: 'lost', reason: 'crashed' }

type Told = { latencyMs: number; lateMs?: number; outcome?: Outcome }

/** A request every 20 ms. */
function runOf(requests: Told[], changes: Partial<LoadRun> = {}): LoadRun {
  const records = requests.map(({ latencyMs, lateMs = 0, outcome = ok }, index) => {
    const scheduledMs = 20 * index
    return { index, scheduledMs, sentMs: scheduledMs + lateMs, doneMs: scheduledMs + latencyMs, outcome }
  })
  const durationMs = Math.max(0, ...records.map(({ doneMs }) => doneMs))
  return { loop: 'open', planned: records.length, records, durationMs, cancelled: false, ...changes }
}

const many = (count: number, request: Told) => Array.from({ length: count }, () => request)
const target = { targetMs: 50 }

describe('the percentiles of a run', () => {
  it('stay unsaid until the sample is large enough for them', () => {
    const said = (n: number) => {
      const { p50Ms, p95Ms, p99Ms, p99BoundMs } = summarize(runOf(many(n, { latencyMs: 9 })), target)
      return [p50Ms, p95Ms, p99Ms, p99BoundMs]
    }
    expect(said(6)).toEqual([null, null, null, null])
    expect(said(7)).toEqual([9, null, null, null])
    expect(said(90)).toEqual([9, 9, null, null])
    expect(said(458)).toEqual([9, 9, null, null])
    expect(said(459)).toEqual([9, 9, 9, 9])
  })

  it('are of the good answers alone, and the others are misses', () => {
    const run = runOf([...many(459, { latencyMs: 9 }), ...many(3, { latencyMs: 1, outcome: full })])
    const summary = summarize(run, target)
    expect(summary).toMatchObject({ n: 459, p50Ms: 9, misses: 3, verdict: 'undecided', p99BoundMs: null })
  })

  it('have a bound that keeps the target exactly when the verdict is within', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 900 }),
        fc.nat(4),
        fc.nat(2),
        fc.integer({ min: 51, max: 900 }),
        (fast, slow, failed, slowMs) => {
          const run = runOf([
            ...many(fast, { latencyMs: 12 }),
            ...many(slow, { latencyMs: slowMs }),
            ...many(failed, { latencyMs: 3, outcome: broken }),
          ])
          const { p99BoundMs, verdict } = summarize(run, target)
          expect(p99BoundMs !== null && p99BoundMs <= 50).toBe(verdict === 'within')
        },
      ),
    )
  })
})

describe('the verdict', () => {
  it('is within, not within, or not yet', () => {
    const verdict = (fast: number, slow: number) =>
      summarize(runOf([...many(fast, { latencyMs: 50 }), ...many(slow, { latencyMs: 50.1 })]), target).verdict
    expect([verdict(100, 0), verdict(459, 0), verdict(661, 1), verdict(600, 30)]).toEqual([
      'undecided',
      'within',
      'within',
      'not-within',
    ])
  })
})

describe('the accounts', () => {
  it('tell answered, refused and lost apart', () => {
    const run = runOf([ok, ok, broken, full, lost].map((outcome) => ({ latencyMs: 10, outcome })))
    expect(summarize(run, target)).toMatchObject({
      accounts: { sent: 5, answered: 3, refused: 1, lost: 1 },
      statuses: [
        [200, 2],
        [500, 1],
        [503, 1],
      ],
      losses: [['crashed', 1]],
      n: 2,
      // 2 good answers in 90 ms.
      throughputRps: expect.closeTo(22.22, 2),
    })
  })

  it('always balance', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(ok, broken, full, lost)), (outcomes) => {
        const { accounts, n, misses } = summarize(
          runOf(outcomes.map((outcome) => ({ latencyMs: 10, outcome }))),
          target,
        )
        expect(accounts.answered + accounts.refused + accounts.lost).toBe(accounts.sent)
        expect(n + misses).toBe(accounts.sent)
      }),
    )
  })
})

describe('a run is not valid', () => {
  it('when one in a hundred requests was sent 5 ms late or later', () => {
    const invalid = (late: number) =>
      summarize(
        runOf([...many(200 - late, { latencyMs: 9 }), ...many(late, { latencyMs: 9, lateMs: 5 })]),
        target,
      )
    expect(invalid(2)).toMatchObject({ latenessP99Ms: 0, invalid: [] })
    expect(invalid(3)).toMatchObject({ latenessP99Ms: 5, invalid: ['late'] })
  })

  it('when it was cancelled, or the page was hidden', () => {
    const requests = many(3, { latencyMs: 9 })
    expect(summarize(runOf(requests, { planned: 4 }), target).invalid).toEqual(['incomplete'])
    expect(summarize(runOf(requests, { cancelled: true }), target).invalid).toEqual(['incomplete'])
    expect(summarize(runOf(requests), { ...target, hidden: true }).invalid).toEqual(['hidden'])
  })

  it('for lateness in a closed loop, which has no schedule to be late for', () => {
    const run = runOf(many(200, { latencyMs: 20, lateMs: 9 }), { loop: 'closed', planned: null })
    expect(summarize(run, target)).toMatchObject({ latenessP99Ms: null, invalid: [] })
  })

  it('for lateness where everything is due at once', () => {
    const run = runOf(many(200, { latencyMs: 20, lateMs: 9 }))
    const summary = summarize(run, { ...target, judgeLateness: false })
    expect(summary).toMatchObject({ latenessP99Ms: null, invalid: [] })
  })
})

it('a run without requests has nothing to say and does not fail', () => {
  expect(summarize(runOf([]), target)).toMatchObject({
    n: 0,
    meanMs: null,
    throughputRps: 0,
    verdict: 'undecided',
  })
})
