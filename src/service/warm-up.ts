import { base64ToBytes } from './base64.ts'
import { concatenate } from './concatenate.ts'
import type { Batching, StageFacts } from './contract.ts'
import { messageOf, StartupError } from './failure.ts'
import type { Session } from './forward.ts'
import type { Artifact, Manifest } from './manifest.ts'
import { toTensor } from './preprocess.ts'

const MEASURED_RUNS = 10

/** checksGolden: false only where a habit says so; the difference is found out and told all the same. */
export type WarmUpOptions = { batching?: Batching | undefined; checksGolden?: boolean }

/**
 * Runs the model before anyone waits for it: once cold, timed apart; then all golden inputs, whose answers must be
 * those of PyTorch; then, where several are to go together, one full batch with the same answers; then some runs
 * that are measured.
 *
 * Throws StartupError: golden-mismatch; session-failed when a run fails.
 */
export async function warmUp(
  session: Session,
  manifest: Manifest,
  artifact: Artifact,
  { batching, checksGolden = true }: WarmUpOptions,
): Promise<StageFacts> {
  const { preprocessing, goldenPixels, goldenTolerance } = manifest
  const inputs = goldenPixels.map((pixels) => toTensor(base64ToBytes(pixels), preprocessing))
  const run = (input: Float32Array, count = 1) =>
    session.run(input, [count, 3, preprocessing.size, preprocessing.size]).catch((thrown: unknown) => {
      throw new StartupError('session-failed', messageOf(thrown), artifact.file)
    })
  const [first] = inputs
  if (!first) throw new StartupError('manifest-invalid', 'goldenPixels: none')

  const { forwardMs: coldMs } = await run(first)

  let goldenMaxDifference = 0
  for (const [index, input] of inputs.entries()) {
    const { output } = await run(input)
    goldenMaxDifference = Math.max(
      goldenMaxDifference,
      largestDifference(output, artifact.goldenLogits[index] ?? []),
    )
  }
  const batchSize = batching?.maxBatchSize ?? 1
  if (batchSize > 1) {
    const members = Array.from({ length: batchSize }, (_, index) => index % inputs.length)
    const { output } = await run(concatenate(members.map((index) => inputs[index] ?? first)), batchSize)
    const wanted = members.flatMap((index) => artifact.goldenLogits[index] ?? [])
    goldenMaxDifference = Math.max(goldenMaxDifference, largestDifference(output, wanted))
  }
  if (checksGolden && !(goldenMaxDifference <= goldenTolerance)) {
    const words = `largest difference from the reference outputs ${goldenMaxDifference}, ${goldenTolerance} allowed`
    throw new StartupError('golden-mismatch', words, artifact.file)
  }

  const times: number[] = []
  for (let count = 0; count < MEASURED_RUNS; count++) times.push((await run(first)).forwardMs)
  return { coldMs, warmRuns: MEASURED_RUNS, warmMedianMs: median(times), goldenMaxDifference }
}

/** Infinity for outputs of another length; NaN where an output is NaN. */
export function largestDifference(output: ArrayLike<number>, wanted: readonly number[]): number {
  if (output.length !== wanted.length) return Number.POSITIVE_INFINITY
  return Math.max(0, ...wanted.map((value, index) => Math.abs(value - (output[index] ?? Number.NaN))))
}

/** Mean of the two middle values where there is no middle one. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}
