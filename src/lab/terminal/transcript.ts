/**
 * The log of the service as lines of text with ANSI colours, kept whether or not a terminal is on the screen.
 * The terminal's view attaches to it; it knows nothing of xterm.
 */
export type TranscriptLine = {
  text: string
  /** Kept for the saved transcript but not shown. */
  folded: boolean
}

const LINES_MAX = 100_000

export class Transcript {
  #lines: TranscriptLine[] = []
  #listeners = new Set<(added: readonly TranscriptLine[] | 'cleared') => void>()

  get lines(): readonly TranscriptLine[] {
    return this.#lines
  }

  /** Adds lines; a text with line breaks becomes several. The oldest tenth goes when there are more than 100,000. */
  write(text: string, folded = false): void {
    const added = text.split('\n').map((line) => ({ text: line, folded }))
    // One by one: as arguments of one call, 100,000 lines would overflow the stack.
    for (const line of added) this.#lines.push(line)
    if (this.#lines.length > LINES_MAX) this.#lines = this.#lines.slice(LINES_MAX / 10)
    for (const listener of this.#listeners) listener(added)
  }

  /** Folds what is shown; the saved transcript keeps it. */
  clear(): void {
    this.#lines = this.#lines.map((line) => ({ ...line, folded: true }))
    for (const listener of this.#listeners) listener('cleared')
  }

  /** Calls back for every change from now on; returns the way to stop. */
  subscribe(listener: (added: readonly TranscriptLine[] | 'cleared') => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Everything that was written, without colours. */
  toText(): string {
    return this.#lines.map((line) => plainText(line.text)).join('\n')
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI colour sequences begin with the escape character.
const ANSI = /\u001b\[[0-9;?]*[A-Za-z]/g

/** A line without its ANSI sequences. */
export function plainText(line: string): string {
  return line.replace(ANSI, '')
}
