/** uvicorn.access writes to stdout, uvicorn.error, which is all the rest, to stderr. No line end. */
export type LogLine = { stream: 'stdout' | 'stderr'; text: string }

export type Level = 'INFO' | 'WARNING' | 'ERROR'

/** click.style: SGR codes, each span ended by a reset. */
const SGR = { bold: 1, red: 31, green: 32, yellow: 33, cyan: 36, brightRed: 91, brightWhite: 97 } as const
export type Style = keyof typeof SGR
const LEVEL_STYLE: Record<Level, Style> = { INFO: 'green', WARNING: 'yellow', ERROR: 'red' }

/** Puts uvicorn's lines together: its level prefix (uvicorn/logging.py) and click's colours. */
export type LineWriter = {
  styled(text: string, ...styles: Style[]): string
  /** A line of the logger uvicorn.error. */
  error(level: Level, text: string): LogLine
  /** A line of the logger uvicorn.access. */
  access(text: string): LogLine
}

/** @param isColored as on a terminal, else as in a file. */
export function createLineWriter(isColored: boolean): LineWriter {
  const styled = (text: string, ...styles: Style[]) => {
    if (!isColored || styles.length === 0) return text
    return `${styles.map((style) => `\x1b[${SGR[style]}m`).join('')}${text}\x1b[0m`
  }
  const prefix = (level: Level) => `${styled(level, LEVEL_STYLE[level])}:${' '.repeat(8 - level.length)} `
  return {
    styled,
    error: (level, text) => ({ stream: 'stderr', text: prefix(level) + text }),
    access: (text) => ({ stream: 'stdout', text: prefix('INFO') + text }),
  }
}

/** A line that is part of a traceback: no prefix. */
export function plainLine(text: string): LogLine {
  return { stream: 'stderr', text }
}

export function printableLines(text: string): string[] {
  return text.split(/\r?\n/).map(printable)
}

/** Without C0, DEL and C1 control characters: a file name must not move the cursor or colour the terminal. */
export function printable(text: string): string {
  let clean = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0x20 && (code < 0x7f || code >= 0xa0)) clean += character
  }
  return clean
}
