import { type Place, placeAfter } from './text-width.ts'
import { plainText } from './transcript.ts'

/** What stands below the last line of the log: a prompt with what is typed, or a line that has no end yet. */
export type LiveLine = {
  /** May hold SGR sequences. */
  beforeCursor: string
  afterCursor: string
}

export type FeedOptions = {
  /** Writes to the terminal and calls back when that was processed, as xterm's write does. */
  write: (data: string, done: () => void) => void
  live: () => LiveLine
  columns: number
  /** Rows that the terminal can show again; of a longer backlog only so many are written. */
  rowsKept: number
  /** Characters in one write: small enough for a frame. */
  chunkLength?: number
}

/**
 * Feeds a terminal: finished lines above, the live line always below them and intact. Writes one chunk at a time and
 * waits for the terminal to take it, so that the page stays responsive however much is printed.
 */
export class TerminalFeed {
  readonly #options: Required<FeedOptions>
  #lines: string[] = []
  #isStale = true
  #isWriting = false
  #columns: number
  /** Rows from the top of the live line down to the cursor, as drawn last. */
  #cursorRow = 0
  #before: (() => void)[] = []

  constructor(options: FeedOptions) {
    this.#options = { chunkLength: 16_384, ...options }
    this.#columns = options.columns
  }

  addLines(lines: readonly string[]): void {
    // Under load hundreds of folded lines a second come as none.
    if (lines.length === 0) return
    for (const line of lines) this.#lines.push(line)
    const surplus = this.#lines.length - this.#options.rowsKept
    // What would scroll out of the terminal's memory at once is not written first.
    if (surplus > this.#options.rowsKept) this.#lines = this.#lines.slice(surplus)
    this.refresh()
  }

  /** Draws the live line anew. */
  refresh(): void {
    this.#isStale = true
    this.#flush()
  }

  /** Removes the live line, lets `change` change the terminal, and draws it again below. */
  interlude(change: () => void): void {
    this.#before.push(change)
    this.refresh()
  }

  /** Lines that have not been written yet are dropped as well. */
  clear(clearTerminal: () => void): void {
    this.#lines = []
    this.interlude(clearTerminal)
  }

  set columns(columns: number) {
    this.#columns = columns
  }

  #flush(): void {
    if (this.#isWriting || !(this.#isStale || this.#lines.length > 0)) return
    this.#isWriting = true
    const done = () => {
      this.#isWriting = false
      this.#flush()
    }
    if (this.#before.length > 0) {
      const changes = this.#before
      this.#before = []
      this.#options.write(this.#erase(), () => {
        for (const change of changes) change()
        done()
      })
      return
    }
    this.#isStale = false
    this.#options.write(this.#erase() + this.#takeChunk() + this.#draw(), done)
  }

  #takeChunk(): string {
    let length = 0
    let count = 0
    while (count < this.#lines.length && length < this.#options.chunkLength) {
      length += this.#lines[count]?.length ?? 0
      count += 1
    }
    const chunk = this.#lines.slice(0, count)
    this.#lines = this.#lines.slice(count)
    // A colour that a line left on ends with it.
    return chunk.map((line) => (line.includes('\u001b') ? `${line}\u001b[0m\r\n` : `${line}\r\n`)).join('')
  }

  #erase(): string {
    const up = this.#cursorRow > 0 ? `\u001b[${this.#cursorRow}A` : ''
    this.#cursorRow = 0
    return `${up}\r\u001b[J`
  }

  #draw(): string {
    const { beforeCursor, afterCursor } = this.#options.live()
    const cursor = this.#settled(placeAfter(plainText(beforeCursor), this.#columns))
    const rawEnd = placeAfter(plainText(beforeCursor + afterCursor), this.#columns)
    const end = this.#settled(rawEnd)
    this.#cursorRow = cursor.row
    let data = `${beforeCursor}${afterCursor}`
    // A full row: the terminal would wait for the next character before it goes on to the next row.
    if (end.row > rawEnd.row) data += '\r\n'
    if (end.row === cursor.row && end.column === cursor.column) return data
    if (end.row > cursor.row) data += `\u001b[${end.row - cursor.row}A`
    data += '\r'
    return cursor.column > 0 ? `${data}\u001b[${cursor.column}C` : data
  }

  #settled(place: Place): Place {
    return place.column >= this.#columns ? { row: place.row + 1, column: 0 } : place
  }
}
