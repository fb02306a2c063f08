import {
  type ExperimentRecord,
  LIMITS,
  type ProgressRecord,
  type QuestionAnswers,
  type StepAnswers,
} from './record.ts'

/**
 * Two records of the same learner, from two tabs or two devices, as one. What happened is united (attempts, locked
 * answers); of what can only have one value, the later one stays. The order of the two does not matter, and merging
 * the same record again changes nothing.
 */
export function mergeRecords(one: ProgressRecord, other: ProgressRecord): ProgressRecord {
  const latency = laterOf(one.measurements.latency, other.measurements.latency)
  return {
    version: one.version,
    answers: mergeById(one.answers, other.answers, mergeAnswers),
    challenge: mergeById(one.challenge, other.challenge, mergeStep),
    experiments: mergeById(one.experiments, other.experiments, mergeExperiment),
    measurements: latency ? { latency } : {},
    preferences: laterOf(one.preferences, other.preferences),
  }
}

function mergeAnswers(one: QuestionAnswers, other: QuestionAnswers): QuestionAnswers {
  const { attempts: mine, ...myState } = one
  const { attempts: theirs, ...theirState } = other
  return { ...laterOf(myState, theirState), attempts: unite(mine, theirs, LIMITS.attempts) }
}

function mergeStep(one: StepAnswers, other: StepAnswers): StepAnswers {
  const { commits: mine, ...myState } = one
  const { commits: theirs, ...theirState } = other
  return { ...laterOf(myState, theirState), commits: unite(mine, theirs, LIMITS.commits) }
}

function mergeExperiment(one: ExperimentRecord, other: ExperimentRecord): ExperimentRecord {
  return {
    predictions: unite(one.predictions, other.predictions, LIMITS.attempts),
    outcomes: unite(one.outcomes, other.outcomes, LIMITS.outcomes),
  }
}

function mergeById<T>(one: Record<string, T>, other: Record<string, T>, merge: (a: T, b: T) => T) {
  const merged: Record<string, T> = { ...one }
  for (const [id, theirs] of Object.entries(other)) {
    const mine = one[id]
    merged[id] = mine === undefined ? theirs : merge(mine, theirs)
  }
  return merged
}

/** The later of two; of two from the same moment, the same one whichever comes first. */
function laterOf<T extends { at: number } | undefined>(one: T, other: T): T {
  if (one === undefined) return other
  if (other === undefined) return one
  if (one.at !== other.at) return one.at > other.at ? one : other
  return contentOf(one) >= contentOf(other) ? one : other
}

/** Each event once, oldest first; of too many, the newest. */
function unite<T extends { at: number }>(one: readonly T[], other: readonly T[], limit: number): T[] {
  const byContent = new Map([...one, ...other].map((event) => [contentOf(event), event]))
  return [...byContent.entries()]
    .sort(([contentA, a], [contentB, b]) => a.at - b.at || (contentA < contentB ? -1 : 1))
    .map(([, event]) => event)
    .slice(-limit)
}

/** Equal for equal content, whatever the order of keys: a record that was stored and read has another order. */
function contentOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
