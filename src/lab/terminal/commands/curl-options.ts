import { type OptionForm, readOptions } from './option-reader.ts'

/** A piece of -d, --data-raw, --data-binary or --json, in the order of the command line. */
export type DataPiece = { kind: 'data' | 'raw' | 'binary' | 'json'; value: string }

export type CurlOptions = {
  urls: readonly string[]
  isSilent: boolean
  showsErrors: boolean
  includesHeaders: boolean
  isHead: boolean
  isVerbose: boolean
  failsOnError: boolean
  method: string | null
  headers: readonly string[]
  form: readonly string[]
  data: readonly DataPiece[]
  outputs: readonly string[]
  writeOut: string | null
  timeoutMs: number | null
}

export type CurlCommand =
  | { kind: 'transfer'; options: CurlOptions }
  | { kind: 'help' | 'version' }
  | { kind: 'unsupported'; option: string }
  | { kind: 'usage-error'; message: string | null }

const flag = (...names: string[]): OptionForm => ({ names, takesValue: false })
const value = (...names: string[]): OptionForm => ({ names, takesValue: true })

const DATA: Readonly<Record<string, DataPiece['kind']>> = {
  '-d': 'data',
  '--data-raw': 'raw',
  '--data-binary': 'binary',
  '--json': 'json',
}

const SUPPORTED: readonly OptionForm[] = [
  flag('-s', '--silent'),
  flag('-S', '--show-error'),
  flag('-i', '--include'),
  flag('-I', '--head'),
  flag('-v', '--verbose'),
  flag('-f', '--fail'),
  // Nothing here redirects, compresses or is cached: these change nothing, as they would on a real server like this.
  flag('-L', '--location'),
  flag('-N', '--no-buffer'),
  flag('-4', '--ipv4'),
  value('-X', '--request'),
  value('-H', '--header'),
  value('-F', '--form'),
  value('-d', '--data', '--data-ascii'),
  value('--data-raw'),
  value('--data-binary'),
  value('--json'),
  value('-o', '--output'),
  value('-w', '--write-out'),
  value('-m', '--max-time'),
  value('--connect-timeout'),
  value('--url'),
  flag('-h', '--help'),
  flag('-V', '--version'),
]

/** Options that curl has and many people know, without effect or meaning in this tab. */
const UNSUPPORTED: readonly OptionForm[] = [
  ...[
    '-a',
    '-B',
    '-g',
    '-G',
    '-j',
    '-J',
    '-k',
    '-l',
    '-M',
    '-n',
    '-O',
    '-p',
    '-q',
    '-R',
    '-Z',
    '-0',
    '-1',
    '-2',
    '-3',
    '-6',
    '-#',
    '-:',
  ].map((name) => flag(name)),
  ...[
    '--get',
    '--insecure',
    '--remote-name',
    '--compressed',
    '--http2',
    '--http3',
    '--http1.0',
    '--http1.1',
    '--no-keepalive',
    '--progress-bar',
    '--parallel',
    '--retry-connrefused',
    '--raw',
    '--trace-time',
    '--tcp-nodelay',
    '--fail-with-body',
    '--globoff',
  ].map((name) => flag(name)),
  ...[
    '-A',
    '-b',
    '-c',
    '-C',
    '-D',
    '-e',
    '-E',
    '-K',
    '-P',
    '-Q',
    '-r',
    '-t',
    '-T',
    '-u',
    '-U',
    '-x',
    '-y',
    '-Y',
    '-z',
  ].map((name) => value(name)),
  ...[
    '--user-agent',
    '--cookie',
    '--cookie-jar',
    '--continue-at',
    '--dump-header',
    '--referer',
    '--cert',
    '--config',
    '--range',
    '--upload-file',
    '--user',
    '--proxy',
    '--retry',
    '--retry-delay',
    '--data-urlencode',
    '--form-string',
    '--limit-rate',
    '--unix-socket',
    '--resolve',
    '--interface',
    '--cacert',
    '--output-dir',
    '--parallel-max',
    '--rate',
    '--trace',
    '--trace-ascii',
  ].map((name) => value(name)),
]

/** For completion. */
export const CURL_OPTIONS = SUPPORTED.flatMap(({ names }) => names).filter((name) => name.startsWith('--'))

/** Reads curl's command line; messages are those of curl 7.88 without its name. Null: no message of its own. */
export function readCurlCommand(args: readonly string[]): CurlCommand {
  if (args.length === 0) return { kind: 'usage-error', message: null }
  const read = readOptions([...SUPPORTED, ...UNSUPPORTED], args)
  if ('problem' in read) {
    const { problem, name } = read
    const text = problem === 'value-missing' ? 'requires parameter' : 'is unknown'
    return { kind: 'usage-error', message: `option ${name}: ${text}` }
  }
  const { options, operands } = read
  if (options.has('-h')) return { kind: 'help' }
  if (options.has('-V')) return { kind: 'version' }
  const supported = SUPPORTED.map(({ names }) => names[0])
  const unsupported = [...options.keys()].find((name) => !supported.includes(name))
  if (unsupported !== undefined) return { kind: 'unsupported', option: unsupported }

  const timeoutMs = readSeconds(options.get('-m')?.at(-1))
  if (timeoutMs === undefined) {
    return { kind: 'usage-error', message: 'option -m: expected a proper numerical parameter' }
  }
  const form = options.get('-F') ?? []
  if (form.some((field) => !field.includes('='))) {
    return { kind: 'usage-error', message: 'option -F: is badly used here' }
  }
  const urls = [...(options.get('--url') ?? []), ...operands]
  if (urls.length === 0) return { kind: 'usage-error', message: 'no URL specified!' }
  return {
    kind: 'transfer',
    options: {
      urls,
      isSilent: options.has('-s'),
      showsErrors: !options.has('-s') || options.has('-S'),
      includesHeaders: options.has('-i') || options.has('-I'),
      isHead: options.has('-I'),
      isVerbose: options.has('-v'),
      failsOnError: options.has('-f'),
      method: options.get('-X')?.at(-1) ?? null,
      headers: options.get('-H') ?? [],
      form,
      data: Object.entries(DATA).flatMap(([name, kind]) =>
        (options.get(name) ?? []).map((text) => ({ kind, value: text })),
      ),
      outputs: options.get('-o') ?? [],
      writeOut: options.get('-w')?.at(-1) ?? null,
      timeoutMs,
    },
  }
}

/** Milliseconds; null when there is no limit, undefined when the text is no number. */
function readSeconds(text: string | undefined): number | null | undefined {
  if (text === undefined) return null
  if (!/^\d+(\.\d*)?$|^\.\d+$/.test(text)) return undefined
  return Math.round(Number(text) * 1000) || null
}
