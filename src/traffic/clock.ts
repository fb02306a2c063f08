/** Time as a runner needs it; the page gives a real one, tests a virtual one. */
export type Clock = {
  /** Milliseconds since some fixed moment; never falls. */
  nowMs(): number
  /** Calls back once at that time, or as soon as possible when it has passed. Returns the way to call it off. */
  schedule(atMs: number, callback: () => void): () => void
}

/** What a runner needs of an AbortSignal; this side of the project knows no host API. */
export type StopSignal = {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}
