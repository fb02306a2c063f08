/** hey 0.1.4's command line. */
export type HeyOptions = {
  url: string
  requests: number
  workers: number
  ratePerWorkerRps: number | null
  durationMs: number | null
  timeoutMs: number
  method: string
  headers: readonly [string, string][]
  body: string
  bodyFile: string | null
  isCsv: boolean
}

export type HeyCommand =
  | { kind: 'run'; options: HeyOptions }
  | { kind: 'help' }
  | { kind: 'unsupported'; option: string }
  /** Go's flag package: message, usage, exit status 2. */
  | { kind: 'flag-error'; message: string }
  /** hey's own check: message, usage, exit status 1. */
  | { kind: 'usage-error'; message: string }

const VALUES = ['n', 'c', 'q', 'z', 'm', 'H', 'd', 'D', 'T', 't', 'o', 'A', 'host', 'cpus'] as const
const UNSUPPORTED = ['a', 'x', 'U', 'h2', 'disable-compression', 'disable-keepalive', 'disable-redirects']
export const HEY_OPTIONS = ['-n', '-c', '-q', '-z', '-m', '-H', '-d', '-D', '-T', '-t', '-o']

/** Reads flags as Go's flag package does: -name value or -name=value, one or two hyphens, up to the first operand. */
export function readHeyCommand(args: readonly string[]): HeyCommand {
  const given = new Map<string, string[]>()
  const rest = [...args]
  while (rest[0]?.startsWith('-') && rest[0] !== '-') {
    const argument = rest.shift() ?? ''
    if (argument === '--') break
    const match = /^--?([^=]+)(?:=(.*))?$/s.exec(argument)
    const [name = '', inline] = [match?.[1], match?.[2]]
    if (name === 'h' || name === 'help') return { kind: 'help' }
    if (UNSUPPORTED.includes(name)) return { kind: 'unsupported', option: `-${name}` }
    if (!VALUES.some((known) => known === name)) {
      return { kind: 'flag-error', message: `flag provided but not defined: -${name}` }
    }
    const value = inline ?? rest.shift()
    if (value === undefined) return { kind: 'flag-error', message: `flag needs an argument: -${name}` }
    given.set(name, [...(given.get(name) ?? []), value])
  }
  const ignored = ['host', 'cpus'].find((name) => given.has(name))
  if (ignored !== undefined) return { kind: 'unsupported', option: `-${ignored}` }
  return check(new Flags(given), rest)
}

function check(flags: Flags, operands: readonly string[]): HeyCommand {
  const requests = flags.whole('n') ?? 200
  const workers = flags.whole('c') ?? 50
  const rate = flags.decimal('q')
  const durationMs = flags.duration('z')
  const timeoutS = flags.whole('t') ?? 20
  if (flags.problem !== null) return { kind: 'flag-error', message: flags.problem }
  const [url] = operands
  if (url === undefined) return { kind: 'usage-error', message: '' }
  if (durationMs !== null && durationMs > 0) {
    if (workers <= 0) return { kind: 'usage-error', message: '-c cannot be smaller than 1.' }
  } else {
    if (requests <= 0 || workers <= 0) {
      return { kind: 'usage-error', message: '-n and -c cannot be smaller than 1.' }
    }
    if (requests < workers) return { kind: 'usage-error', message: '-n cannot be less than -c.' }
  }
  const headers = readHeaders(flags)
  if (!Array.isArray(headers)) return { kind: 'usage-error', message: headers.problem }
  const output = flags.text('o') ?? ''
  if (output !== '' && output !== 'csv') {
    return { kind: 'usage-error', message: 'Invalid output type; only csv is supported.' }
  }
  return {
    kind: 'run',
    options: {
      url,
      requests,
      workers,
      ratePerWorkerRps: rate !== null && rate > 0 ? rate : null,
      durationMs: durationMs !== null && durationMs > 0 ? durationMs : null,
      timeoutMs: timeoutS * 1000,
      method: (flags.text('m') ?? 'GET').toUpperCase(),
      headers,
      body: flags.text('d') ?? '',
      bodyFile: flags.text('D') || null,
      isCsv: output === 'csv',
    },
  }
}

/** -T and -A first, then what -H says. */
function readHeaders(flags: Flags): [string, string][] | { problem: string } {
  const headers: [string, string][] = [['Content-Type', flags.text('T') ?? 'text/html']]
  const accept = flags.text('A')
  if (accept) headers.push(['Accept', accept])
  for (const text of flags.all('H')) {
    const match = /^([\w-]+):\s*(.+)/.exec(text)
    if (!match) return { problem: `could not parse the provided input; input = ${text}` }
    headers.push([match[1] ?? '', match[2] ?? ''])
  }
  return headers
}

/** Go's units of time in milliseconds. */
const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
}

class Flags {
  problem: string | null = null
  readonly #given: ReadonlyMap<string, readonly string[]>

  constructor(given: ReadonlyMap<string, readonly string[]>) {
    this.#given = given
  }

  all(name: string): readonly string[] {
    return this.#given.get(name) ?? []
  }

  text(name: string): string | null {
    return this.all(name).at(-1) ?? null
  }

  whole(name: string): number | null {
    return this.#parse(name, /^[+-]?\d+$/)
  }

  decimal(name: string): number | null {
    return this.#parse(name, /^[+-]?(\d+\.?\d*|\.\d+)$/)
  }

  /** 10s, 1m30s, 500ms: Go's duration in milliseconds. */
  duration(name: string): number | null {
    const text = this.text(name)
    if (text === null) return null
    const parts = [...text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|ms|s|m|h)/g)]
    if (text === '0') return 0
    if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) {
      this.#fail(name, text)
      return null
    }
    return parts.reduce((sum, [, value, unit]) => sum + Number(value) * (UNIT_MS[unit ?? ''] ?? 0), 0)
  }

  #parse(name: string, form: RegExp): number | null {
    const text = this.text(name)
    if (text === null) return null
    if (form.test(text)) return Number(text)
    this.#fail(name, text)
    return null
  }

  #fail(name: string, text: string): void {
    this.problem ??= `invalid value ${JSON.stringify(text)} for flag -${name}: parse error`
  }
}
