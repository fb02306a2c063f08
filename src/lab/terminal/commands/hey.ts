import { RequestLostError } from '#fleet/request-lost-error.ts'
import { heyPlan, runClosedLoop } from '#traffic/closed-loop.ts'
import { heyCsv, heyReport } from '#traffic/hey-report.ts'
import type { Outcome } from '#traffic/load-run.ts'
import type { CommandIo, ShellCommand } from './command.ts'
import { HEY_OPTIONS, type HeyOptions, readHeyCommand } from './hey-options.ts'

/** Host names that lead to this machine. */
const OWN_HOSTS = new Set(['localhost', '127.0.0.1', '0.0.0.0', 'tab'])

export const hey: ShellCommand = {
  name: 'hey',
  summary: (texts) => texts.hey.summary,
  help: (texts) => texts.hey.help,
  options: HEY_OPTIONS,
  words: ['http://localhost:8000/predict', 'http://localhost:8000/healthz'],
  readsHelp: true,
  async run(args, io) {
    const { texts } = io.machine
    const command = readHeyCommand(args)
    switch (command.kind) {
      case 'help':
        io.out(`${texts.hey.help}\n`)
        return 0
      case 'unsupported':
        io.err(`hey: ${texts.unsupportedHere(command.option)}\n`)
        return 2
      case 'flag-error':
        io.err(`${command.message}\n${texts.hey.help}\n`)
        return 2
      case 'usage-error':
        io.err(`${command.message === '' ? '' : `${command.message}\n\n`}${texts.hey.help}\n\n`)
        return 1
      case 'run':
        return load(command.options, io)
    }
  },
}

async function load(options: HeyOptions, io: CommandIo): Promise<number> {
  let body: Uint8Array<ArrayBuffer> = new TextEncoder().encode(options.body)
  if (options.bodyFile !== null) {
    const path = io.files.resolvePath(io.cwd, options.bodyFile)
    const bytes = await io.files.readFileBuffer(path).catch(() => null)
    if (!bytes) {
      io.err(`open ${options.bodyFile}: no such file or directory\n`)
      return 1
    }
    body = bytes
  }
  const hasBody = body.length > 0 && options.method !== 'GET' && options.method !== 'HEAD'
  if (body.length > 0 && !hasBody) {
    io.err(`hey: ${io.machine.texts.hey.bodyWithGet}\n`)
    return 1
  }
  const makeRequest = () =>
    new Request(options.url, {
      method: options.method,
      headers: [...options.headers, ['User-Agent', 'hey/0.0.1']],
      ...(hasBody ? { body } : {}),
    })
  const problem = addressProblem(options.url)
  if (problem === null) {
    try {
      makeRequest()
    } catch (error) {
      io.err(`${(error as Error).message}\n`)
      return 1
    }
  }
  // Ctrl+C: nothing new is sent, and the report is of what was.
  const stop = new AbortController()
  const leave = io.machine.jobs.onInterrupt(io.job, () => stop.abort())
  try {
    const run = await runClosedLoop({
      plan: heyPlan(options),
      clock: io.machine.clock,
      stop: stop.signal,
      signal: io.cancelled,
      send: () => (problem === null ? send(makeRequest(), options, io) : lost(problem)),
    })
    if (io.cancelled.aborted) return 130
    io.out(options.isCsv ? heyCsv(run) : heyReport(run, { method: options.method, url: options.url }))
    return 0
  } finally {
    leave()
  }
}

async function lost(reason: string): Promise<Outcome> {
  return { kind: 'lost', reason }
}

/** What Go's HTTP client says of an address that cannot be asked; null when it can. */
function addressProblem(address: string): string | null {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1] ?? ''
  if (scheme !== 'http' && scheme !== 'https') return `unsupported protocol scheme ${JSON.stringify(scheme)}`
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return 'invalid URL'
  }
  const { hostname, port } = url
  if (scheme === 'https') return 'http: server gave HTTP response to HTTPS client'
  if (OWN_HOSTS.has(hostname)) return null
  return /^[\d.]+$/.test(hostname)
    ? `dial tcp ${hostname}:${port || 80}: connect: connection refused`
    : `dial tcp: lookup ${hostname}: no such host`
}

async function send(request: Request, { timeoutMs }: HeyOptions, io: CommandIo): Promise<Outcome> {
  const { host, clock } = io.machine
  const startMs = clock.nowMs()
  try {
    const limit = timeoutMs > 0 ? { timeoutMs } : {}
    const response = await host.fetch(request, { signal: io.cancelled, ...limit })
    const waitMs = clock.nowMs() - startMs
    const { byteLength: bytes } = await response.arrayBuffer()
    return { kind: 'answered', status: response.status, bytes, waitMs }
  } catch (error) {
    return { kind: 'lost', reason: error instanceof RequestLostError ? error.reason : String(error) }
  }
}
