import { askAll, labelsChanged } from '../ask-all.ts'
import { type Figure, measured } from '../figure.ts'
import { type Ground, StartFailedError } from '../ground.ts'
import { changedContract } from '../model-files.ts'
import { SKEW_IDS, SKEWS, type Skew, type SkewSettings } from './skews.ts'

export type SkewRow = {
  skew: Skew
  right: number
  labels: number
  /** Mean probability of the answer given, of the wrong ones too. */
  confidence: number
  /** Whether the golden inputs notice it at the start. */
  caught: boolean
  /** Largest probability of a label that is wrong; 0 where none is. */
  surestError: number
}

export type SkewResult = { pictures: number; right: number; confidence: number; rows: SkewRow[] }

const confidenceOf = (responses: readonly { probability: number }[]) =>
  responses.reduce((sum, { probability }) => sum + probability, 0) / responses.length

/** The untouched service, then each mistake: once with its checks, to see whether it starts, once without, to ask it. */
export async function run(ground: Ground, settings: SkewSettings): Promise<SkewResult> {
  const skews = settings.kind === 'all' ? SKEW_IDS : [settings.skew]
  const total = 1 + 2 * skews.length
  const service = await ground.start()
  const before = await askAll(ground, service)
  service.stop()
  ground.progress({ done: 1, total })
  const pictures = await ground.pictures()

  const rows: SkewRow[] = []
  for (const [index, skew] of skews.entries()) {
    const changedFiles = { 'manifest.json': await changedContract(SKEWS[skew], ground.signal) }
    const caught = await isCaught(ground, changedFiles)
    ground.progress({ done: 2 + 2 * index, total })
    const skewed = await ground.start({
      start: { changedFiles, habits: { unchecked: ['sha256', 'golden'] } },
    })
    const after = await askAll(ground, skewed)
    skewed.stop()
    const wrong = after.responses.filter((answer, i) => answer.index !== pictures[i]?.sample.index)
    rows.push({
      skew,
      right: after.right,
      labels: labelsChanged(before, after),
      confidence: confidenceOf(after.responses),
      caught,
      surestError: Math.max(0, ...wrong.map(({ probability }) => probability)),
    })
    ground.progress({ done: 3 + 2 * index, total })
  }
  return { pictures: pictures.length, right: before.right, confidence: confidenceOf(before.responses), rows }
}

async function isCaught(
  ground: Ground,
  changedFiles: Record<string, Uint8Array<ArrayBuffer>>,
): Promise<boolean> {
  try {
    const service = await ground.start({ start: { changedFiles } })
    service.stop()
    return false
  } catch (error) {
    if (error instanceof StartFailedError && error.failure?.code === 'golden-mismatch') return true
    throw error
  }
}

/** What the prediction is about, or else the mistake that cost the most. */
const subjectOf = ({ rows }: SkewResult) =>
  rows.find(({ skew }) => skew === 'bgr') ??
  rows.reduce((worst, row) => (row.right < worst.right ? row : worst))

/** Below this an accuracy is no other one: two or three of the samples. */
const NOTICEABLE = 0.05

/** Null where red and blue were not swapped in this run: that was the question. */
export function outcomeOf(result: SkewResult): string | null {
  const worst = subjectOf(result)
  if (worst.skew !== 'bgr') return null
  return (result.right - worst.right) / result.pictures >= NOTICEABLE ? 'silent' : 'nothing'
}

export function figuresOf(result: SkewResult): Record<string, Figure> {
  const { pictures, right, confidence } = result
  const worst = subjectOf(result)
  return {
    pictures: measured(pictures, 'count'),
    accuracy: measured(right / pictures, 'share'),
    skewed: measured(worst.right / pictures, 'share'),
    labels: measured(worst.labels, 'count'),
    confidence: measured(confidence, 'share'),
    skewedConfidence: measured(worst.confidence, 'share'),
    surestError: measured(worst.surestError, 'share'),
  }
}
