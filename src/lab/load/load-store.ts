import { createStore } from 'zustand/vanilla'
import { findLimit } from '#traffic/find-limit.ts'
import { scenarioResult } from '#traffic/scenarios.ts'
import { inTurn, type TakeTurn } from '../measuring-turn.ts'
import { pageClock } from '../page-clock.ts'
import { pageVisibility } from '../page-visibility.ts'
import {
  DEFAULT_SETTINGS,
  inRange,
  type LoadSettings,
  probeDurationS,
  RANGES,
  scenarioOf,
} from './load-settings.ts'
import type { FinishedRun, FinishedSearch, Job, LiveSearch, LoadState } from './load-state.ts'
import { type Ground, playRun } from './play-run.ts'
import { measureQueueBound } from './queue-bound.ts'
import { factsOf, type ServiceFacts, sendRequest } from './request-sender.ts'

const RUNS_KEPT = 2
/** A backlog that takes longer than this to be worked off is not waited for. */
const DRAIN_PATIENCE_MS = 20_000
const DRAIN_LOOK_MS = 100

/** In a search: every request of a run was lost, so there is no limit to look for. */
class NobodyAnswersError extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(`every request was lost: ${reason}`)
    this.reason = reason
  }
}

/**
 * The load generator: runs and searches, one at a time. The host and what is under way stay outside the store.
 *
 * @param makeRequest the i-th request, made when it is sent.
 */
export function createLoadStore(
  host: Ground['host'],
  makeRequest: Ground['makeRequest'],
  options: Partial<Ground> & { cpus?: number; takeTurn?: TakeTurn } = {},
) {
  const { clock = pageClock, whenQuiet = pageClock.whenQuiet, visibility = pageVisibility } = options
  const { cpus = navigator.hardwareConcurrency, takeTurn = inTurn } = options
  const ground: Ground = { host, makeRequest, clock, whenQuiet, visibility }
  const store = createStore<LoadState>(() => ({
    settings: DEFAULT_SETTINGS,
    phase: { state: 'idle', after: null },
    runs: [],
    search: null,
  }))
  let cancelling: AbortController | null = null
  let number = 0

  /** Does a job that can be cancelled, once it is known that somebody answers. Null when not, or when a job goes on already. */
  async function exclusively<T>(
    job: Job,
    work: (signal: AbortSignal, facts: ServiceFacts | null) => Promise<T>,
  ): Promise<T | null> {
    if (cancelling) return null
    const controller = new AbortController()
    const { signal } = controller
    cancelling = controller
    let after: LoadState['phase'] = { state: 'idle', after: job }
    try {
      store.setState({ phase: { state: 'asking', job } })
      const onWait = () => store.setState({ phase: { state: 'waiting', job } })
      // Who answers is asked in one's turn, too: what served before the wait may be gone.
      const ask = async () => {
        store.setState({ phase: { state: 'asking', job } })
        const { outcome, body } = await sendRequest(host, makeRequest(0), clock, signal)
        if (signal.aborted) return null
        if (outcome.kind !== 'lost') return work(signal, factsOf(body))
        after = { state: 'failed', reason: outcome.reason }
        return null
      }
      return await takeTurn(ask, { onWait, signal })
    } catch (error) {
      if (signal.aborted) return null
      after = { state: 'failed', reason: error instanceof NobodyAnswersError ? error.reason : String(error) }
      return null
    } finally {
      cancelling = null
      store.setState({ phase: after })
    }
  }

  /** Until no process has a request in its hands: clients that hung up leave their work behind. */
  function drained(signal: AbortSignal): Promise<void> {
    const giveUpMs = clock.nowMs() + DRAIN_PATIENCE_MS
    return new Promise((resolve) => {
      const look = () => {
        const busy = host.processes().some(({ inFlight }) => inFlight > 0)
        if (!busy || signal.aborted || clock.nowMs() >= giveUpMs) resolve()
        else clock.schedule(clock.nowMs() + DRAIN_LOOK_MS, look)
      }
      look()
    })
  }

  return Object.assign(store, {
    /** Numbers are brought into their range. Nothing changes while a job goes on. */
    change(changes: Partial<LoadSettings>): void {
      if (!cancelling) store.setState({ settings: inRange({ ...store.getState().settings, ...changes }) })
    },

    /** Runs the load of the settings. A cancelled run is kept, too. Null when nobody answered or a job goes on already. */
    start(): Promise<FinishedRun | null> {
      const { settings } = store.getState()
      return exclusively('run', async (signal, facts) => {
        const played = await playRun(ground, settings, signal, (live) =>
          store.setState({ phase: { state: 'running', job: 'run', live, search: null } }),
        )
        const name = scenarioOf(settings.method)
        number++
        const scenario = name && scenarioResult(name, played.run)
        const finished: FinishedRun = { ...played, number, settings, facts, cpus, scenario }
        store.setState(({ runs }) => ({ runs: [finished, ...runs].slice(0, RUNS_KEPT) }))
        return finished
      })
    },

    /** Looks for the highest rate that holds the target: open loops with the settings' arrivals and seed. */
    search(): Promise<FinishedSearch | null> {
      const { settings } = store.getState()
      return exclusively('search', async (signal, facts) => {
        const bound = await measureQueueBound(ground, settings, signal)
        let search: LiveSearch = { rateRps: settings.rateRps, heldRps: null, failedRps: null, run: 0 }
        const result = await findLimit({
          startRps: settings.rateRps,
          highestRps: RANGES.rateRps.max,
          resolutionRps: settings.resolutionRps,
          signal,
          onProgress: (progress) => {
            search = { ...progress, run: search.run }
          },
          run: async (rateRps) => {
            search = { ...search, run: search.run + 1 }
            store.setState({ phase: { state: 'draining', job: 'search', search } })
            await drained(signal)
            const probe = {
              ...settings,
              method: 'open',
              rateRps,
              durationS: probeDurationS(rateRps),
            } as const
            const { summary } = await playRun(ground, probe, signal, (live) =>
              store.setState({ phase: { state: 'running', job: 'search', live, search } }),
            )
            const [reason] = summary.losses[0] ?? []
            const { sent, lost } = summary.accounts
            if (reason && lost === sent && !signal.aborted) throw new NobodyAnswersError(reason)
            return summary
          },
        })
        const finished = { ...result, bound, settings, facts, cpus }
        store.setState({ search: finished })
        return finished
      })
    },

    /** Ends what goes on, at once. */
    cancel(): void {
      cancelling?.abort()
    },
  })
}

export type LoadStore = ReturnType<typeof createLoadStore>
