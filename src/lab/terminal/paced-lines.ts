/** Nobody reads faster, and each drawing costs the page a frame. */
export const DRAW_EVERY_MS = 250
/** Of a log that brings more lines than this at once nobody reads each. */
const FEW_LINES = 5
export const DRAW_BUSY_EVERY_MS = 1000

export type PacedLinesParts = {
  draw: (lines: readonly string[]) => void
  /** Calls back at a moment at which drawing makes nothing late. Returns the way to call it off. */
  whenQuiet: (callback: () => void) => () => void
  nowMs: () => number
  /** Returns the way to call it off. */
  after: (delayMs: number, callback: () => void) => () => void
}

/**
 * Lines of a log on their way to the screen: the first at once, what follows together, four times a second, and once a
 * second while there are many.
 */
export class PacedLines {
  readonly #parts: PacedLinesParts
  #lines: string[] = []
  #nextDrawMs = Number.NEGATIVE_INFINITY
  #callOff: (() => void) | null = null

  constructor(parts: PacedLinesParts) {
    this.#parts = parts
  }

  add(lines: readonly string[]): void {
    for (const line of lines) this.#lines.push(line)
    if (this.#lines.length === 0 || this.#callOff) return
    const waitMs = this.#nextDrawMs - this.#parts.nowMs()
    if (waitMs > 0) this.#callOff = this.#parts.after(waitMs, () => this.#drawWhenQuiet())
    else this.#drawWhenQuiet()
  }

  /** Draws what waits now: somebody is looking at what a command of theirs prints. */
  flush(): void {
    this.#callOff?.()
    this.#callOff = null
    if (this.#lines.length === 0) return
    const lines = this.#lines
    this.#lines = []
    const pauseMs = lines.length > FEW_LINES ? DRAW_BUSY_EVERY_MS : DRAW_EVERY_MS
    this.#nextDrawMs = this.#parts.nowMs() + pauseMs
    this.#parts.draw(lines)
  }

  /** What waits is not drawn. */
  drop(): void {
    this.#callOff?.()
    this.#callOff = null
    this.#lines = []
  }

  #drawWhenQuiet(): void {
    let isDrawn = false
    const callOff = this.#parts.whenQuiet(() => {
      isDrawn = true
      this.#callOff = null
      this.flush()
    })
    // It may call back at once.
    if (!isDrawn) this.#callOff = callOff
  }
}
