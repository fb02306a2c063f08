import type { Host } from '#fleet/host.ts'

export type Asked = { method: string; url: string; headers: Record<string, string>; body: string }

/** A host without processes, whose network answers as the test says. Keeps what it was asked. */
export function createTestService(answer: (request: Request, body: string) => Response | Promise<Response>) {
  const asked: Asked[] = []
  const host: Host = {
    startServer: () => {
      throw new Error('this host starts nothing')
    },
    fetch: async (request) => {
      const body = new TextDecoder('latin1').decode(await request.clone().arrayBuffer())
      asked.push({
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body,
      })
      return answer(request, body)
    },
    server: () => null,
    processes: () => [],
    signal: () => false,
    disturb: () => false,
    subscribe: () => () => {},
  }
  return { host, asked }
}

/** As uvicorn answers: date and server first, length and type after them. */
export function answerOf(body: string, status = 200, type = 'application/json'): Response {
  const bytes = new TextEncoder().encode(body)
  return new Response(bytes, {
    status,
    headers: {
      'content-type': type,
      'content-length': String(bytes.length),
      server: 'uvicorn',
      date: 'Thu, 01 Jan 1970 00:00:00 GMT',
    },
  })
}
