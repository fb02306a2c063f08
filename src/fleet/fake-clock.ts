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
    await settle()
    for (;;) {
      const [next] = [...this.#timers].sort(([a, x], [b, y]) => x.atMs - y.atMs || a - b)
      if (!next || next[1].atMs > endMs) break
      const [id, { atMs, callback }] = next
      this.#timers.delete(id)
      this.#nowMs = Math.max(this.#nowMs, atMs)
      callback()
      await settle()
    }
    this.#nowMs = endMs
  }
}

/** Until all promises that can go on have gone on. */
function settle(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
