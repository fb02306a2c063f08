/** Why a request got no answer at all, as a client of a real server would see it. */
export type LostReason =
  /** Nothing listens: never started, failed, stopped or stopping. curl: (7) Failed to connect. */
  | 'refused'
  /** The process died with the request in its hands, or before anyone took it. curl: (52) Empty reply from server. */
  | 'crashed'
  /** The client gave up by itself. */
  | 'aborted'
  /** The client hung up after its own time limit. curl: (28) Operation timed out. */
  | 'timeout'

export class RequestLostError extends Error {
  override readonly name = 'RequestLostError'
  readonly reason: LostReason

  constructor(reason: LostReason) {
    super(`request lost: ${reason}`)
    this.reason = reason
  }
}
