import type { ArtifactId, StageFacts, StartupEvent } from '#service/contract.ts'
import { percentile } from '#traffic/percentile.ts'
import { type Answers, askAll, labelsChanged } from '../ask-all.ts'
import { type Figure, measured } from '../figure.ts'
import type { Ground } from '../ground.ts'

export const ARTIFACTS = ['raw', 'fp32', 'int8', 'tiny'] as const satisfies readonly ArtifactId[]

export type ArtifactRow = {
  artifact: ArtifactId
  nodes: number
  bytes: number
  fetchMs: number
  fromCache: boolean
  loadMs: number
  /** First forward pass of a new session; median of those that served. */
  coldMs: number
  forwardMs: number
  right: number
  /** Same label as the raw export, in pictures. */
  agree: number
  /** Largest difference of a log-probability from the raw export: the logits up to a constant for each picture. */
  largestDifference: number
}

export type ConversionResult = { pictures: number; rows: ArtifactRow[]; hasAdapter: boolean; runtime: string }

/** Starts each artefact in turn and sends it all samples. */
export async function run(ground: Ground, _settings: null): Promise<ConversionResult> {
  const rows: ArtifactRow[] = []
  let reference: Answers | null = null
  let runtime = ''
  for (const [index, artifact] of ARTIFACTS.entries()) {
    const service = await ground.start({ start: { artifact } })
    const facts = factsOf(service.startup)
    const answers = await askAll(ground, service)
    service.stop()
    reference ??= answers
    runtime = facts.runtimeVersion ?? runtime
    const forward = answers.responses.map(({ timing_ms }) => timing_ms.forward).sort((a, b) => a - b)
    rows.push({
      artifact,
      nodes: facts.nodes ?? 0,
      bytes: facts.bytes ?? 0,
      fetchMs: msOf(service.startup, 'fetch'),
      fromCache: facts.fromCache === true,
      loadMs: msOf(service.startup, 'load'),
      coldMs: facts.coldMs ?? 0,
      forwardMs: percentile(forward, 50),
      right: answers.right,
      agree: answers.responses.length - labelsChanged(reference, answers),
      largestDifference: largestDifference(reference, answers),
    })
    ground.progress({ done: index + 1, total: ARTIFACTS.length })
  }
  return { pictures: reference?.responses.length ?? 0, rows, hasAdapter: await hasAdapter(), runtime }
}

type Done = Extract<StartupEvent, { kind: 'stage'; state: 'done' }>
const isDone = (event: StartupEvent): event is Done => event.kind === 'stage' && event.state === 'done'

function factsOf(events: readonly StartupEvent[]): StageFacts {
  return Object.assign({}, ...events.filter(isDone).map(({ facts }) => facts))
}

function msOf(events: readonly StartupEvent[], stage: Done['stage']): number {
  return events.filter(isDone).find((event) => event.stage === stage)?.ms ?? 0
}

/** Probabilities below this are rounding. */
const TINY = 1e-6

function largestDifference(before: Answers, after: Answers): number {
  let largest = 0
  for (const [i, { probabilities }] of after.responses.entries()) {
    for (const [index, probability] of probabilities.entries()) {
      const was = before.responses[i]?.probabilities[index] ?? 0
      if (Math.min(was, probability) < TINY) continue
      largest = Math.max(largest, Math.abs(Math.log(probability) - Math.log(was)))
    }
  }
  return largest
}

type Gpu = { requestAdapter(): Promise<object | null> }

/** Whether this device would have a graphics card for the same file. */
async function hasAdapter(): Promise<boolean> {
  const { gpu } = navigator as Navigator & { gpu?: Gpu }
  return Boolean(await gpu?.requestAdapter().catch(() => null))
}

const rowOf = ({ rows }: ConversionResult, artifact: ArtifactId) =>
  rows.find((row) => row.artifact === artifact)
/** Of all pictures; one or two may lie on the border between two classes. */
const ALMOST_ALL = 0.95

/** What the compressed artefact kept of the raw export. */
export function outcomeOf(result: ConversionResult): string | null {
  const [raw, int8] = [rowOf(result, 'raw'), rowOf(result, 'int8')]
  if (!raw || !int8 || int8.bytes > raw.bytes / 2) return null
  return int8.agree / result.pictures >= ALMOST_ALL ? 'smaller' : 'worse'
}

export function figuresOf(result: ConversionResult): Record<string, Figure> {
  const { pictures } = result
  const [raw, fp32, int8, tiny] = ARTIFACTS.map((artifact) => rowOf(result, artifact))
  return {
    rawBytes: measured(raw?.bytes ?? 0, 'bytes'),
    int8Bytes: measured(int8?.bytes ?? 0, 'bytes'),
    rawNodes: measured(raw?.nodes ?? 0, 'count'),
    fp32Nodes: measured(fp32?.nodes ?? 0, 'count'),
    agree: measured((int8?.agree ?? 0) / pictures, 'share'),
    rawForward: measured(raw?.forwardMs ?? 0, 'ms'),
    int8Forward: measured(int8?.forwardMs ?? 0, 'ms'),
    tinyAccuracy: measured((tiny?.right ?? 0) / pictures, 'share'),
    accuracy: measured((int8?.right ?? 0) / pictures, 'share'),
  }
}
