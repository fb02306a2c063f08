import type { ArtifactId, PredictResponse } from '#service/contract.ts'
import { type Figure, measured } from '../figure.ts'
import type { WebGpu } from './webgpu-adapter.ts'

export const ARTIFACTS = ['raw', 'fp32', 'int8', 'tiny'] as const satisfies readonly ArtifactId[]

/** One artefact on WASM, asked for all pictures. Times in milliseconds. */
export type ArtifactRow = {
  artifact: ArtifactId
  nodes: number
  /** Nodes of each kind. */
  operators: Readonly<Record<string, number>>
  bytes: number
  /** Of the model's file and the runtime's, side by side. */
  fetchMs: number
  /** Of the model's file; the runtime's is told apart. */
  fromCache: boolean
  runtimeFromCache: boolean
  loadMs: number
  /** First forward pass of the new session; median of those that served. */
  coldMs: number
  forwardMs: number
  right: number
  /** Same label as the raw export, in pictures. */
  agree: number
  /** See largestDifference, against the raw export. */
  largestDifference: number
}

/** The int8 artefact on the graphics card; labels and difference against the same file on WASM. */
export type GpuRow = Pick<ArtifactRow, 'coldMs' | 'forwardMs' | 'agree' | 'largestDifference'>

export type ConversionResult = {
  pictures: number
  /** In the order of ARTIFACTS. */
  rows: readonly ArtifactRow[]
  /** What came out, or in whose words it failed; null where the graphics card was not tried. */
  onGpu: { row: GpuRow } | { words: string } | null
  webGpu: WebGpu
  /** Version of ONNX Runtime Web. */
  runtimeVersion: string
}

/** Probabilities below this are rounding. */
const TINY = 1e-6

type Probabilities = Pick<PredictResponse, 'probabilities'>

/**
 * Largest difference of a log-probability: that of the logits, but for one constant in each picture, which softmax
 * takes away. What is next to nothing counts as the same next to nothing.
 */
export function largestDifference(before: readonly Probabilities[], after: readonly Probabilities[]): number {
  let largest = 0
  for (const [i, { probabilities }] of after.entries()) {
    for (const [index, probability] of probabilities.entries()) {
      const was = Math.max(before[i]?.probabilities[index] ?? 0, TINY)
      largest = Math.max(largest, Math.abs(Math.log(Math.max(probability, TINY)) - Math.log(was)))
    }
  }
  return largest
}

export const artifactIn = ({ rows }: Pick<ConversionResult, 'rows'>, artifact: ArtifactId) =>
  rows.find((row) => row.artifact === artifact)

/** Of all pictures; one or two may lie on the border between two classes. */
const ALMOST_ALL = 0.95
/** So many times the speed is felt. Up to the other, it is the noise of a device that does other things, too. */
const FASTER = 1.3
const NOISE = 1.2

/** What the compressed artefact kept of the raw export, and what it gained; null between noise and speed. */
export function outcomeOf(result: ConversionResult): string | null {
  const [raw, int8] = [artifactIn(result, 'raw'), artifactIn(result, 'int8')]
  if (!raw || !int8) return null
  if (int8.agree / result.pictures < ALMOST_ALL) return 'worse'
  const timesAsFast = raw.forwardMs / int8.forwardMs
  if (timesAsFast >= FASTER) return 'faster'
  return timesAsFast <= NOISE ? 'smaller' : null
}

/** Kinds of operators of the given rows, those that differ between them first, else by name. */
export function operatorKinds(rows: readonly Pick<ArtifactRow, 'operators'>[]): string[] {
  const kinds = [...new Set(rows.flatMap(({ operators }) => Object.keys(operators)))].sort()
  const differs = (kind: string) => new Set(rows.map(({ operators }) => operators[kind] ?? 0)).size > 1
  return [...kinds.filter(differs), ...kinds.filter((kind) => !differs(kind))]
}

export function figuresOf(result: ConversionResult): Record<string, Figure> {
  const { pictures } = result
  const [raw, fp32, int8, tiny] = ARTIFACTS.map((artifact) => artifactIn(result, artifact))
  return {
    rawBytes: measured(raw?.bytes ?? 0, 'bytes'),
    int8Bytes: measured(int8?.bytes ?? 0, 'bytes'),
    agree: measured((int8?.agree ?? 0) / pictures, 'share'),
    rawForward: measured(raw?.forwardMs ?? 0, 'ms'),
    int8Forward: measured(int8?.forwardMs ?? 0, 'ms'),
    rawNodes: measured(raw?.nodes ?? 0, 'count'),
    fp32Nodes: measured(fp32?.nodes ?? 0, 'count'),
    tinyAccuracy: measured((tiny?.right ?? 0) / pictures, 'share'),
  }
}
