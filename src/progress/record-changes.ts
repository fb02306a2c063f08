import {
  type Attempt,
  EMPTY_ANSWERS,
  EMPTY_EXPERIMENT,
  EMPTY_STEP,
  type ExperimentRecord,
  type LatencyMeasurement,
  LIMITS,
  type Preferences,
  type ProgressRecord,
  type QuestionAnswers,
  type StepAnswers,
} from './record.ts'

/** A change of the record: pure, gives a new one. `at` is when it happens, in milliseconds since 1970. */
export type RecordChange = (record: ProgressRecord, at: number) => ProgressRecord

export function answer(questionId: string, attempt: Omit<Attempt, 'at'>): RecordChange {
  return changeAnswers(questionId, (before, at) => ({
    ...before,
    attempts: [...before.attempts, { ...attempt, at }].slice(-LIMITS.attempts),
    order: attempt.order,
    retrying: false,
    at,
  }))
}

/** Opens a question again with its options in a new order. */
export function retry(questionId: string, order: string[]): RecordChange {
  return changeAnswers(questionId, (before, at) => ({ ...before, order, retrying: true, at }))
}

/** Keeps what is being written, up to the bound. */
export function writeDraft(stepId: string, text: string): RecordChange {
  return changeStep(stepId, (before, at) => ({ ...before, draft: text.slice(0, LIMITS.answerChars), at }))
}

/** Locks the draft. It can be read from then on, and no longer be changed. */
export function commit(stepId: string): RecordChange {
  return changeStep(stepId, (before, at) => ({
    ...before,
    commits: [...before.commits, { text: before.draft.trim(), at }].slice(-LIMITS.commits),
    rewriting: false,
    checks: [],
    at,
  }))
}

/** Starts a new answer from the last locked one, which stays in the history. */
export function rewrite(stepId: string): RecordChange {
  return changeStep(stepId, (before, at) => ({
    ...before,
    draft: before.commits.at(-1)?.text ?? before.draft,
    rewriting: true,
    at,
  }))
}

/** Back to the last locked answer; the draft is dropped. */
export function keepLocked(stepId: string): RecordChange {
  return changeStep(stepId, (before, at) => ({ ...before, rewriting: false, at }))
}

export function check(stepId: string, pointId: string, checked: boolean): RecordChange {
  return changeStep(stepId, (before, at) => {
    const others = before.checks.filter((id) => id !== pointId)
    return { ...before, checks: checked ? [...others, pointId].slice(-LIMITS.options) : others, at }
  })
}

export function measure(latency: Omit<LatencyMeasurement, 'at'>): RecordChange {
  return (record, at) => ({
    ...record,
    measurements: { ...record.measurements, latency: { ...latency, at } },
  })
}

/** Locks what the learner says will happen in an experiment. */
export function predict(
  experimentId: string,
  prediction: Omit<ExperimentRecord['predictions'][number], 'at'>,
): RecordChange {
  return changeExperiment(experimentId, (before, at) => ({
    ...before,
    predictions: [...before.predictions, { ...prediction, at }].slice(-LIMITS.attempts),
  }))
}

/** Writes down what happened in it. */
export function observe(
  experimentId: string,
  outcome: Omit<ExperimentRecord['outcomes'][number], 'at'>,
): RecordChange {
  return changeExperiment(experimentId, (before, at) => ({
    ...before,
    outcomes: [...before.outcomes, { ...outcome, at }].slice(-LIMITS.outcomes),
  }))
}

export function prefer(preferences: Preferences): RecordChange {
  return (record, at) => ({ ...record, preferences: { ...record.preferences, ...preferences, at } })
}

function changeAnswers(
  id: string,
  change: (before: QuestionAnswers, at: number) => QuestionAnswers,
): RecordChange {
  return (record, at) => ({
    ...record,
    answers: { ...record.answers, [id]: change(record.answers[id] ?? EMPTY_ANSWERS, at) },
  })
}

function changeExperiment(
  id: string,
  change: (before: ExperimentRecord, at: number) => ExperimentRecord,
): RecordChange {
  return (record, at) => ({
    ...record,
    experiments: { ...record.experiments, [id]: change(record.experiments[id] ?? EMPTY_EXPERIMENT, at) },
  })
}

function changeStep(id: string, change: (before: StepAnswers, at: number) => StepAnswers): RecordChange {
  return (record, at) => ({
    ...record,
    challenge: { ...record.challenge, [id]: change(record.challenge[id] ?? EMPTY_STEP, at) },
  })
}
