import type { Clock, Timer } from './clock.ts'

/** A clock for tests: time passes when the test says so. */
export class FakeClock implements Clock {
  #nowMs = 0
  #lastId = 0
  readonly #timers = new Map<number, { atMs: number; callback: () => void }>()

  now(): number {
    return this.#nowMs
  }

  setTimeout(callback: () => void, delayMs: number): Timer {
    this.#lastId += 1
    this.#timers.set(this.#lastId, { atMs: this.#nowMs + Math.max(0, delayMs), callback })
    return this.#lastId as unknown as Timer
  }

  clearTimeout(timer: Timer): void {
    this.#timers.delete(timer as unknown as number)
  }

  get pending(): number {
    return this.#timers.size
  }

  /** Lets so much time pass; what follows from a timer happens before the next one is due. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms
    await nextTask()
    for (let next = this.#next(endMs); next; next = this.#next(endMs)) {
      this.#timers.delete(next.id)
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.callback()
      for (let turn = 0; turn < TURNS; turn++) await null
    }
    this.#nowMs = endMs
    await nextTask()
  }

  /** The page is frozen for so long: afterwards, all timers that are due fire at once, before anything else happens. */
  async sleepThrough(ms: number): Promise<void> {
    await nextTask()
    this.#nowMs += ms
    for (let next = this.#next(this.#nowMs); next; next = this.#next(this.#nowMs)) {
      this.#timers.delete(next.id)
      next.callback()
    }
    await nextTask()
  }

  /** The earliest that is due by then; of two at the same time, the one that was set first. */
  #next(endMs: number) {
    let first: { id: number; atMs: number; callback: () => void } | null = null
    for (const [id, timer] of this.#timers) {
      if (timer.atMs <= endMs && (!first || timer.atMs < first.atMs)) first = { id, ...timer }
    }
    return first
  }
}

/** More than any chain of promises in this folder is long. */
const TURNS = 40

/** After all promises that can go on have gone on. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
