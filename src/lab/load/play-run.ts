import type { Host } from '#fleet/host.ts'
import type { Clock } from '#traffic/clock.ts'
import { heyPlan, runClosedLoop } from '#traffic/closed-loop.ts'
import { type HistogramBin, histogram } from '#traffic/histogram.ts'
import type { LoadRun, Send } from '#traffic/load-run.ts'
import { runOpenLoop } from '#traffic/open-loop.ts'
import { Recorder } from '#traffic/recorder.ts'
import { runScenario } from '#traffic/scenarios.ts'
import type { SecondRow } from '#traffic/second-series.ts'
import { type LoadSummary, summarize } from '#traffic/summary.ts'
import type { PageVisibility } from '../page-visibility.ts'
import { arrivalsOf, type LoadSettings, requestsExpected } from './load-settings.ts'
import type { LiveRun } from './load-state.ts'
import { type MakeRequest, sendRequest } from './request-sender.ts'

/** Where a run takes place. */
export type Ground = {
  host: Pick<Host, 'fetch' | 'processes'>
  /** The i-th request, made when it is sent. */
  makeRequest: MakeRequest
  clock: Clock
  /** Calls back when no request is due for a while. */
  whenQuiet(draw: () => void): () => void
  visibility: PageVisibility
}

export type PlayedRun = { run: LoadRun; summary: LoadSummary; rows: SecondRow[]; bins: HistogramBin[] }

/** The view is told once a second, as its charts have it: drawing costs the time that the generator needs. */
const LOOK_EVERY_MS = 1000
/** Time to set the timers of the first second. */
const LEAD_MS = 20

/** Runs the load of the settings; onLook is told at once and then at intervals what can be seen of it. */
export async function playRun(
  ground: Ground,
  settings: LoadSettings,
  signal: AbortSignal,
  onLook: (live: LiveRun) => void,
): Promise<PlayedRun> {
  const { host, makeRequest, clock, whenQuiet, visibility } = ground
  const recorder = new Recorder()
  const startMs = clock.nowMs()
  const expected = requestsExpected(settings)
  const seen = () => ({ rows: recorder.series.rows(), bins: histogram(recorder.latenciesMs) })

  let hidden = visibility.isHidden()
  const leave = visibility.subscribe(() => {
    hidden ||= visibility.isHidden()
  })
  let callOffLook = () => {}
  let callOffDraw = () => {}
  const look = () => {
    const { done, inFlight } = recorder
    onLook({ settings, done, inFlight, expected, elapsedMs: clock.nowMs() - startMs, ...seen() })
    callOffLook = clock.schedule(clock.nowMs() + LOOK_EVERY_MS, () => {
      // It may look, and make the next appointment, before it returns.
      callOffDraw = whenQuiet(look)
    })
  }
  const send: Send = async (index) => (await sendRequest(host, makeRequest(index), clock, signal)).outcome
  look()
  try {
    const run = await runAs(settings, { send, clock, signal, recorder, leadMs: LEAD_MS })
    // The last answer's task is over before the run is summed up.
    await new Promise<void>((next) => clock.schedule(clock.nowMs(), next))
    const judgeLateness = settings.method !== 'offline'
    const summary = summarize(run, { targetMs: settings.targetMs, hidden, judgeLateness })
    return { run, summary, ...seen() }
  } finally {
    callOffLook()
    callOffDraw()
    leave()
  }
}

type Running = { send: Send; clock: Clock; signal: AbortSignal; recorder: Recorder; leadMs: number }

async function runAs(settings: LoadSettings, running: Running): Promise<LoadRun> {
  const { method, rateRps, durationS, workers, seed } = settings
  switch (method) {
    case 'open':
      return runOpenLoop({ ...running, arrivalsMs: arrivalsOf(settings) })
    case 'closed': {
      const pace = { ratePerWorkerRps: rateRps / workers, durationMs: 1000 * durationS }
      return runClosedLoop({ ...running, plan: heyPlan({ requests: 0, workers, ...pace }) })
    }
    default:
      return runScenario(method, { ...running, rateRps, seed })
  }
}
