import { isOk, type RequestRecord } from './load-run.ts'
import { percentile } from './percentile.ts'

/** What happened in one second of a run. */
export type SecondRow = {
  /** From 0. */
  second: number
  /** Sent in this second. */
  sent: number
  /** Good answers (2xx) that came in this second. */
  answered: number
  /** Other answers and losses that became known in this second. */
  failed: number
  /** Under way when the second ended, or now. */
  inFlight: number
  /** Of the good answers to requests that were due in this second; null where there is none yet. */
  p50Ms: number | null
  p95Ms: number | null
  maxMs: number | null
}

type Bucket = { latenciesMs: number[]; sent: number; answered: number; failed: number; row: SecondRow | null }

/** A run second by second, while it goes on. Reading costs only the seconds that changed since the last reading. */
export class SecondSeries {
  readonly #buckets: Bucket[] = []

  sent(sentMs: number): void {
    this.#at(sentMs).sent++
  }

  done(record: RequestRecord, latencyMs: number): void {
    const ended = this.#at(record.doneMs)
    if (!isOk(record.outcome)) {
      ended.failed++
      return
    }
    ended.answered++
    this.#at(record.scheduledMs).latenciesMs.push(latencyMs)
  }

  rows(): SecondRow[] {
    let inFlight = 0
    return this.#buckets.map((bucket, second) => {
      inFlight += bucket.sent - bucket.answered - bucket.failed
      if (bucket.row?.inFlight !== inFlight) bucket.row = null
      bucket.row ??= rowOf(bucket, second, inFlight)
      return bucket.row
    })
  }

  #at(ms: number): Bucket {
    const second = Math.max(0, Math.floor(ms / 1000))
    while (this.#buckets.length <= second) {
      this.#buckets.push({ latenciesMs: [], sent: 0, answered: 0, failed: 0, row: null })
    }
    const bucket = this.#buckets[second] as Bucket
    bucket.row = null
    return bucket
  }
}

function rowOf(bucket: Bucket, second: number, inFlight: number): SecondRow {
  const { sent, answered, failed } = bucket
  const sorted = bucket.latenciesMs.toSorted((a, b) => a - b)
  const at = (p: number) => (sorted.length > 0 ? percentile(sorted, p) : null)
  return { second, sent, answered, failed, inFlight, p50Ms: at(50), p95Ms: at(95), maxMs: at(100) }
}
