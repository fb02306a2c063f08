/** What a key asks the prompt to do; readline's names where it has one. */
export type Action =
  | 'enter'
  | 'complete'
  | 'interrupt'
  | 'end-of-file'
  | 'suspend'
  | 'clear-screen'
  | 'reverse-search'
  | 'abort'
  | 'escape'
  | 'previous-history'
  | 'next-history'
  | 'beginning-of-line'
  | 'end-of-line'
  | 'forward-char'
  | 'backward-char'
  | 'forward-word'
  | 'backward-word'
  | 'delete-char'
  | 'backward-delete-char'
  | 'kill-line'
  | 'unix-line-discard'
  | 'unix-word-rubout'
  | 'kill-word'
  | 'backward-kill-word'
  | 'yank'
  | 'transpose-chars'

export type Key = { kind: 'action'; action: Action } | { kind: 'text' | 'paste'; text: string }

const CONTROL: Readonly<Record<string, Action>> = {
  '\u0001': 'beginning-of-line',
  '\u0002': 'backward-char',
  '\u0003': 'interrupt',
  '\u0004': 'end-of-file',
  '\u0005': 'end-of-line',
  '\u0006': 'forward-char',
  '\u0007': 'abort',
  '\b': 'backward-delete-char',
  '\t': 'complete',
  '\n': 'enter',
  '\u000b': 'kill-line',
  '\f': 'clear-screen',
  '\r': 'enter',
  '\u000e': 'next-history',
  '\u0010': 'previous-history',
  '\u0012': 'reverse-search',
  '\u0014': 'transpose-chars',
  '\u0015': 'unix-line-discard',
  '\u0017': 'unix-word-rubout',
  '\u0019': 'yank',
  '\u001a': 'suspend',
  '\u007f': 'backward-delete-char',
}

/** After Escape, or with Alt held. */
const META: Readonly<Record<string, Action>> = {
  b: 'backward-word',
  B: 'backward-word',
  f: 'forward-word',
  F: 'forward-word',
  d: 'kill-word',
  D: 'kill-word',
  '\u007f': 'backward-kill-word',
  '\b': 'backward-kill-word',
}

/** CSI and SS3 sequences without their introducer (xterm, control sequences). */
const SEQUENCE: Readonly<Record<string, Action>> = {
  A: 'previous-history',
  B: 'next-history',
  C: 'forward-char',
  D: 'backward-char',
  H: 'beginning-of-line',
  F: 'end-of-line',
  '1~': 'beginning-of-line',
  '7~': 'beginning-of-line',
  '4~': 'end-of-line',
  '8~': 'end-of-line',
  '3~': 'delete-char',
  '1;5C': 'forward-word',
  '1;3C': 'forward-word',
  '1;5D': 'backward-word',
  '1;3D': 'backward-word',
  '3;5~': 'kill-word',
  '3;3~': 'kill-word',
}

const PASTE_BEGIN = '\u001b[200~'
const PASTE_END = '\u001b[201~'
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with the escape character.
const SEQUENCE_FORM = /^\u001b(?:\[([0-9;]*[A-Za-z~])|O([A-Za-z]))/

/** Reads what a terminal sends for keys. Keeps an unfinished Escape or paste until the rest comes. */
export class KeyReader {
  #hasEscape = false
  #paste: string | null = null

  read(data: string): Key[] {
    const keys: Key[] = []
    let rest = data
    while (rest !== '') rest = this.#step(rest, keys)
    return keys
  }

  #step(rest: string, keys: Key[]): string {
    if (this.#paste !== null) return this.#readPaste(rest, keys)
    if (rest.startsWith(PASTE_BEGIN)) {
      this.#paste = ''
      return rest.slice(PASTE_BEGIN.length)
    }
    const sequence = SEQUENCE_FORM.exec(rest)
    if (sequence) {
      this.#hasEscape = false
      const action = SEQUENCE[sequence[1] ?? sequence[2] ?? '']
      if (action) keys.push({ kind: 'action', action })
      return rest.slice(sequence[0].length)
    }
    const first = String.fromCodePoint(rest.codePointAt(0) ?? 0)
    const left = rest.slice(first.length)
    if (first === '\u001b') {
      this.#hasEscape = true
      keys.push({ kind: 'action', action: 'escape' })
      return left
    }
    const action = (this.#hasEscape ? META[first] : undefined) ?? CONTROL[first]
    this.#hasEscape = false
    if (action) {
      keys.push({ kind: 'action', action })
      return left
    }
    return readText(rest, keys)
  }

  #readPaste(rest: string, keys: Key[]): string {
    const end = rest.indexOf(PASTE_END)
    this.#paste += end < 0 ? rest : rest.slice(0, end)
    if (end < 0) return ''
    keys.push({ kind: 'paste', text: this.#paste ?? '' })
    this.#paste = null
    return rest.slice(end + PASTE_END.length)
  }
}

/** Takes characters up to the next control character; one that means nothing is dropped. */
function readText(rest: string, keys: Key[]): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text ends where the next control character is.
  const text = /^[^\u0000-\u001f\u007f]+/.exec(rest)?.[0] ?? ''
  if (text !== '') keys.push({ kind: 'text', text })
  return rest.slice(Math.max(1, text.length))
}
