import type { ExperimentId } from './experiment-ids.ts'
import type { Figure } from './figure.ts'

export type Confidence = 'low' | 'medium' | 'high'

/** What the learner said would happen, locked before the run. Time in milliseconds since 1970. */
export type Prediction = { optionId: string; confidence: Confidence; at: number }

/** What happened. */
export type Outcome = {
  /** The option that came true, or null when the figures decide for none. */
  optionId: string | null
  /** The figures that the explanation cites, by the experiment's own names. */
  figures: Readonly<Record<string, Figure>>
  at: number
}

/** One experiment in the learner's record: the prediction that stands, and the last run after it. */
export type JournalEntry = { prediction: Prediction | null; outcome: Outcome | null }

/** The learner's record, as far as experiments read and write it. The app keeps it; a test keeps one in memory. */
export type Journal = {
  /** The same object until something of this experiment changes. */
  entry(id: ExperimentId): JournalEntry
  subscribe(listener: () => void): () => void
  /** Locks a prediction. An earlier one stays in the record; its outcome is no longer that of the one that stands. */
  predict(id: ExperimentId, prediction: Omit<Prediction, 'at'>): void
  keep(id: ExperimentId, outcome: Omit<Outcome, 'at'>): void
}
