import type { ShellCommand } from './commands/command.ts'

export type Completion = {
  /** Where the word begins in the line that is completed. */
  start: number
  /** Whole words, sorted; folders end in a slash. */
  candidates: readonly string[]
}

export type CompletionSource = {
  commands: readonly ShellCommand[]
  /** All that can be run: ours, just-bash's, functions. */
  commandNames: readonly string[]
  cwd: string
  /** Names in a folder, those of folders with a slash. Empty when there is no such folder. */
  list: (folder: string) => Promise<readonly string[]>
  processIds: () => readonly number[]
  jobNumbers: () => readonly number[]
}

/** What Tab offers for the word before the cursor. */
export async function complete(line: string, cursor: number, source: CompletionSource): Promise<Completion> {
  const { start, word, words } = wordAt(line.slice(0, cursor))
  const name = words[0]
  if (name === undefined && !word.includes('/')) {
    return { start, candidates: matching(source.commandNames, word) }
  }
  const command = source.commands.find((candidate) => candidate.name === name)
  const offered = name === undefined ? [] : offers(command, word, words, source)
  const files = command?.completes || word.startsWith('-') ? [] : await fileCandidates(word, source)
  return { start, candidates: [...new Set([...matching(offered, word), ...files])].sort() }
}

function offers(
  command: ShellCommand | undefined,
  word: string,
  words: readonly string[],
  source: CompletionSource,
): string[] {
  if (!command) return []
  if (word.startsWith('-')) return ['--help', ...(command.options ?? [])]
  if (word.startsWith('%') || command.completes === 'jobs') {
    return source.jobNumbers().map((number) => `%${number}`)
  }
  switch (command.completes) {
    case 'processes':
      return source.processIds().map(String)
    case 'commands':
      return source.commands.map(({ name }) => name).filter((name) => !name.startsWith('__'))
    default:
      return [...(words.some((item) => command.words?.includes(item)) ? [] : (command.words ?? []))]
  }
}

function matching(candidates: readonly string[], word: string): string[] {
  return [...new Set(candidates)].filter((candidate) => candidate.startsWith(word)).sort()
}

/** A file's name as part of the word; -F file=@sam completes what follows the @. */
async function fileCandidates(word: string, { cwd, list }: CompletionSource): Promise<string[]> {
  const at = word.lastIndexOf('@') + 1
  const prefix = word.slice(0, at)
  const path = word.slice(at)
  const slash = path.lastIndexOf('/') + 1
  const folder = path.slice(0, slash)
  const base = path.slice(slash)
  const where = folder.startsWith('/') ? folder : `${cwd}/${folder}`
  const names = await list(where)
  return names
    .filter((name) => name.startsWith(base) && (base.startsWith('.') || !name.startsWith('.')))
    .map((name) => prefix + folder + escaped(name))
}

function escaped(name: string): string {
  return name.replace(/[\s'"\\$&|;<>()*?#]/g, '\\$&')
}

/** The word before the cursor, and the words of its command before that. */
export function wordAt(before: string): { start: number; word: string; words: string[] } {
  let words: string[] = []
  let word = ''
  let start = 0
  let quote = ''
  const end = (index: number) => {
    if (word !== '') words.push(word)
    word = ''
    start = index + 1
  }
  for (let index = 0; index < before.length; index++) {
    const character = before[index] ?? ''
    if (quote !== '') {
      if (character === quote) quote = ''
      else word += character
    } else if (character === '\\') {
      word += before[index + 1] ?? ''
      index += 1
    } else if (character === "'" || character === '"') quote = character
    else if (/\s/.test(character)) end(index)
    else if (/[|;&(]/.test(character)) {
      end(index)
      words = []
    } else if (/[<>]/.test(character)) {
      end(index)
      // What follows is a file, whatever stood before.
      if (words.length === 0) words = ['']
    } else word += character
  }
  return { start, word, words: words.filter((item) => !/^\w+=/.test(item) && !KEYWORDS.has(item)) }
}

/** A command may follow these. */
const KEYWORDS = new Set(['do', 'then', 'else', 'if', 'while', 'until', 'time', '!', '{'])

/** The longest beginning that all have in common. */
export function commonBeginning(candidates: readonly string[]): string {
  const [first = '', ...rest] = candidates
  let length = first.length
  for (const candidate of rest) {
    while (!candidate.startsWith(first.slice(0, length))) length -= 1
  }
  return first.slice(0, length)
}

/** Candidates in columns, as long as the terminal is wide. Of a word with a path, only its last part is shown. */
export function columnsOf(candidates: readonly string[], width: number): string[] {
  const names = candidates.map((candidate) => /[^/@]*\/?$/.exec(candidate)?.[0] ?? candidate)
  const column = Math.max(...names.map((name) => name.length)) + 2
  const perRow = Math.max(1, Math.floor(width / column))
  const rowCount = Math.ceil(names.length / perRow)
  return Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: perRow }, (_, at) => (names[at * rowCount + row] ?? '').padEnd(column))
      .join('')
      .trimEnd(),
  )
}

/** The line after Tab; null when Tab cannot add anything. A single candidate is followed by a blank. */
export function completed(
  text: string,
  cursor: number,
  { start, candidates }: Completion,
): { text: string; cursor: number } | null {
  const beginning = commonBeginning(candidates)
  const isSingle = candidates.length === 1
  if (beginning === '' || (!isSingle && beginning.length <= cursor - start)) return null
  const blank = isSingle && !beginning.endsWith('/') && text[cursor] !== ' ' ? ' ' : ''
  const before = text.slice(0, start) + beginning + blank
  return { text: before + text.slice(cursor), cursor: before.length }
}
