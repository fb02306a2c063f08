import type { Key } from './keys.ts'
import { LineBuffer } from './line-buffer.ts'
import type { LineHistory } from './line-history.ts'
import type { LiveLine } from './terminal-feed.ts'

/** What the console has to do after a key; null when the line itself has done it all. */
export type PromptEvent =
  | 'enter'
  | 'complete'
  | 'interrupt'
  | 'end-of-file'
  | 'suspend'
  | 'clear-screen'
  | null

type Search = { query: string; index: number; isFound: boolean; before: string }

/** The line that is typed at a prompt: editing, history, and incremental search as readline has them. */
export class PromptLine {
  readonly #line = new LineBuffer()
  readonly #history: LineHistory
  #search: Search | null = null

  constructor(history: LineHistory) {
    this.#history = history
  }

  get text(): string {
    return this.#line.text
  }

  get cursor(): number {
    return this.#line.cursor
  }

  get isSearching(): boolean {
    return this.#search !== null
  }

  set(text: string, cursor?: number): void {
    this.#search = null
    this.#line.set(text, cursor)
  }

  insert(text: string): void {
    this.#line.insert(text)
  }

  press(key: Key): PromptEvent {
    if (this.#search) {
      const isTaken = this.#pressInSearch(this.#search, key)
      if (isTaken) return null
    }
    if (key.kind !== 'action') {
      this.#line.insert(key.text)
      return null
    }
    switch (key.action) {
      case 'enter':
      case 'complete':
      case 'interrupt':
      case 'suspend':
      case 'clear-screen':
        return key.action
      case 'end-of-file':
        if (this.#line.text === '') return 'end-of-file'
        this.#line.apply('delete-char')
        return null
      case 'previous-history':
        this.#leaf(-1)
        return null
      case 'next-history':
        this.#leaf(1)
        return null
      case 'reverse-search':
        this.#search = { query: '', index: Number.POSITIVE_INFINITY, isFound: true, before: this.#line.text }
        return null
      default:
        this.#line.apply(key.action)
        return null
    }
  }

  /** The line as it stands on the screen behind its prompt. */
  live(prompt: string): LiveLine {
    const { text, cursor } = this.#line
    const search = this.#search
    if (!search) return { beforeCursor: prompt + text.slice(0, cursor), afterCursor: text.slice(cursor) }
    const name = search.isFound ? 'reverse-i-search' : 'failed reverse-i-search'
    const head = `(${name})\`${search.query}': `
    return { beforeCursor: head + text.slice(0, cursor), afterCursor: text.slice(cursor) }
  }

  #leaf(step: -1 | 1): void {
    const line = this.#history.leaf(step, this.#line.text)
    if (line !== null) this.#line.set(line)
  }

  /** False when the key ends the search and is to be handled as usual. */
  #pressInSearch(search: Search, key: Key): boolean {
    if (key.kind !== 'action') {
      this.#find({ ...search, query: search.query + key.text }, search.index + 1)
      return true
    }
    switch (key.action) {
      case 'reverse-search':
        this.#find(search, search.index)
        return true
      case 'backward-delete-char':
        this.#find({ ...search, query: [...search.query].slice(0, -1).join('') }, Number.POSITIVE_INFINITY)
        return true
      case 'abort':
      case 'interrupt':
        this.set(search.before)
        // Ctrl+C gives up the search and the line.
        return key.action === 'abort'
      case 'escape':
        this.#search = null
        return true
      default:
        this.#search = null
        return false
    }
  }

  #find(search: Search, below: number): void {
    const found = this.#history.search(search.query, below)
    if (!found) {
      this.#search = { ...search, isFound: search.query === '' }
      return
    }
    this.#search = { ...search, index: found.index, isFound: true }
    this.#line.set(found.line, found.line.indexOf(search.query))
  }
}
