import { percentile, requestsNeeded } from '#traffic/percentile.ts'
import { type Figure, measured } from '../figure.ts'
import type { Ground } from '../ground.ts'

export const PARTS = ['decode', 'preprocess', 'queue', 'forward', 'transport'] as const
export type Part = (typeof PARTS)[number]

/** Milliseconds. p99: null where the sample does not support it. */
export type LatencyResult = {
  startMs: number
  firstMs: number
  p50: number
  p95: number
  p99: number | null
  n: number
  /** Median of each part. */
  parts: Record<Part, number>
  /** Share of the requests that were answered within TARGET_MS. */
  within: number
}

export const TARGET_MS = 50
const REQUESTS = requestsNeeded(99)
/** A slow device stops earlier and gets no p99. */
const PATIENCE_MS = 12_000
const LEAST = 20
/** A part is the largest only when it is so many times the next. */
const CLEARLY = 1.2

/** One client asks one question after the other, as the pipeline does, at a service that was just started. */
export async function run(ground: Ground, _settings: null): Promise<LatencyResult> {
  const pictures = await ground.pictures()
  const service = await ground.start()
  const trips: number[] = []
  const parts: Record<Part, number[]> = { decode: [], preprocess: [], queue: [], forward: [], transport: [] }
  let firstMs = 0
  const begunMs = performance.now()
  for (let i = 0; i <= REQUESTS; i++) {
    if (i > LEAST && performance.now() - begunMs > PATIENCE_MS) break
    const picture = pictures[i % pictures.length]
    if (!picture) throw new Error('no picture to send')
    const { response, roundTripMs } = await service.predict(picture)
    ground.signal.throwIfAborted()
    if (i === 0) firstMs = roundTripMs
    else {
      const { total, ...timing } = response.timing_ms
      trips.push(roundTripMs)
      for (const part of PARTS) {
        parts[part].push(part === 'transport' ? Math.max(0, roundTripMs - total) : timing[part])
      }
    }
    if (i % 20 === 0) ground.progress({ done: i, total: REQUESTS })
  }
  const sorted = trips.sort((a, b) => a - b)
  const median = (values: number[]) =>
    percentile(
      values.sort((a, b) => a - b),
      50,
    )
  return {
    startMs: service.startMs,
    firstMs,
    p50: percentile(sorted, 50),
    p95: percentile(sorted, 95),
    p99: sorted.length >= REQUESTS ? percentile(sorted, 99) : null,
    n: sorted.length,
    parts: {
      decode: median(parts.decode),
      preprocess: median(parts.preprocess),
      queue: median(parts.queue),
      forward: median(parts.forward),
      transport: median(parts.transport),
    },
    within: sorted.filter((ms) => ms <= TARGET_MS).length / sorted.length,
  }
}

/** The group of parts that clearly took the most. */
export function outcomeOf({ parts }: LatencyResult): string | null {
  const groups = Object.entries({
    forward: parts.forward,
    picture: parts.decode + parts.preprocess,
    waiting: parts.queue + parts.transport,
  }).sort(([, a], [, b]) => b - a)
  const [most, next] = groups
  return most && next && most[1] > CLEARLY * next[1] ? most[0] : null
}

export function figuresOf({
  p50,
  p95,
  p99,
  n,
  parts,
  firstMs,
  within,
}: LatencyResult): Record<string, Figure> {
  return {
    p50: measured(p50, 'ms'),
    p95: measured(p95, 'ms'),
    ...(p99 === null ? {} : { p99: measured(p99, 'ms') }),
    n: measured(n, 'count'),
    first: measured(firstMs, 'ms'),
    forward: measured(parts.forward, 'ms'),
    picture: measured(parts.decode + parts.preprocess, 'ms'),
    waiting: measured(parts.queue + parts.transport, 'ms'),
    within: measured(within, 'share'),
  }
}
