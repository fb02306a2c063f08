import { printable } from '#fleet/log-line.ts'
import { statusPhrase } from '#fleet/status-phrase.ts'
import type { CurlRequest } from './curl-request.ts'

/** A finished transfer, for -w, -v and the progress meter. Times in seconds. */
export type Transfer = {
  request: CurlRequest
  /** Null when no answer came. */
  response: { status: number; headers: [string, string][] } | null
  receivedBytes: number
  startTransferS: number
  totalS: number
  exitCode: number
  errorMessage: string
}

/** The web's Headers come sorted; a server sends these first. */
const FIRST_HEADERS = ['date', 'server', 'content-length', 'content-type']

export function headersOf(response: Response): [string, string][] {
  const place = (name: string) => {
    const index = FIRST_HEADERS.indexOf(name)
    return index < 0 ? FIRST_HEADERS.length : index
  }
  return [...response.headers].sort(([a], [b]) => place(a) - place(b))
}

/** Status line and headers as they stand on the wire; control characters are taken out. */
export function responseHead(status: number, headers: readonly [string, string][]): string {
  const lines = headers.map(([name, value]) => `${printable(name)}: ${printable(value)}\r\n`)
  return `HTTP/1.1 ${status} ${statusPhrase(status)}\r\n${lines.join('')}\r\n`
}

/** What -v says before the answer. */
export function verboseRequest({ url, method, headers, body }: CurlRequest): string {
  const port = url.port || '80'
  const lines = [
    `*   Trying 127.0.0.1:${port}...`,
    `* Connected to ${url.hostname} (127.0.0.1) port ${port} (#0)`,
    `> ${printable(method)} ${url.pathname}${url.search} HTTP/1.1`,
    ...headers.map(([name, value]) => `> ${printable(name)}: ${printable(value)}`),
    '> ',
    ...(body ? [`} [${body.length} bytes data]`, '* We are completely uploaded and fine'] : []),
  ]
  return `${lines.join('\n')}\n`
}

export function verboseResponse(status: number, headers: readonly [string, string][]): string {
  return responseHead(status, headers)
    .split('\r\n')
    .slice(0, -1)
    .map((line) => `< ${line}\n`)
    .join('')
}

export function verboseRefusal(url: URL): string {
  const port = url.port || '80'
  return [
    `*   Trying 127.0.0.1:${port}...`,
    `* connect to 127.0.0.1 port ${port} failed: Connection refused`,
    `* Failed to connect to ${url.hostname} port ${port} after 0 ms: Couldn't connect to server`,
    '* Closing connection 0\n',
  ].join('\n')
}

const seconds = (value: number) => value.toFixed(6)

const VARIABLES: Readonly<Record<string, (transfer: Transfer) => string>> = {
  http_code: ({ response }) => String(response?.status ?? 0).padStart(3, '0'),
  response_code: ({ response }) => String(response?.status ?? 0).padStart(3, '0'),
  http_version: ({ response }) => (response ? '1.1' : '0'),
  time_total: ({ totalS }) => seconds(totalS),
  time_starttransfer: ({ startTransferS }) => seconds(startTransferS),
  // There is no network in this tab: name, connection and upload take no time of their own.
  time_namelookup: () => seconds(0),
  time_connect: () => seconds(0),
  time_appconnect: () => seconds(0),
  time_pretransfer: () => seconds(0),
  time_redirect: () => seconds(0),
  size_download: ({ receivedBytes }) => String(receivedBytes),
  size_upload: ({ request }) => String(request.body?.length ?? 0),
  speed_download: ({ receivedBytes, totalS }) => String(Math.round(receivedBytes / (totalS || 1))),
  speed_upload: ({ request, totalS }) => String(Math.round((request.body?.length ?? 0) / (totalS || 1))),
  content_type: ({ response }) => headerOf(response, 'content-type'),
  num_headers: ({ response }) => String(response?.headers.length ?? 0),
  num_connects: ({ response }) => (response ? '1' : '0'),
  num_redirects: () => '0',
  exitcode: ({ exitCode }) => String(exitCode),
  errormsg: ({ errorMessage }) => errorMessage,
  method: ({ request }) => request.method,
  remote_ip: () => '127.0.0.1',
  remote_port: ({ request }) => request.url.port || '80',
  scheme: () => 'HTTP',
  url: ({ request }) => request.url.href,
  url_effective: ({ request }) => request.url.href,
}

function headerOf(response: Transfer['response'], name: string): string {
  return response?.headers.find(([key]) => key === name)?.[1] ?? ''
}

/** -w: variables in %{…}, \n, \t and \r. Unknown variables come back apart, for curl's complaint. */
export function writeOut(format: string, transfer: Transfer): { text: string; unknown: string[] } {
  const unknown: string[] = []
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' }
  const text = format.replace(/%%|%\{([^}]*)\}|\\([ntr])/g, (whole, variable, letter) => {
    if (letter !== undefined) return escapes[letter] ?? whole
    if (variable === undefined) return '%'
    const write = VARIABLES[variable]
    if (!write) unknown.push(variable)
    return write ? printable(write(transfer)) : ''
  })
  return { text, unknown }
}

const METER_HEAD = `  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
`

/** The progress meter when all is over. */
export function progressMeter({ receivedBytes, request, totalS }: Transfer): string {
  const sent = request.body?.length ?? 0
  const speed = (bytes: number) => fiveWide(Math.round(bytes / (totalS || 1)))
  const share = (bytes: number) => (bytes > 0 ? '100' : '  0')
  const line = [
    `${share(receivedBytes + sent)} ${fiveWide(receivedBytes + sent)}`,
    `${share(receivedBytes)} ${fiveWide(receivedBytes)}`,
    `${share(sent)} ${fiveWide(sent)}`,
    `${speed(receivedBytes)}  ${speed(sent)} --:--:-- --:--:-- --:--:-- ${speed(receivedBytes + sent)}`,
  ].join('  ')
  return `${METER_HEAD}${line}\n`
}

/** A count of bytes in five columns, as curl's meter has it (tool_progress, max5data). */
function fiveWide(bytes: number): string {
  const [k, m] = [1024, 1024 * 1024]
  if (bytes < 100_000) return String(bytes).padStart(5)
  if (bytes < 10_000 * k) return `${String(Math.floor(bytes / k)).padStart(4)}k`
  if (bytes < 100 * m) return `${Math.floor(bytes / m)}.${Math.floor((bytes % m) / (m / 10))}M`.padStart(5)
  return `${String(Math.floor(bytes / m)).padStart(4)}M`
}
