import { RequestLostError } from '#fleet/request-lost-error.ts'
import type { CommandIo, ShellCommand } from './command.ts'
import {
  headersOf,
  progressMeter,
  responseHead,
  type Transfer,
  verboseRefusal,
  verboseRequest,
  verboseResponse,
  writeOut,
} from './curl-format.ts'
import { CURL_OPTIONS, type CurlOptions, readCurlCommand } from './curl-options.ts'
import { buildRequest, CurlError, type CurlRequest, connectionRefused } from './curl-request.ts'

const TRY = "curl: try 'curl --help' or 'curl --manual' for more information\n"
const BINARY_WARNING = `Warning: Binary output can mess up your terminal. Use "--output -" to tell${' '}
Warning: curl to output it to your terminal anyway, or consider "--output${' '}
Warning: <FILE>" to save to a file.
`
/** Exit status of a program that Ctrl+C ended. */
const INTERRUPTED = 130

export const curl: ShellCommand = {
  name: 'curl',
  summary: (texts) => texts.curl.summary,
  help: (texts) => texts.curl.help,
  options: CURL_OPTIONS,
  words: [
    'localhost:8000/predict',
    'localhost:8000/healthz',
    'localhost:8000/readyz',
    'localhost:8000/model',
    'localhost:8000/metrics',
  ],
  readsHelp: true,
  async run(args, io) {
    const { texts } = io.machine
    const command = readCurlCommand(args)
    switch (command.kind) {
      case 'help':
        io.out(`${texts.curl.help}\n`)
        return 0
      case 'version':
        io.out(`curl 7.88.1 ${texts.curl.versionNote}\nProtocols: http\n`)
        return 0
      case 'unsupported':
        io.err(`curl: ${texts.unsupportedHere(command.option)}\n`)
        return 2
      case 'usage-error':
        io.err(`${command.message === null ? '' : `curl: ${command.message}\n`}${TRY}`)
        return 2
      case 'transfer':
        break
    }
    let status = 0
    for (const [index, url] of command.options.urls.entries()) {
      if (io.cancelled.aborted) return INTERRUPTED
      status = await transferOne(url, command.options.outputs[index] ?? null, command.options, io)
    }
    return status
  },
}

async function transferOne(
  address: string,
  output: string | null,
  options: CurlOptions,
  io: CommandIo,
): Promise<number> {
  const startMs = io.machine.clock.nowMs()
  let request: CurlRequest
  try {
    request = await buildRequest(address, options, io)
  } catch (error) {
    if (!(error instanceof CurlError)) throw error
    if (options.showsErrors) io.err(`curl: (${error.code}) ${error.message}\n`)
    return error.code
  }
  const transfer: Transfer = {
    request,
    response: null,
    receivedBytes: 0,
    startTransferS: 0,
    totalS: 0,
    exitCode: 0,
    errorMessage: '',
  }
  const elapsedS = () => (io.machine.clock.nowMs() - startMs) / 1000
  try {
    await send(transfer, output, options, io, elapsedS)
  } catch (error) {
    if (io.cancelled.aborted) return INTERRUPTED
    if (!(error instanceof CurlError)) throw error
    transfer.exitCode = error.code
    transfer.errorMessage = error.message
  }
  transfer.totalS = elapsedS()
  const showsMeter = !options.isSilent && (output !== null || !io.stdoutIsTerminal)
  if (showsMeter) io.err(progressMeter(transfer))
  if (transfer.exitCode !== 0 && options.showsErrors) {
    io.err(`curl: (${transfer.exitCode}) ${transfer.errorMessage}\n`)
  }
  if (options.writeOut !== null) {
    const { text, unknown } = writeOut(options.writeOut, transfer)
    for (const name of unknown) io.err(`curl: unknown --write-out variable: '${name}'\n`)
    io.out(text)
  }
  return transfer.exitCode
}

/** Sends the request and writes the answer; fills the transfer in. Throws CurlError. */
async function send(
  transfer: Transfer,
  output: string | null,
  options: CurlOptions,
  io: CommandIo,
  elapsedS: () => number,
): Promise<void> {
  const { request } = transfer
  const response = await fetchFor(request, options, io)
  const headers = headersOf(response)
  transfer.response = { status: response.status, headers }
  transfer.startTransferS = elapsedS()
  if (options.isVerbose) io.err(verboseRequest(request) + verboseResponse(response.status, headers))
  const body = new Uint8Array(await response.arrayBuffer())
  if (options.failsOnError && response.status >= 400) {
    throw new CurlError(22, `The requested URL returned error: ${response.status}`)
  }
  transfer.receivedBytes = body.length
  const head = options.includesHeaders ? responseHead(response.status, headers) : ''
  await writeAnswer(head, body, output, options, io)
  if (!options.isVerbose) return
  const isQuiet = io.stdoutIsTerminal && output === null
  io.err(isQuiet || body.length === 0 ? '' : `{ [${body.length} bytes data]\n`)
  io.err(`* Connection #0 to host ${request.url.hostname} left intact\n`)
}

async function fetchFor(request: CurlRequest, options: CurlOptions, io: CommandIo): Promise<Response> {
  const { timeoutMs } = options
  let asked: Request
  try {
    const { method, headers, body } = request
    asked = new Request(request.url, { method, headers, ...(body ? { body } : {}) })
  } catch (error) {
    // The browser's own rules: no body with GET, no TRACE, no bad header.
    throw new CurlError(2, `${io.machine.texts.curl.browserRefused} ${(error as Error).message}`)
  }
  const started = io.machine.clock.nowMs()
  try {
    return await io.machine.host.fetch(asked, {
      signal: io.cancelled,
      ...(timeoutMs === null ? {} : { timeoutMs }),
    })
  } catch (error) {
    if (!(error instanceof RequestLostError)) throw error
    const { hostname, port } = request.url
    switch (error.reason) {
      case 'refused':
        if (options.isVerbose) io.err(verboseRefusal(request.url))
        throw connectionRefused(hostname, port || '80')
      case 'timeout': {
        if (options.isVerbose) io.err(verboseRequest(request))
        const ms = Math.max(timeoutMs ?? 0, Math.round(io.machine.clock.nowMs() - started))
        throw new CurlError(28, `Operation timed out after ${ms} milliseconds with 0 bytes received`)
      }
      default:
        if (options.isVerbose)
          io.err(`${verboseRequest(request)}* Empty reply from server\n* Closing connection 0\n`)
        throw new CurlError(52, 'Empty reply from server')
    }
  }
}

async function writeAnswer(
  head: string,
  body: Uint8Array<ArrayBuffer>,
  output: string | null,
  options: CurlOptions,
  io: CommandIo,
): Promise<void> {
  if (output !== null && output !== '-') {
    const bytes = new Uint8Array(await new Blob([head, body]).arrayBuffer())
    const path = io.files.resolvePath(io.cwd, output)
    // The file system would make a folder that is missing; curl does not.
    const hasFolder = await io.files.exists(path.slice(0, path.lastIndexOf('/')) || '/')
    const isWritten =
      hasFolder &&
      (await io.files.writeFile(path, bytes).then(
        () => true,
        () => false,
      ))
    if (!isWritten) throw new CurlError(23, 'Failure writing output to destination')
    return
  }
  io.out(head)
  if (io.stdoutIsTerminal && output === null && body.includes(0)) {
    if (!options.isSilent) io.err(BINARY_WARNING)
    throw new CurlError(23, 'Failure writing output to destination')
  }
  io.out(body)
}
