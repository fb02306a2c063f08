import type { Fetch } from './download.ts'

/**
 * Fetches past every cache, and cuts the connection when so much of the body has come: the transfer itself is
 * aborted, and who reads on gets the browser's own words.
 */
export function cutOff(fetch: Fetch, keptBytes: number): Fetch {
  return async (url, init) => {
    const connection = new AbortController()
    const response = await fetch(url, { ...init, cache: 'no-store', signal: connection.signal })
    const reader = response.body?.getReader()
    if (!reader || !response.ok) return response
    let restBytes = keptBytes
    const body = new ReadableStream<Uint8Array>({
      async pull(sink) {
        if (restBytes === 0) {
          connection.abort()
          await reader.read()
          // All of it had come already, in one piece.
          throw connection.signal.reason
        }
        const { done, value } = await reader.read()
        if (done) return sink.close()
        const part = value.subarray(0, restBytes)
        restBytes -= part.length
        sink.enqueue(part)
      },
    })
    const { status, headers } = response
    return new Response(body, { status, headers })
  }
}
