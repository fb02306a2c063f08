import type { ExperimentId } from '#lab/experiments/experiment-ids.ts'
import type { Journal, JournalEntry } from '#lab/experiments/journal.ts'
import type { ExperimentRecord } from '#progress/record.ts'
import { observe, predict } from '#progress/record-changes.ts'
import type { Progress } from '#progress/store.ts'

const NOTHING: JournalEntry = { prediction: null, outcome: null }

/** The learner's record as the experiments see it. */
export function createJournal(progress: Progress): Journal {
  const entries = new Map<ExperimentId, { record: ExperimentRecord; entry: JournalEntry }>()
  return {
    entry(id) {
      const record = progress.store.getState().record.experiments[id]
      if (!record) return NOTHING
      const known = entries.get(id)
      if (known?.record === record) return known.entry
      const entry = standing(record)
      entries.set(id, { record, entry })
      return entry
    },
    subscribe: (listener) => progress.store.subscribe(listener),
    predict: (id, prediction) => progress.change(predict(id, prediction)),
    keep: (id, { optionId, figures }) => progress.change(observe(id, { optionId, figures: { ...figures } })),
  }
}

/** The last prediction, and the last outcome after it. */
function standing({ predictions, outcomes }: ExperimentRecord): JournalEntry {
  const prediction = predictions.at(-1) ?? null
  const outcome = outcomes.findLast(({ at }) => at >= (prediction?.at ?? 0)) ?? null
  return { prediction, outcome }
}
