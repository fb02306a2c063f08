import type { FailureCode, StartupFailure, StartupStage } from '#service/contract.ts'
import {
  createLineWriter,
  type LogLine,
  plainLine,
  printable,
  printableLines,
  type Style,
} from './log-line.ts'
import { statusPhrase } from './status-phrase.ts'

/**
 * The lines that a server process of uvicorn 0.51 writes, character for character (uvicorn/server.py, lifespan/on.py,
 * protocols/http/h11_impl.py). Text from outside has its control characters taken out before it goes into a line.
 */

/** The version whose lines and manners are imitated. */
export const UVICORN_VERSION = '0.51.0'

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
  /** Another server has the address. A single process finds out after it has loaded the model. */
  addressInUse(address: Address): LogLine[]
  access(client: Address, method: string, target: string, status: number): LogLine[]
  /** Follows the access line of a 500. */
  exception(words: string): LogLine[]
  /** The last words of a process that ends by an error nobody caught. */
  uncaught(words: string): LogLine[]
  /** Precedes the access line of a 503 of --limit-concurrency. */
  limitExceeded(): LogLine[]
  shuttingDown(): LogLine[]
  /** Requests are still being answered. */
  waitingForConnections(): LogLine[]
  /** Work goes on for clients that have hung up. */
  waitingForTasks(): LogLine[]
  /** --timeout-graceful-shutdown is over. */
  cancelled(tasks: number): LogLine[]
  applicationShutdown(): LogLine[]
  applicationShutdownComplete(): LogLine[]
  finished(pid: number): LogLine[]
}

/** @param isColored as on a terminal, else as in a file. */
export function createUvicornLog(isColored: boolean): UvicornLog {
  const { styled, error, access } = createLineWriter(isColored)
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
      plainLine(`  File "${SOURCE_OF_STAGE[failure.stage]}", in ${failure.stage}`),
      ...exceptionLines(exceptionName(failure.code), messageOf(failure)).map(plainLine),
      plainLine(''),
      error('ERROR', 'Application startup failed. Exiting.'),
    ],
    addressInUse: ({ host, port }) => {
      const address = `('${printable(host)}', ${port})`
      return [
        error(
          'ERROR',
          `[Errno 98] error while attempting to bind on address ${address}: address already in use`,
        ),
      ]
    },
    access: (client, method, target, status) => {
      const request = styled(`${printable(method)} ${printable(target)} HTTP/1.1`, 'bold')
      const style = STATUS_STYLE[Math.floor(status / 100)]
      const statusText = styled(`${status} ${statusPhrase(status)}`, ...(style ? [style] : []))
      return [access(`${printable(client.host)}:${client.port} - "${request}" ${statusText}`)]
    },
    exception: (words) => [
      error('ERROR', 'Exception in ASGI application'),
      plainLine('Traceback (most recent call last):'),
      plainLine('  File "src/service/http.ts", in handle'),
      ...printableLines(words).map(plainLine),
    ],
    uncaught: (words) => [
      plainLine('Traceback (most recent call last):'),
      plainLine('  File "src/service/service.worker.ts", in serve'),
      ...printableLines(words).map(plainLine),
    ],
    limitExceeded: () => [error('WARNING', 'Exceeded concurrency limit.')],
    shuttingDown: () => [error('INFO', 'Shutting down')],
    waitingForConnections: () => [error('INFO', 'Waiting for connections to close. (CTRL+C to force quit)')],
    waitingForTasks: () => [
      error('INFO', 'Waiting for background tasks to complete. (CTRL+C to force quit)'),
    ],
    cancelled: (tasks) => [
      error('ERROR', `Cancel ${tasks} running task(s), timeout graceful shutdown exceeded`),
    ],
    applicationShutdown: () => [error('INFO', 'Waiting for application shutdown.')],
    applicationShutdownComplete: () => [error('INFO', 'Application shutdown complete.')],
    finished: (pid) => [processLine('Finished', pid)],
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
