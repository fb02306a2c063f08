import type { ServerConfig } from '#fleet/host.ts'
import { type OptionForm, readOptions } from './option-reader.ts'

/** What the command line asks for; startOptions comes from the disk. */
export type UvicornConfig = Omit<ServerConfig, 'startOptions'>
export type UvicornCommand =
  | { kind: 'run'; app: string; config: UvicornConfig }
  | { kind: 'version' }
  | { kind: 'help' }
  /** A real option of uvicorn that has no effect that could be shown here. */
  | { kind: 'unsupported'; option: string }
  | { kind: 'usage-error'; message: string }

const SUPPORTED: readonly OptionForm[] = [
  { names: ['--host'], takesValue: true },
  { names: ['--port'], takesValue: true },
  { names: ['--workers'], takesValue: true },
  { names: ['--limit-concurrency'], takesValue: true },
  { names: ['--timeout-graceful-shutdown'], takesValue: true },
  { names: ['--timeout-worker-healthcheck'], takesValue: true },
  { names: ['--queue'], takesValue: true },
  { names: ['--use-colors'], takesValue: false },
  { names: ['--no-use-colors'], takesValue: false },
  { names: ['--version'], takesValue: false },
  { names: ['--help'], takesValue: false },
]

/** The other options of uvicorn 0.51 (uvicorn/main.py). */
const UNSUPPORTED: readonly OptionForm[] = [
  ...[
    '--uds',
    '--fd',
    '--reload-dir',
    '--reload-include',
    '--reload-exclude',
    '--reload-delay',
    '--loop',
    '--http',
    '--ws',
    '--ws-max-size',
    '--ws-max-queue',
    '--ws-ping-interval',
    '--ws-ping-timeout',
    '--ws-per-message-deflate',
    '--lifespan',
    '--interface',
    '--env-file',
    '--log-config',
    '--log-level',
    '--forwarded-allow-ips',
    '--root-path',
    '--backlog',
    '--limit-max-requests',
    '--limit-max-requests-jitter',
    '--timeout-keep-alive',
    '--ssl-keyfile',
    '--ssl-certfile',
    '--ssl-keyfile-password',
    '--ssl-version',
    '--ssl-cert-reqs',
    '--ssl-ca-certs',
    '--ssl-ciphers',
    '--header',
    '--app-dir',
    '--h11-max-incomplete-event-size',
  ].map((name) => ({ names: [name], takesValue: true })),
  ...[
    '--reload',
    '--access-log',
    '--no-access-log',
    '--proxy-headers',
    '--no-proxy-headers',
    '--server-header',
    '--no-server-header',
    '--date-header',
    '--no-date-header',
    '--factory',
    '--reset-contextvars',
  ].map((name) => ({ names: [name], takesValue: false })),
]

export const UVICORN_OPTIONS = SUPPORTED.flatMap(({ names }) => names)

/** Reads uvicorn's command line; the messages are click's. */
export function readUvicornCommand(args: readonly string[]): UvicornCommand {
  const read = readOptions([...SUPPORTED, ...UNSUPPORTED], args)
  if ('problem' in read) return { kind: 'usage-error', message: problemText(read.problem, read.name) }
  const { options, operands } = read
  if (options.has('--help')) return { kind: 'help' }
  if (options.has('--version')) return { kind: 'version' }
  const unsupported = [...options.keys()].find((name) => !UVICORN_OPTIONS.includes(name))
  if (unsupported !== undefined) return { kind: 'unsupported', option: unsupported }

  const values = new Values(options)
  const config: UvicornConfig = {
    host: values.text('--host') ?? '127.0.0.1',
    port: values.whole('--port', 0, 65535) ?? 8000,
    workers: values.whole('--workers', 1, WORKERS_MAX) ?? 1,
    limitConcurrency: values.whole('--limit-concurrency', 0),
    timeoutGracefulShutdownS: values.whole('--timeout-graceful-shutdown', 0),
    timeoutWorkerHealthcheckS: values.whole('--timeout-worker-healthcheck', 1) ?? 5,
    queue: values.text('--queue') === 'shared' ? 'shared' : 'worker',
    ...(options.has('--use-colors') ? { useColors: true } : {}),
    ...(options.has('--no-use-colors') ? { useColors: false } : {}),
  }
  const queue = values.text('--queue')
  if (queue !== null && queue !== 'shared' && queue !== 'worker') {
    values.fail('--queue', `'${queue}' is not one of 'worker', 'shared'.`)
  }
  if (values.problem !== null) return { kind: 'usage-error', message: values.problem }
  const [app, ...extra] = operands
  if (app === undefined) return { kind: 'usage-error', message: "Missing argument 'APP'." }
  if (extra.length > 0) {
    const many = extra.length > 1 ? 's' : ''
    return { kind: 'usage-error', message: `Got unexpected extra argument${many} (${extra.join(' ')})` }
  }
  return { kind: 'run', app, config }
}

/** Each worker holds its own copy of runtime and model in this tab. */
const WORKERS_MAX = 16

class Values {
  /** The first thing that is wrong, as click says it. */
  problem: string | null = null
  readonly #options: ReadonlyMap<string, readonly string[]>

  constructor(options: ReadonlyMap<string, readonly string[]>) {
    this.#options = options
  }

  text(name: string): string | null {
    return this.#options.get(name)?.at(-1) ?? null
  }

  whole(name: string, least: number, most = Number.MAX_SAFE_INTEGER): number | null {
    const text = this.text(name)
    if (text === null) return null
    if (!/^[+-]?\d+$/.test(text.trim())) {
      this.fail(name, `'${text}' is not a valid integer.`)
      return null
    }
    const value = Number(text)
    if (value >= least && value <= most) return value
    const range = most === Number.MAX_SAFE_INTEGER ? `x>=${least}` : `${least}<=x<=${most}`
    this.fail(name, `${value} is not in the range ${range}.`)
    return null
  }

  fail(name: string, reason: string): void {
    this.problem ??= `Invalid value for '${name}': ${reason}`
  }
}

function problemText(problem: 'unknown' | 'value-missing' | 'value-given', name: string): string {
  if (problem === 'value-missing') return `Option '${name}' requires an argument.`
  if (problem === 'value-given') return `Option '${name}' does not take a value.`
  const near = nearestOption(name)
  return `No such option: ${name}${near ? ` Did you mean ${near}?` : ''}`
}

/** The option that begins like what was typed, or of which that is a part. */
function nearestOption(typed: string): string | null {
  if (!typed.startsWith('--') || typed.length < 4) return null
  return UVICORN_OPTIONS.find((name) => name.startsWith(typed) || typed.startsWith(name)) ?? null
}
