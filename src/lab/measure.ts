import type { ArtifactId, PredictResponse, ProviderName } from '#service/contract.ts'
import { percentile, requestsNeeded } from '#traffic/percentile.ts'
import type { Reply } from './deployment.ts'
import type { RequestCount, Verdict } from './deployment-store.ts'
import type { LabelledPicture } from './predict/samples.ts'

export type Measuring = {
  /** folded: leave the access line out of the view, there are enough of its kind. */
  ask: (picture: LabelledPicture, folded: boolean) => Promise<Reply>
  onProgress: (requests: RequestCount) => void
  /** False when the run was cancelled or the service replaced. */
  isCurrent: () => boolean
}

/** A cold request, then enough for a p99 with none over the bound; slow devices stop earlier and get no p99. */
const REQUESTS_MAX = 1 + requestsNeeded(99)
const PATIENCE_MS = 12_000
const ACCESS_LINES_SHOWN = 3
/** More requests without an answer than this, and there is nothing to measure. */
const LOST_MAX = 5
/** The store is told every so many requests: the page has better things to do than draw each. */
const PROGRESS_EVERY = 10

/**
 * One client asks for one picture after the other, over and over, and times each round trip. Every picture is asked
 * for at least once. Returns null when the run was cancelled; throws Error when a request is not answered with 200.
 */
export async function measure(
  pictures: readonly LabelledPicture[],
  artifact: ArtifactId,
  provider: ProviderName,
  { ask, onProgress, isCurrent }: Measuring,
): Promise<Verdict | null> {
  const answers: { response: PredictResponse; roundTripMs: number }[] = []
  let right = 0
  let lost = 0
  const started = performance.now()
  for (let i = 0; i < REQUESTS_MAX; i++) {
    const late = performance.now() - started > PATIENCE_MS
    if (late && i >= pictures.length) break
    const picture = pictures[i % pictures.length]
    if (!picture) return null
    const reply = await ask(picture, i >= ACCESS_LINES_SHOWN)
    if (!isCurrent()) return null
    // A worker died with the request in its hands; the service goes on, and so does this.
    if (reply.kind === 'lost' && lost < LOST_MAX) {
      lost++
      continue
    }
    if (reply.kind !== 'answered')
      throw new Error(reply.kind === 'lost' ? reply.reason : `HTTP ${reply.status}: ${reply.detail}`)
    answers.push(reply)
    if (i < pictures.length && reply.response.index === picture.sample.index) right++
    if (i % PROGRESS_EVERY === 0) onProgress({ done: i + 1, total: REQUESTS_MAX })
  }
  const first = answers[0]
  if (!first || answers.length < 2) return null
  // The first request is shown apart and is not among the warm ones.
  const warm = answers.slice(1)
  const sorted = warm.map((answer) => answer.roundTripMs).sort((a, b) => a - b)
  const median = (pick: (answer: (typeof warm)[number]) => number) =>
    percentile(
      warm.map(pick).sort((a, b) => a - b),
      50,
    )
  return {
    n: warm.length,
    p50Ms: percentile(sorted, 50),
    p95Ms: percentile(sorted, 95),
    p99Ms: warm.length >= requestsNeeded(99) ? percentile(sorted, 99) : null,
    coldMs: first.roundTripMs,
    partsMs: {
      decode: median((answer) => answer.response.timing_ms.decode),
      preprocess: median((answer) => answer.response.timing_ms.preprocess),
      queue: median((answer) => answer.response.timing_ms.queue),
      forward: median((answer) => answer.response.timing_ms.forward),
      transport: median((answer) => Math.max(0, answer.roundTripMs - answer.response.timing_ms.total)),
    },
    samples: { right, total: pictures.length },
    artifact,
    provider,
    threads: first.response.threads,
  }
}
