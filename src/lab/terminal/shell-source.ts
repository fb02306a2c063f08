import type { Script } from './script-nodes.ts'

export type SourceCheck =
  | { kind: 'complete' }
  /** bash would ask for the next line with "> ". */
  | { kind: 'incomplete' }
  | { kind: 'wrong'; message: string }

/** Words in which just-bash's parser says that the text ended too soon. */
const ENDED_TOO_SOON = /got EOF|unexpected EOF|unterminated here-document/
const PLACE = /^Parse error at (\d+):(\d+): /

/** Tells a finished line from one that goes on, and from one that is wrong. The message is bash's. */
export function checkSource(source: string, parse: (source: string) => Script): SourceCheck {
  if (/(^|[^\\])(\\\\)*\\$/.test(source)) return { kind: 'incomplete' }
  try {
    const script = parse(source)
    const wrong = script.statements.find((statement) => statement.deferredError)?.deferredError
    if (wrong) return { kind: 'wrong', message: `syntax error near unexpected token \`${wrong.token}'` }
    return goesOn(source) ? { kind: 'incomplete' } : { kind: 'complete' }
  } catch (error) {
    const { message } = error as Error
    if (ENDED_TOO_SOON.test(message) || isAtEnd(message, source)) return { kind: 'incomplete' }
    return { kind: 'wrong', message: message.replace(PLACE, '').replace(/^line \d+: /, '') }
  }
}

/** After a pipe or a list operator bash waits for what follows. */
function goesOn(source: string): boolean {
  return /(\||&&)\s*$/.test(source.replace(/(^|\s)#.*$/, ''))
}

/** An error in the place behind the last character: a word was missing there. */
function isAtEnd(message: string, source: string): boolean {
  const [, line, column] = PLACE.exec(message) ?? []
  if (line === undefined || column === undefined) return false
  const lines = source.split('\n')
  const last = lines.at(-1) ?? ''
  return Number(line) === lines.length && Number(column) > last.trimEnd().length
}
