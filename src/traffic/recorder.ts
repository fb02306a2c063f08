import {
  isOk,
  type LoadRun,
  latencyMs as latencyOf,
  type Outcome,
  type RequestRecord,
  type Send,
} from './load-run.ts'
import { SecondSeries } from './second-series.ts'

/**
 * Takes down what a runner does while it does it. Each request that was sent is done exactly once: answered or lost.
 * May be read at any time; times are milliseconds since the start of the run.
 */
export class Recorder {
  readonly series = new SecondSeries()
  /** Of the good answers so far, in the order in which they came. */
  readonly latenciesMs: number[] = []
  readonly #open = new Map<number, { scheduledMs: number; sentMs: number }>()
  readonly #records: RequestRecord[] = []
  #closed = false

  get sent(): number {
    return this.#records.length + this.#open.size
  }

  get done(): number {
    return this.#records.length
  }

  get inFlight(): number {
    return this.#open.size
  }

  /** Sends and takes down both ends. `offsetMs` is now, since the start of the run. Settles when it is done; never rejects. */
  async take(index: number, scheduledMs: number, offsetMs: () => number, send: Send): Promise<void> {
    const sentMs = offsetMs()
    this.#open.set(index, { scheduledMs, sentMs })
    this.series.sent(sentMs)
    let outcome: Outcome
    try {
      outcome = await send(index)
    } catch (error) {
      outcome = { kind: 'lost', reason: String(error) }
    }
    this.#finish(index, offsetMs(), outcome)
  }

  /** Nobody waits any longer: what is under way counts as lost, and later answers as nothing. */
  abandon(nowMs: number): void {
    for (const index of [...this.#open.keys()])
      this.#finish(index, nowMs, { kind: 'lost', reason: 'aborted' })
    this.#closed = true
  }

  toRun(facts: Omit<LoadRun, 'records'>): LoadRun {
    return { ...facts, records: this.#records.toSorted((a, b) => a.index - b.index) }
  }

  #finish(index: number, doneMs: number, outcome: Outcome): void {
    const begun = this.#open.get(index)
    if (!begun || this.#closed) return
    this.#open.delete(index)
    const record = { index, ...begun, doneMs, outcome }
    this.#records.push(record)
    const latencyMs = latencyOf(record)
    this.series.done(record, latencyMs)
    if (isOk(outcome)) this.latenciesMs.push(latencyMs)
  }
}
