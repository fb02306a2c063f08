import type { FailureCode, StartupFailure, StartupStage } from '#service/contract.ts'
import { statusPhrase } from './status-phrase.ts'

/**
 * The lines that uvicorn 0.51 writes, character for character (uvicorn/logging.py, server.py, lifespan/on.py).
 * Text from outside has its control characters taken out before it goes into a line.
 */

/** uvicorn.access writes to stdout, uvicorn.error, which is all the rest, to stderr. No line end. */
export type LogLine = { stream: 'stdout' | 'stderr'; text: string }

type Level = 'INFO' | 'WARNING' | 'ERROR'

/** click.style: SGR codes, each span ended by a reset. */
const SGR = { bold: 1, red: 31, green: 32, yellow: 33, cyan: 36, brightRed: 91, brightWhite: 97 } as const
type Style = keyof typeof SGR
const LEVEL_STYLE: Record<Level, Style> = { INFO: 'green', WARNING: 'yellow', ERROR: 'red' }
/** By the hundreds of the status. */
const STATUS_STYLE: readonly (Style | undefined)[] = [
  undefined,
  'brightWhite',
  'green',
  'yellow',
  'red',
  'brightRed',
]

/** "host:port" of the server or of a client. */
export type Address = { host: string; port: number }

export type UvicornLog = {
  /** The two lines before the application is asked to start. */
  started(pid: number): LogLine[]
  startupComplete(): LogLine[]
  running(address: Address): LogLine[]
  /** A start-up that failed: a traceback that ends in the runtime's words, and the end. Exit status 3. */
  startupFailed(failure: StartupFailure): LogLine[]
  access(client: Address, method: string, target: string, status: number): LogLine[]
  /** Follows the access line of a 500. */
  exception(words: string): LogLine[]
  /** waitsForConnections: requests are still being answered when the signal comes. */
  shuttingDown(waitsForConnections: boolean): LogLine[]
  /** After the last request; the end of an orderly shutdown. */
  shutdownComplete(pid: number): LogLine[]
}

/** @param isColored as on a terminal, else as in a file. */
export function createUvicornLog(isColored: boolean): UvicornLog {
  const styled = (text: string, ...styles: Style[]) => {
    if (!isColored || styles.length === 0) return text
    return `${styles.map((style) => `\x1b[${SGR[style]}m`).join('')}${text}\x1b[0m`
  }
  const prefix = (level: Level) => `${styled(level, LEVEL_STYLE[level])}:${' '.repeat(8 - level.length)} `
  const error = (level: Level, text: string): LogLine => ({ stream: 'stderr', text: prefix(level) + text })
  const rest = (text: string): LogLine => ({ stream: 'stderr', text })
  const processLine = (verb: string, pid: number) =>
    error('INFO', `${verb} server process [${styled(String(pid), 'cyan')}]`)

  return {
    started: (pid) => [processLine('Started', pid), error('INFO', 'Waiting for application startup.')],
    startupComplete: () => [error('INFO', 'Application startup complete.')],
    running: ({ host, port }) => {
      const address = styled(`http://${printable(host)}:${port}`, 'bold')
      return [error('INFO', `Uvicorn running on ${address} (Press CTRL+C to quit)`)]
    },
    startupFailed: (failure) => [
      error('ERROR', 'Traceback (most recent call last):'),
      rest(`  File "${SOURCE_OF_STAGE[failure.stage]}", in ${failure.stage}`),
      ...exceptionLines(exceptionName(failure.code), messageOf(failure)).map(rest),
      rest(''),
      error('ERROR', 'Application startup failed. Exiting.'),
    ],
    access: (client, method, target, status) => {
      const request = styled(`${printable(method)} ${printable(target)} HTTP/1.1`, 'bold')
      const style = STATUS_STYLE[Math.floor(status / 100)]
      const statusText = styled(`${status} ${statusPhrase(status)}`, ...(style ? [style] : []))
      const text = `${prefix('INFO')}${printable(client.host)}:${client.port} - "${request}" ${statusText}`
      return [{ stream: 'stdout', text }]
    },
    exception: (words) => [
      error('ERROR', 'Exception in ASGI application'),
      rest('Traceback (most recent call last):'),
      rest('  File "src/service/http.ts", in handle'),
      ...printableLines(words).map(rest),
    ],
    shuttingDown: (waitsForConnections) => [
      error('INFO', 'Shutting down'),
      ...(waitsForConnections
        ? [error('INFO', 'Waiting for connections to close. (CTRL+C to force quit)')]
        : []),
    ],
    shutdownComplete: (pid) => [
      error('INFO', 'Waiting for application shutdown.'),
      error('INFO', 'Application shutdown complete.'),
      processLine('Finished', pid),
    ],
  }
}

/** Where the work of a stage stands in this repository: what a traceback is for. */
const SOURCE_OF_STAGE: Record<StartupStage, string> = {
  fetch: 'src/service/artifact.ts',
  verify: 'src/service/artifact.ts',
  inspect: 'src/service/inspect.ts',
  load: 'src/service/forward.ts',
  warm: 'src/service/warm-up.ts',
}

/** "hash-mismatch" to "HashMismatch": the last line of a traceback is a name and a message. */
function exceptionName(code: FailureCode): string {
  return code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function messageOf({ file, runtimeMessage }: StartupFailure): string {
  return file === undefined ? runtimeMessage : `${file}: ${runtimeMessage}`
}

function exceptionLines(name: string, message: string): string[] {
  return printableLines(message === '' ? name : `${name}: ${message}`)
}

function printableLines(text: string): string[] {
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
