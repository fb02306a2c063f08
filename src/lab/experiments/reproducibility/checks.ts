import type { FailureCode, Habits, ModelResponse, StartOptions } from '#service/contract.ts'
import { type ExperimentService, type Ground, StartFailedError } from '../ground.ts'

/**
 * In the order in which they come. size, sha256: the model file against the manifest. golden: logits of known inputs
 * against the manifest. lock: what GET /model says against what was written down of the untouched service.
 */
export const CHECKS = ['size', 'sha256', 'golden', 'lock'] as const
export type CheckId = (typeof CHECKS)[number]

/** unreached: an earlier check had stopped the start, or the service never came so far. */
export type Verdict = 'caught' | 'passed' | 'unreached'
export type Verdicts = Record<CheckId, Verdict>

/** A start that was refused, in the service's own words. */
export type Refusal = { code: string; words: string }

/** What a deployment writes down of what it wants to run. */
export type Lock = Pick<ModelResponse, 'version' | 'runtimeVersion' | 'preprocessing'> & { sha256: string }

type Unchecked = NonNullable<Habits['unchecked']>

/** Which check a refusal is of, and what has to be left out to come past it. */
const REFUSALS: Readonly<Record<string, { check: CheckId; before: CheckId[]; leaveOut: Unchecked }>> = {
  'size-mismatch': { check: 'size', before: [], leaveOut: ['sha256'] },
  'hash-mismatch': { check: 'sha256', before: ['size'], leaveOut: ['sha256'] },
  'golden-mismatch': { check: 'golden', before: ['size', 'sha256'], leaveOut: ['sha256', 'golden'] },
}

/** Refusals that are about the changed files too, and that no habit comes past. All others are of the device. */
const BEYOND_CHECKS: readonly FailureCode[] = [
  'wrong-content',
  'manifest-invalid',
  'onnx-unreadable',
  'interface-mismatch',
  'session-failed',
]

export type Trial = { verdicts: Verdicts; refusals: Refusal[]; service: ExperimentService | null }

/**
 * Starts a service with changed files, first with all checks; each time one of them refuses, once more without it,
 * until the service is ready or cannot read the files at all. A check that was left out says nothing.
 * Rejects with StartFailedError where it is not the files that kept it from starting (network, memory, ...).
 */
export async function startPastChecks(
  ground: Ground,
  changedFiles: NonNullable<StartOptions['changedFiles']>,
): Promise<Trial> {
  const verdicts: Verdicts = {
    size: 'unreached',
    sha256: 'unreached',
    golden: 'unreached',
    lock: 'unreached',
  }
  const refusals: Refusal[] = []
  let unchecked: Unchecked = []
  for (;;) {
    try {
      const service = await ground.start({ start: { changedFiles, habits: { unchecked } } })
      if (!unchecked.includes('sha256')) Object.assign(verdicts, { size: 'passed', sha256: 'passed' })
      if (!unchecked.includes('golden')) verdicts.golden = 'passed'
      return { verdicts, refusals, service }
    } catch (error) {
      if (!(error instanceof StartFailedError) || !error.failure) throw error
      const { code, runtimeMessage } = error.failure
      refusals.push({ code, words: runtimeMessage })
      const refusal = REFUSALS[code]
      if (BEYOND_CHECKS.includes(code)) return { verdicts, refusals, service: null }
      if (!refusal || unchecked.length >= refusal.leaveOut.length) throw error
      verdicts[refusal.check] = 'caught'
      if (unchecked.length === 0) for (const check of refusal.before) verdicts[check] = 'passed'
      unchecked = refusal.leaveOut
    }
  }
}

/** Of a service that runs, in its own words. Throws Error when it is not answered. */
export async function lockOf(service: ExperimentService): Promise<Lock> {
  const answer = await service.fetch('/model')
  if (answer.status !== 200) throw new Error(`GET /model: HTTP ${answer.status}`)
  const { version, runtimeVersion, preprocessing, artifact } = (await answer.json()) as ModelResponse
  return { version, runtimeVersion, preprocessing, sha256: artifact.sha256 }
}

/** Fields in which a service says of itself something else than was written down, with both values. */
export function differences(lock: Lock, found: Lock): string[] {
  const [wanted, there] = [fieldsOf(lock), fieldsOf(found)]
  return [...wanted]
    .filter(([field, value]) => there.get(field) !== value)
    .map(([field, value]) => `${field}: ${value} expected, ${there.get(field)} found`)
}

/** Each field of the lock, those of the preprocessing contract one by one, as JSON. */
function fieldsOf({ preprocessing, ...rest }: Lock): Map<string, string> {
  const fields = [
    ...Object.entries(rest),
    ...Object.entries(preprocessing).map(([name, value]) => [`preprocessing.${name}`, value] as const),
  ]
  return new Map(fields.map(([name, value]) => [name, JSON.stringify(value)]))
}
