import type { CommandIo } from './command.ts'
import type { CurlOptions, DataPiece } from './curl-options.ts'

/** A transfer that ends with one of curl's own exit codes (libcurl-errors). */
export class CurlError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export type CurlRequest = {
  url: URL
  method: string
  /** As curl would send them, in its order. */
  headers: [string, string][]
  body: Uint8Array<ArrayBuffer> | null
}

export const USER_AGENT = 'curl/7.88.1'
/** Names of this machine. */
const OWN_HOSTS = new Set(['localhost', '127.0.0.1', '0.0.0.0', 'tab'])

/** The request that the options ask for. Throws CurlError. */
export async function buildRequest(
  address: string,
  options: CurlOptions,
  io: CommandIo,
): Promise<CurlRequest> {
  const url = readUrl(address)
  const body = await readBody(options, io)
  const method = options.method ?? (options.isHead ? 'HEAD' : body ? 'POST' : 'GET')
  const headers: [string, string][] = [
    ['Host', url.host],
    ['User-Agent', USER_AGENT],
    ['Accept', '*/*'],
  ]
  const own: [string, string][] = body
    ? [
        ['Content-Length', String(body.bytes.length)],
        ['Content-Type', body.type],
      ]
    : []
  if (body?.isJson) {
    own[1] = ['Content-Type', 'application/json']
    headers[2] = ['Accept', 'application/json']
  }
  const custom = options.headers.flatMap(readHeader)
  const replaced = new Set(custom.map(({ name }) => name.toLowerCase()))
  const kept = [...headers, ...own].filter(([name]) => !replaced.has(name.toLowerCase()))
  const added = custom.flatMap(({ name, value }): [string, string][] =>
    value === null ? [] : [[name, value]],
  )
  return { url, method, headers: [...kept, ...added], body: body?.bytes ?? null }
}

function readUrl(address: string): URL {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase() ?? 'http'
  if (scheme !== 'http' && scheme !== 'https') {
    throw new CurlError(1, `Protocol "${scheme}" not supported or disabled in libcurl`)
  }
  let url: URL
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`)
  } catch {
    throw new CurlError(3, 'URL using bad/illegal format or missing URL')
  }
  const port = url.port || (scheme === 'https' ? '443' : '80')
  const isAddress = /^[\d.]+$|^\[/.test(url.hostname)
  if (!OWN_HOSTS.has(url.hostname) && !isAddress) {
    throw new CurlError(6, `Could not resolve host: ${url.hostname}`)
  }
  if (!OWN_HOSTS.has(url.hostname) || (scheme === 'https' && port === '443')) {
    throw connectionRefused(url.hostname, port)
  }
  if (scheme === 'https') {
    throw new CurlError(35, 'error:0A00010B:SSL routines::wrong version number')
  }
  return url
}

export function connectionRefused(hostname: string, port: string): CurlError {
  return new CurlError(
    7,
    `Failed to connect to ${hostname} port ${port} after 0 ms: Couldn't connect to server`,
  )
}

/** "Name: value"; "Name:" takes the header away, "Name;" sends it empty. */
function readHeader(text: string): { name: string; value: string | null }[] {
  const match = /^([^:;]+)([:;])(.*)$/s.exec(text)
  if (!match) return []
  const [, name = '', separator, rest = ''] = match
  const value = rest.trim()
  if (separator === ';') return value === '' ? [{ name: name.trim(), value: '' }] : []
  return [{ name: name.trim(), value: value === '' ? null : value }]
}

type Body = { bytes: Uint8Array<ArrayBuffer>; type: string; isJson: boolean }

async function readBody({ form, data, isSilent }: CurlOptions, io: CommandIo): Promise<Body | null> {
  if (form.length > 0) return { ...(await formBody(form, io)), isJson: false }
  if (data.length === 0) return null
  const isJson = data.some(({ kind }) => kind === 'json')
  const pieces: Uint8Array[] = []
  for (const piece of data) {
    if (pieces.length > 0 && !isJson) pieces.push(new TextEncoder().encode('&'))
    pieces.push(await dataBytes(piece, isSilent, io))
  }
  return { bytes: joined(pieces), type: 'application/x-www-form-urlencoded', isJson }
}

async function dataBytes({ kind, value }: DataPiece, isSilent: boolean, io: CommandIo): Promise<Uint8Array> {
  if (kind === 'raw' || !value.startsWith('@')) return new TextEncoder().encode(value)
  const name = value.slice(1)
  const bytes = await readInput(name, io)
  if (!bytes) {
    if (!isSilent) io.err(`Warning: Couldn't read data from file "${name}", this makes an empty POST.\n`)
    return new Uint8Array()
  }
  // -d takes line ends out of a file.
  return kind === 'data' ? bytes.filter((byte) => byte !== 10 && byte !== 13 && byte !== 0) : bytes
}

/** Null when there is no such file. - is the standard input. */
async function readInput(name: string, io: CommandIo): Promise<Uint8Array<ArrayBuffer> | null> {
  if (name === '-') return io.stdin
  return io.files.readFileBuffer(io.files.resolvePath(io.cwd, name)).catch(() => null)
}

/** multipart/form-data as curl writes it (RFC 7578). */
async function formBody(
  fields: readonly string[],
  io: CommandIo,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string }> {
  const random = crypto.getRandomValues(new Uint8Array(8))
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const boundary = `------------------------${hex}`
  const pieces: Uint8Array[] = []
  const write = (text: string) => pieces.push(new TextEncoder().encode(text))
  for (const field of fields) {
    const { name, content, isFile, type, filename } = readField(field)
    write(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`)
    if (!isFile) {
      write(`${type ? `\r\nContent-Type: ${type}` : ''}\r\n\r\n${content}\r\n`)
      continue
    }
    const bytes = await readInput(content, io)
    if (!bytes) throw new CurlError(26, 'Failed to open/read local data from file/application')
    const shown = filename ?? content.slice(content.lastIndexOf('/') + 1)
    write(`; filename="${quoted(shown)}"\r\nContent-Type: ${type ?? typeOfFile(shown)}\r\n\r\n`)
    pieces.push(bytes)
    write('\r\n')
  }
  write(`--${boundary}--\r\n`)
  return { bytes: joined(pieces), type: `multipart/form-data; boundary=${boundary}` }
}

function readField(field: string) {
  const equals = field.indexOf('=')
  const name = field.slice(0, equals)
  const value = field.slice(equals + 1)
  if (!value.startsWith('@')) return { name, content: value, isFile: false }
  const [content = '', ...settings] = value.slice(1).split(';')
  const setting = (key: string) =>
    settings
      .find((text) => text.trim().startsWith(`${key}=`))
      ?.trim()
      .slice(key.length + 1)
  return { name, content, isFile: true, type: setting('type'), filename: setting('filename') }
}

function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
}

/** curl's own table (lib/formdata, Curl_mime_contenttype). */
const TYPE_OF_EXTENSION: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  htm: 'text/html',
  html: 'text/html',
  pdf: 'application/pdf',
  xml: 'application/xml',
}

function typeOfFile(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return TYPE_OF_EXTENSION[extension] ?? 'application/octet-stream'
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    all.set(piece, offset)
    offset += piece.length
  }
  return all
}
