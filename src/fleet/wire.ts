import type { WireRequest, WireResponse } from '#service/contract.ts'

/** A request as it goes to a worker. Reads its body; rejects as request.arrayBuffer() does when it was read before. */
export async function toWire(request: Request): Promise<WireRequest> {
  const { method, url } = request
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody ? await request.arrayBuffer() : null
  return { method, url, headers: [...request.headers], body }
}

export function fromWire({ status, headers, body }: WireResponse, method: string): Response {
  const isBodyless = method === 'HEAD' || status === 204 || status === 304
  return new Response(isBodyless ? null : body, { status, headers })
}

/** What the server says by itself, without the service, in uvicorn's headers; the connection is closed after it. */
export function ownResponse(status: 500 | 503, date: Date): WireResponse {
  const text = status === 503 ? 'Service Unavailable' : 'Internal Server Error'
  const body = new TextEncoder().encode(text)
  return {
    status,
    headers: [
      ['date', date.toUTCString()],
      ['server', 'uvicorn'],
      ['content-type', 'text/plain; charset=utf-8'],
      ['content-length', String(body.length)],
      ['connection', 'close'],
    ],
    body: body.buffer,
  }
}
