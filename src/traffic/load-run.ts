/**
 * What became of one request, as its client saw it. An answer of any status is an answer; `lost` got none, with the
 * reason as the host names it (refused, crashed, aborted, timeout) or in the error's own words.
 */
export type Outcome =
  | {
      kind: 'answered'
      status: number
      /** Of the body. */
      bytes: number
      /** From sending until the headers came; null where nobody looked. */
      waitMs: number | null
    }
  | { kind: 'lost'; reason: string }

/**
 * Sends the i-th request (from 0) and tells what became of it. May reject: that is a lost request, too. After an abort
 * nobody listens to it any more; hanging up is the sender's own business.
 */
export type Send = (index: number) => Promise<Outcome>

/** One finished request. All times in milliseconds since the start of the run. */
export type RequestRecord = {
  index: number
  /** When the plan wanted it sent. In a closed loop nothing is planned: the same as sentMs. */
  scheduledMs: number
  sentMs: number
  doneMs: number
  outcome: Outcome
}

/** A run that is over, with each request that was sent. */
export type LoadRun = {
  /**
   * open: sent when the plan says so, whether or not earlier ones are answered. closed: each worker waits for its answer
   * before it sends the next, so a slow server is asked less often.
   */
  loop: 'open' | 'closed'
  /** Requests in the plan; null where the loop has none. */
  planned: number | null
  /** In the order of their index. */
  records: readonly RequestRecord[]
  /** From the start until the last answer, or until it was cancelled. */
  durationMs: number
  cancelled: boolean
}

/** Latency counted from the moment the request should have been sent, so that a late sender cannot hide a stall. */
export function latencyMs(record: RequestRecord): number {
  return record.doneMs - record.scheduledMs
}

/** Only an answer that says it went well (2xx) is worth a latency; all others are misses. */
export function isOk(outcome: Outcome): outcome is Extract<Outcome, { kind: 'answered' }> {
  return outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300
}
