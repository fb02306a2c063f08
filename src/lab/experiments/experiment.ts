import type { ComponentType } from 'react'
import type { Language } from '#i18n/language.ts'
import type { ExperimentId } from './experiment-ids.ts'
import type { Figure } from './figure.ts'
import type { Ground } from './ground.ts'

/** What is said of an experiment, in one language. */
export type ExperimentTexts = {
  title: string
  /** What is done, in two or three sentences, before anything is predicted. */
  introduction: string
  /** What the learner predicts. */
  question: string
  /** Two to four predictions, by id. Exactly one can come true in a run, or none. */
  options: Readonly<Record<string, string>>
  /** Why this prediction came true or not, for each option, with the learner's own figures as text (see `figures`). */
  why: Readonly<Record<string, (figures: Readonly<Record<string, string>>) => string>>
  /** What to take along, whatever was predicted. */
  lesson: (figures: Readonly<Record<string, string>>) => string
}

/**
 * One experiment: prediction, controls, a run on real services, a result, an explanation. All have this shape; the
 * frame around it (experiment-view.tsx) locks the prediction, runs, cancels, keeps the outcome and exports.
 */
export type Experiment<Settings, Result> = {
  id: ExperimentId
  texts: Readonly<Record<Language, ExperimentTexts>>
  initial: Settings
  /**
   * Does it. Asks real services over HTTP (ground.start) and looks at ground.signal between steps. Rejects in the
   * words of what failed; what it started is ended by the frame, however it ends. There is none where an Instrument
   * is operated by hand.
   */
  run?: (ground: Ground, settings: Settings) => Promise<Result>
  /** Times decide it: a run during which the page was hidden, where browsers slow the timers, counts for nothing. */
  isTimed?: true
  /** The option that came true; null when the figures decide for none. */
  outcome(result: Result): string | null
  /** At most eight figures by name, for the explanation, the claim in the lesson, the record and the export. */
  figures(result: Result): Readonly<Record<string, Figure>>
  /** Choices before a run, and again after it. */
  Controls?: ComponentType<ControlsProps<Settings>>
  /** What came out, with charts and tables. */
  Result: ComponentType<{ result: Result; settings: Settings }>
  /**
   * An instrument of its own instead of the run button, for what is done by hand (a notebook). It calls `perform` with
   * what is to be done on a fresh ground; the result is treated like that of a run.
   */
  Instrument?: ComponentType<InstrumentProps<Result>>
}

export type ControlsProps<Settings> = {
  settings: Settings
  onChange: (settings: Settings) => void
  /** While it runs. */
  disabled: boolean
}

export type InstrumentProps<Result> = {
  /** Opens a ground for as long as the instrument is shown; the same one until it is disposed of. */
  ground: Ground
  onResult: (result: Result) => void
}
