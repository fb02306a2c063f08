import { createStore } from 'zustand/vanilla'
import { inTurn, type TakeTurn } from '../measuring-turn.ts'
import { type PageVisibility, pageVisibility } from '../page-visibility.ts'
import type { Experiment } from './experiment.ts'
import { type Ground, openGround, type Progress, StartFailedError } from './ground.ts'
import type { Journal } from './journal.ts'

/** Cancelled runs lead back to idle; a failed one keeps the words of what failed. unseen: see Experiment.isTimed. */
export type RunState =
  | { state: 'idle'; cancelled: boolean }
  /** waits: for its turn, another measurement goes on. */
  | { state: 'running'; progress: Progress | null; waits?: true }
  | { state: 'failed'; reason: string }
  | { state: 'unseen' }

export type ExperimentState<Settings, Result> = {
  settings: Settings
  run: RunState
  /** Of the last run that came to its end, with the settings that it had. */
  last: { result: Result; settings: Settings } | null
}

export type ExperimentStore<S, R> = ReturnType<typeof createExperimentStore<S, R>>

/** One experiment as it is operated: settings, the run that goes on, the last result. Live objects stay outside. */
export function createExperimentStore<Settings, Result>(
  experiment: Experiment<Settings, Result>,
  journal: Journal,
  open: typeof openGround = openGround,
  visibility: PageVisibility = pageVisibility,
  takeTurn: TakeTurn = inTurn,
) {
  const store = createStore<ExperimentState<Settings, Result>>(() => ({
    settings: experiment.initial,
    run: { state: 'idle', cancelled: false },
    last: null,
  }))
  let running: { dispose: () => void } | null = null

  const keep = (result: Result, settings: Settings) => {
    store.setState({ last: { result, settings } })
    journal.keep(experiment.id, {
      optionId: experiment.outcome(result),
      figures: experiment.figures(result),
    })
  }

  async function run(): Promise<void> {
    if (running || !experiment.run) return
    const { settings } = store.getState()
    const opened = open((progress) => {
      if (running === opened) store.setState({ run: { state: 'running', progress } })
    })
    running = opened
    store.setState({ run: { state: 'running', progress: null } })
    let after: RunState = { state: 'idle', cancelled: false }
    let unseen = false
    const measure = async () => {
      // Only what is measured has to be seen, not the wait for it.
      unseen = visibility.isHidden()
      if (running === opened) store.setState({ run: { state: 'running', progress: null } })
      const run = experiment.run?.(opened.ground, settings) as Promise<Result>
      // A cancelled run gives its turn back at once, whatever it still waits for.
      return Promise.race([run, whenAborted(opened.ground.signal)])
    }
    const unsubscribe = visibility.subscribe(() => {
      unseen ||= visibility.isHidden()
    })
    try {
      const { signal } = opened.ground
      const onWait = () => {
        if (running === opened) store.setState({ run: { state: 'running', progress: null, waits: true } })
      }
      // What counts milliseconds is measured alone.
      const result = await (experiment.isTimed ? takeTurn(measure, { onWait, signal }) : measure())
      if (opened.ground.signal.aborted) after = { state: 'idle', cancelled: true }
      else if (experiment.isTimed && unseen) after = { state: 'unseen' }
      else keep(result, settings)
    } catch (error) {
      after = opened.ground.signal.aborted
        ? { state: 'idle', cancelled: true }
        : { state: 'failed', reason: error instanceof StartFailedError ? error.message : String(error) }
    } finally {
      unsubscribe()
      opened.dispose()
      // A cancelled run may come to its end after the next one was started.
      if (running === opened) {
        running = null
        store.setState({ run: after })
      }
    }
  }

  return Object.assign(store, {
    run,
    /** Ends what goes on, at once. */
    cancel(): void {
      if (!running) return
      running.dispose()
      running = null
      store.setState({ run: { state: 'idle', cancelled: true } })
    },
    /** Settings of the next run; those of a run that goes on stay. */
    change(settings: Settings): void {
      store.setState({ settings })
    },
    /** The result belongs to an earlier prediction. */
    forget(): void {
      store.setState({ last: null, run: { state: 'idle', cancelled: false } })
    },
    /** The result of an instrument. */
    keep(result: Result): void {
      keep(result, store.getState().settings)
    },
    /** The ground of an instrument, until disposed of. */
    openGround: (): { ground: Ground; dispose: () => void } => open(() => {}),
  })
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
