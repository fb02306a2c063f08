import { overwritten, safeForTerminal } from './terminal-text.ts'
import type { Transcript } from './transcript.ts'

/** Where programs write: whole lines go to the transcript, the beginning of a line waits for its end. */
export class ConsoleOutput {
  readonly #transcript: Transcript
  readonly #changed: () => void
  #open = ''

  constructor(transcript: Transcript, changed: () => void) {
    this.#transcript = transcript
    this.#changed = changed
  }

  /** What was written after the last line end. */
  get openLine(): string {
    return this.#open
  }

  write(text: string): void {
    const lines = (this.#open + safeForTerminal(text)).split('\n')
    this.#open = overwritten(lines.pop() ?? '')
    if (lines.length > 0) this.#transcript.write(lines.map(overwritten).join('\n'))
    this.#changed()
  }

  /** Writes a line that may hold SGR sequences, above an open line. */
  print(line: string): void {
    this.#transcript.write(safeForTerminal(line))
  }

  /** Ends the open line with this text. */
  commit(text: string): void {
    const line = this.#open + text
    this.#open = ''
    this.#transcript.write(line)
    this.#changed()
  }
}
