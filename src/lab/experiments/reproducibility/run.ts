import { type Answers, answersDiffering, askAll, labelsChanged } from '../ask-all.ts'
import { type Figure, measured } from '../figure.ts'
import type { Ground } from '../ground.ts'
import { CHANGES, type Change, changedFiles } from './changes.ts'
import { differences, type Lock, lockOf, type Refusal, startPastChecks, type Verdicts } from './checks.ts'

/** Answers compared with those of the untouched service. largestShift: of a probability, 0 to 1. */
export type Comparison = { labels: number; right: number; largestShift: number; differing: number }

export type ChangeRow = {
  verdicts: Verdicts
  refusals: Refusal[]
  /** Where the lock was compared: the fields that differ. */
  lockWords: string[]
  /** As answered when every check that refuses is left out; null where it never starts. */
  answers: Comparison | null
}

export type ReproducibilityResult = {
  pictures: number
  right: number
  /** The untouched service, started anew and asked again. */
  repeated: Comparison
  rows: Record<Change, ChangeRow>
}

const STEPS = 2 + CHANGES.length

/** Starts the service untouched, twice; then with each change, until it is past all checks, and asks it all pictures. */
export async function run(ground: Ground, _settings: null): Promise<ReproducibilityResult> {
  let done = 0
  const step = () => ground.progress({ done: ++done, total: STEPS })
  const files = await changedFiles(ground.signal)
  const untouched = async () => {
    const service = await ground.start()
    const asked = { lock: await lockOf(service), answers: await askAll(ground, service) }
    service.stop()
    step()
    return asked
  }
  const { lock, answers } = await untouched()
  const repeated = compare(answers, (await untouched()).answers)

  const rows: Partial<Record<Change, ChangeRow>> = {}
  for (const change of CHANGES) {
    rows[change] = await rowOf(ground, files[change], lock, answers)
    step()
  }
  return {
    pictures: answers.responses.length,
    right: answers.right,
    repeated,
    rows: rows as Record<Change, ChangeRow>,
  }
}

async function rowOf(
  ground: Ground,
  files: Parameters<typeof startPastChecks>[1],
  lock: Lock,
  before: Answers,
): Promise<ChangeRow> {
  const { verdicts, refusals, service } = await startPastChecks(ground, files)
  if (!service) return { verdicts, refusals, lockWords: [], answers: null }
  const lockWords = differences(lock, await lockOf(service))
  const answers = compare(before, await askAll(ground, service))
  service.stop()
  return {
    verdicts: { ...verdicts, lock: lockWords.length > 0 ? 'caught' : 'passed' },
    refusals,
    lockWords,
    answers,
  }
}

/** differing: answers that are not the same text, times left out. */
export function compare(before: Answers, after: Answers): Comparison {
  let largestShift = 0
  for (const [i, answer] of after.responses.entries()) {
    const was = before.responses[i]
    for (const [index, probability] of answer.probabilities.entries()) {
      largestShift = Math.max(largestShift, Math.abs(probability - (was?.probabilities[index] ?? 0)))
    }
  }
  return {
    labels: labelsChanged(before, after),
    right: after.right,
    largestShift,
    differing: answersDiffering(before, after),
  }
}

/** What the flipped bits did to the labels when nobody checked. */
export function outcomeOf({ rows }: ReproducibilityResult): string {
  const bits = [rows.lowBit, rows.signBit, rows.highBit].map(({ answers }) => answers)
  const labels = bits.filter((answers) => answers !== null).map((answers) => answers.labels)
  if (labels.length < bits.length) return 'stops'
  if (labels.every((count) => count === 0)) return 'unseen'
  return labels.every((count) => count > 0) ? 'changed' : 'depends'
}

/** Changes that one of the service's own checks refused before anything was answered. */
export const refusedBeforehand = ({ rows }: ReproducibilityResult): number =>
  CHANGES.filter((change) => rows[change].refusals.length > 0).length

export function figuresOf(result: ReproducibilityResult): Record<string, Figure> {
  const { rows, pictures, right, repeated } = result
  const { lowBit, highBit, constant } = rows
  return {
    ...(highBit.answers && { labelsChanged: measured(highBit.answers.labels, 'count') }),
    ...(lowBit.answers && { lowBitLabels: measured(lowBit.answers.labels, 'count') }),
    pictures: measured(pictures, 'count'),
    accuracy: measured(right / pictures, 'share'),
    differing: measured(repeated.differing, 'count'),
    refused: measured(refusedBeforehand(result), 'count'),
    changes: measured(CHANGES.length, 'count'),
    ...(constant.answers && { constantAccuracy: measured(constant.answers.right / pictures, 'share') }),
  }
}
