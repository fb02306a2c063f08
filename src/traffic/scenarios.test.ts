import { describe, expect, it } from 'vitest'
import { VirtualClock } from './fixtures/virtual-clock.ts'
import { ANSWER, virtualServer } from './fixtures/virtual-server.ts'
import { latencyMs, type Outcome } from './load-run.ts'
import { runScenario, SCENARIO_RULES, type ScenarioName, scenarioResult, sendTogether } from './scenarios.ts'

async function play(name: ScenarioName, serviceMs: number) {
  const clock = new VirtualClock()
  const send = virtualServer({ clock, serviceMs })
  const running = runScenario(name, { clock, send, rateRps: 50, seed: 7 })
  await clock.run()
  const run = await running
  return { run, result: scenarioResult(name, run) }
}

describe('a scenario of MLPerf, scaled down', () => {
  it('SingleStream asks one by one for ten seconds and states p90', async () => {
    const { run, result } = await play('single-stream', 10)
    expect(run.records).toHaveLength(1000)
    expect(result).toEqual({ metric: 'latency', percentile: 90, valueMs: 10, queries: 1000, needed: 64 })
  })

  it('SingleStream goes on until early stopping allows p90, and gives up after a minute', async () => {
    expect((await play('single-stream', 500)).result).toMatchObject({ valueMs: 500, queries: 64 })
    const slow = await play('single-stream', 2000)
    expect(slow.result).toMatchObject({ valueMs: null, queries: 30 })
  })

  it('MultiStream sends eight samples as one query and counts the slowest', async () => {
    const { run, result } = await play('multi-stream', 2)
    expect(run.records.slice(0, 2).map(latencyMs)).toEqual([16, 16])
    expect(result).toEqual({ metric: 'latency', percentile: 99, valueMs: 16, queries: 662, needed: 662 })
    expect(run.durationMs).toBe(662 * 16)
  })

  it('Server is a Poisson process of at least ten seconds and 459 requests', async () => {
    const { run, result } = await play('server', 1)
    expect(run).toMatchObject({ loop: 'open', planned: run.records.length })
    expect(run.durationMs).toBeGreaterThan(9_900)
    expect(result).toMatchObject({ metric: 'latency', percentile: 99, needed: 459 })
    expect(result.metric === 'latency' && result.valueMs).toBeGreaterThanOrEqual(1)
  })

  it('Offline sends everything at once and counts the throughput', async () => {
    const { run, result } = await play('offline', 10)
    expect(run.records.every(({ sentMs }) => sentMs === 0)).toBe(true)
    expect(result).toEqual({
      metric: 'throughput',
      valueRps: expect.closeTo(100, 9),
      samples: 246,
      needed: 246,
    })
  })

  it('keeps to the rules that are shown beside it', () => {
    const scaled = Object.values(SCENARIO_RULES).map(({ original, scaled }) => [
      original.durationS / (scaled.durationS || original.durationS),
      scaled.queries,
    ])
    expect(scaled).toEqual([
      [60, 64],
      [60, 662],
      [60, 459],
      [1, 246],
    ])
  })
})

describe('samples that are sent as one query', () => {
  const full: Outcome = { kind: 'answered', status: 503, bytes: 19, waitMs: null }
  const lost: Outcome = { kind: 'lost', reason: 'crashed' }

  it('are numbered on from query to query', async () => {
    const asked: number[] = []
    await sendTogether(async (index) => {
      asked.push(index)
      return ANSWER
    }, 3)(2)
    expect(asked).toEqual([6, 7, 8])
  })

  it('are worth what the worst of them is', async () => {
    const outcomeOf = (outcomes: Outcome[]) =>
      sendTogether(async (index) => outcomes[index] ?? ANSWER, outcomes.length)(0)
    expect(await outcomeOf([ANSWER, ANSWER])).toMatchObject({ status: 200, bytes: 22 })
    expect(await outcomeOf([ANSWER, full])).toBe(full)
    expect(await outcomeOf([full, lost, ANSWER])).toBe(lost)
  })
})
