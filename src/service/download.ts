import { messageOf, StartupError } from './failure.ts'

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** @param receivedBytes never falls. @param totalBytes stays the same; the last call has both equal. */
export type OnProgress = (receivedBytes: number, totalBytes: number) => void

export type Download = {
  url: string
  /** Name for messages. */
  file: string
  /** Exact size where it is known beforehand; otherwise the server's content-length is believed. */
  expectedBytes?: number
  /** Shown as the total where neither is known. */
  estimatedBytes?: number
  /** The most that is read where the size is not known. */
  maximumBytes?: number
  /** Looks at the first bytes; returns what is wrong with them in words. */
  checkStart?: (start: Uint8Array) => string | null
  onProgress?: OnProgress
}

/** Bytes that checkStart gets to see, or all there are. */
export const START_BYTES = 64
const MAXIMUM_BYTES = 64_000_000

/**
 * Fetches a file as a stream. Throws StartupError: network, http-status, wrong-content (before the size is looked
 * at: a page that came instead is that, not a file of the wrong size), size-mismatch.
 */
export async function download(fetch: Fetch, wanted: Download): Promise<Uint8Array<ArrayBuffer>> {
  const { file } = wanted
  const response = await fetch(wanted.url).catch((cause: unknown) => {
    throw new StartupError('network', messageOf(cause), file)
  })
  if (response.status !== 200) {
    throw new StartupError('http-status', `${response.status} ${response.statusText}`.trim(), file)
  }
  const exactBytes = wanted.expectedBytes ?? contentLength(response)
  const totalBytes = exactBytes ?? wanted.estimatedBytes ?? 0
  const sink = createSink(exactBytes, wanted)
  const onProgress = wanted.onProgress ?? (() => {})

  onProgress(0, totalBytes)
  for await (const chunk of chunksOf(response, file)) {
    sink.add(chunk)
    if (sink.receivedBytes() < totalBytes) onProgress(sink.receivedBytes(), totalBytes)
  }
  const bytes = sink.end()
  onProgress(totalBytes, totalBytes)
  return bytes
}

/** What the server says the size is, unless it compresses on the way: then the number means something else. */
function contentLength(response: Response): number | undefined {
  if (response.headers.get('content-encoding')) return undefined
  const length = Number(response.headers.get('content-length') ?? '')
  return Number.isSafeInteger(length) && length > 0 ? length : undefined
}

async function* chunksOf(response: Response, file: string): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  if (!reader) return
  try {
    while (true) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new StartupError('network', messageOf(cause), file)
      })
      if (done) return
      yield value
    }
  } finally {
    // Ends the transfer when reading stopped early; a stream that has ended or failed takes no notice.
    reader.cancel().catch(() => {})
  }
}

export function wrongSize(expectedBytes: number, found: string, file: string): StartupError {
  return new StartupError('size-mismatch', `${expectedBytes} bytes expected, ${found} received`, file)
}

/** Collects chunks in one piece of memory and ends with the exact size or a StartupError. */
function createSink(
  exactBytes: number | undefined,
  { file, checkStart, maximumBytes = MAXIMUM_BYTES }: Download,
) {
  let bytes = new Uint8Array(Math.min(exactBytes ?? 1 << 20, maximumBytes))
  let received = 0
  let isChecked = false

  const check = () => {
    isChecked = true
    const problem = checkStart?.(bytes.subarray(0, Math.min(received, START_BYTES)))
    if (problem) throw new StartupError('wrong-content', problem, file)
  }

  return {
    receivedBytes: () => received,
    add(chunk: Uint8Array): void {
      const needed = received + chunk.length
      if (needed > bytes.length && exactBytes === undefined && needed <= maximumBytes) {
        const larger = new Uint8Array(Math.min(Math.max(needed, 2 * bytes.length), maximumBytes))
        larger.set(bytes.subarray(0, received))
        bytes = larger
      }
      const fitting = chunk.subarray(0, bytes.length - received)
      bytes.set(fitting, received)
      received += fitting.length
      if (!isChecked && (received >= START_BYTES || fitting.length < chunk.length)) check()
      if (fitting.length < chunk.length) throw wrongSize(exactBytes ?? maximumBytes, 'more', file)
    },
    end(): Uint8Array<ArrayBuffer> {
      if (!isChecked) check()
      if (received !== (exactBytes ?? received) || received === 0)
        throw wrongSize(exactBytes ?? maximumBytes, String(received), file)
      return exactBytes === undefined ? bytes.slice(0, received) : bytes
    },
  }
}
