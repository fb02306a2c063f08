import type { Action } from './keys.ts'

const segmenter = new Intl.Segmenter()
const WORD = /[\p{L}\p{N}]/u

/** A line of text with a cursor and readline's editing commands. The cursor stands between graphemes. */
export class LineBuffer {
  #text = ''
  #cursor = 0
  #killed = ''
  /** Kills in a row are put together, as readline does. */
  #wasKill = false

  get text(): string {
    return this.#text
  }

  /** In UTF-16 units from the start. */
  get cursor(): number {
    return this.#cursor
  }

  set(text: string, cursor = text.length): void {
    this.#text = text
    this.#cursor = Math.max(0, Math.min(cursor, text.length))
    this.#wasKill = false
  }

  insert(text: string): void {
    this.set(
      this.#text.slice(0, this.#cursor) + text + this.#text.slice(this.#cursor),
      this.#cursor + text.length,
    )
  }

  /** True when the action is one of editing, whether or not there was anything to do. */
  apply(action: Action): boolean {
    const edit = EDITS[action]
    if (!edit) return false
    const isKill = KILLS.has(action)
    const continues = isKill && this.#wasKill
    edit(this, continues)
    this.#wasKill = isKill
    return true
  }

  move(cursor: number): void {
    this.#cursor = cursor
  }

  remove(start: number, end: number): string {
    const removed = this.#text.slice(start, end)
    this.#text = this.#text.slice(0, start) + this.#text.slice(end)
    this.#cursor = start
    return removed
  }

  /** Removes and keeps for yank; `side` is where the text stood seen from the cursor. */
  kill(start: number, end: number, side: 'before' | 'after', continues: boolean): void {
    if (start === end) return
    const removed = this.remove(start, end)
    if (!continues) this.#killed = removed
    else this.#killed = side === 'before' ? removed + this.#killed : this.#killed + removed
  }

  yank(): void {
    this.insert(this.#killed)
  }

  /** Start of the grapheme before the cursor. */
  get previous(): number {
    let last = 0
    for (const { index } of segmenter.segment(this.#text.slice(0, this.#cursor))) last = index
    return last
  }

  /** End of the grapheme after the cursor. */
  get next(): number {
    const [first] = segmenter.segment(this.#text.slice(this.#cursor))
    return this.#cursor + (first?.segment.length ?? 0)
  }

  get wordStart(): number {
    return this.#skipBack(this.#skipBack(this.#cursor, false), true)
  }

  get wordEnd(): number {
    let end = this.#cursor
    while (end < this.#text.length && !this.#isWord(end)) end += 1
    while (end < this.#text.length && this.#isWord(end)) end += 1
    return end
  }

  /** Start of the word before the cursor where only blanks part words. */
  get blankWordStart(): number {
    const before = this.#text.slice(0, this.#cursor)
    return /\S+\s*$/.exec(before)?.index ?? 0
  }

  #skipBack(from: number, words: boolean): number {
    let start = from
    while (start > 0 && this.#isWord(start - 1) === words) start -= 1
    return start
  }

  #isWord(index: number): boolean {
    return WORD.test(this.#text[index] ?? '')
  }
}

type Edit = (line: LineBuffer, continues: boolean) => void

const KILLS: ReadonlySet<Action> = new Set([
  'kill-line',
  'unix-line-discard',
  'unix-word-rubout',
  'kill-word',
  'backward-kill-word',
])

const EDITS: Partial<Record<Action, Edit>> = {
  'beginning-of-line': (line) => line.move(0),
  'end-of-line': (line) => line.move(line.text.length),
  'backward-char': (line) => line.move(line.previous),
  'forward-char': (line) => line.move(line.next),
  'backward-word': (line) => line.move(line.wordStart),
  'forward-word': (line) => line.move(line.wordEnd),
  'delete-char': (line) => void line.remove(line.cursor, line.next),
  'backward-delete-char': (line) => void line.remove(line.previous, line.cursor),
  'kill-line': (line, continues) => line.kill(line.cursor, line.text.length, 'after', continues),
  'unix-line-discard': (line, continues) => line.kill(0, line.cursor, 'before', continues),
  'unix-word-rubout': (line, continues) => line.kill(line.blankWordStart, line.cursor, 'before', continues),
  'kill-word': (line, continues) => line.kill(line.cursor, line.wordEnd, 'after', continues),
  'backward-kill-word': (line, continues) => line.kill(line.wordStart, line.cursor, 'before', continues),
  yank: (line) => line.yank(),
  'transpose-chars': transpose,
}

function transpose(line: LineBuffer): void {
  if (line.cursor === 0 || line.text.length < 2) return
  // At the end of the line the two before the cursor change places.
  if (line.cursor === line.text.length) line.move(line.previous)
  const [start, middle, end] = [line.previous, line.cursor, line.next]
  const { text } = line
  if (start === middle) return
  line.set(text.slice(0, start) + text.slice(middle, end) + text.slice(start, middle) + text.slice(end), end)
}
