const ENTRIES_MAX = 1000

/** The lines that were run, oldest first, and the place in them while the arrow keys are used. */
export class LineHistory {
  #entries: string[] = []
  /** Lines changed while leafing through, kept until one is run; the newest is the one being typed. */
  #drafts = new Map<number, string>()
  #place = 0

  get entries(): readonly string[] {
    return this.#entries
  }

  /** Blank lines and the same line twice in a row are not kept. */
  add(line: string): void {
    this.#drafts.clear()
    if (line.trim() !== '' && line !== this.#entries.at(-1)) {
      this.#entries.push(line)
      if (this.#entries.length > ENTRIES_MAX) this.#entries.shift()
    }
    this.#place = this.#entries.length
  }

  clear(): void {
    this.#entries = []
    this.#drafts.clear()
    this.#place = 0
  }

  /** The line before (-1) or after (1) the current one; null at the ends. */
  leaf(step: -1 | 1, current: string): string | null {
    const place = this.#place + step
    if (place < 0 || place > this.#entries.length) return null
    this.#drafts.set(this.#place, current)
    this.#place = place
    return this.#drafts.get(place) ?? this.#entries[place] ?? ''
  }

  /** The newest line before `below` that contains `query`. */
  search(query: string, below = this.#entries.length): { index: number; line: string } | null {
    if (query === '') return null
    for (let index = Math.min(below, this.#entries.length) - 1; index >= 0; index--) {
      const line = this.#entries[index] ?? ''
      if (line.includes(query)) return { index, line }
    }
    return null
  }
}
