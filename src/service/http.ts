import { type Context, Hono } from 'hono'
import { INCLUDABLE, type ModelResponse, type ReadyResponse } from './contract.ts'
import { cleanRuntimeMessage, messageOf } from './failure.ts'
import { detailReply, imageErrorReply, NOT_READY, type Reply, statusReply } from './http-errors.ts'
import { ImageError } from './image-error.ts'
import { METRICS_TYPE, type Metrics } from './metrics.ts'
import type { Predict } from './predict.ts'
import { readUpload } from './upload.ts'

/** The service's HTTP interface: routes on web-standard Request and Response, with FastAPI's bodies and manners. */

/** A service that has started. */
export type ReadyService = { predict: Predict; model: ModelResponse }

export type Http = {
  handle(request: Request): Promise<HttpAnswer>
}

/** exception: what was thrown where the answer is 500; for the log, not for the client. */
export type HttpAnswer = { response: Response; exception?: string }

export type HttpParts = {
  /** Null until the service is warm. */
  service: () => ReadyService | null
  metrics: Metrics
  /** Counted in this worker's memory, by client; null where no such route is. */
  visits?: () => Map<string, number> | null
  /** For the date header. */
  date?: () => Date
}

/** More are not remembered: memory has its bounds in a bad habit, too. */
const CLIENTS_MAX = 1000
const NO_ROOM = detailReply(503, 'too many clients')

type HonoTypes = { Variables: { path: string }; Bindings: { report(exception: string): void } }
type HttpContext = Context<HonoTypes>

export function createHttp({
  service,
  metrics,
  visits = () => null,
  date = () => new Date(),
}: HttpParts): Http {
  const app = new Hono<HonoTypes>()
  const send = (context: HttpContext, reply: Reply) => {
    const body = new TextEncoder().encode(reply.body)
    const headers = new Headers([
      ['date', date().toUTCString()],
      ['server', 'uvicorn'],
      ...(reply.headers ?? []),
      ['content-length', String(body.length)],
      ['content-type', reply.type ?? 'application/json'],
    ])
    metrics.countRequest(context.req.method, context.get('path') ?? 'unmatched', reply.status)
    return new Response(context.req.method === 'HEAD' ? null : body, { status: reply.status, headers })
  }
  const route = (
    method: 'GET' | 'POST',
    path: string,
    answer: (context: HttpContext) => Reply | Promise<Reply>,
  ) => {
    app.all(path, async (context) => {
      context.set('path', path)
      if (context.req.method !== method) return send(context, statusReply(405, [['allow', method]]))
      return send(context, await answer(context))
    })
  }

  route('GET', '/healthz', () => json({ status: 'ok' }))
  route('GET', '/readyz', () => {
    const ready = service()
    return ready
      ? json({ status: 'ready', warnings: ready.model.warnings } satisfies ReadyResponse)
      : NOT_READY
  })
  route('GET', '/model', () => {
    const ready = service()
    return ready ? json(ready.model) : NOT_READY
  })
  route('GET', '/metrics', () => ({ status: 200, body: metrics.text(), type: METRICS_TYPE }))
  route('POST', '/predict', async (context) => {
    const startMs = performance.now()
    const ready = service()
    if (!ready) return NOT_READY
    const wanted = context.req.query('include')
    const include = INCLUDABLE.find((name) => name === wanted) ?? null
    const upload = await readUpload(context.req.raw)
    if ('refused' in upload) return upload.refused
    try {
      const prediction = await ready.predict({ bytes: upload.bytes, startMs, include })
      metrics.observePredict(prediction.timing_ms)
      return json(prediction)
    } catch (thrown) {
      if (thrown instanceof ImageError) return imageErrorReply(thrown, upload.loc)
      throw thrown
    }
  })

  app.all('/visits', async (context, next) => {
    const counts = visits()
    if (!counts) return next()
    const client = context.req.query('client') ?? ''
    if (!counts.has(client) && counts.size >= CLIENTS_MAX) return send(context, NO_ROOM)
    const count = (counts.get(client) ?? 0) + 1
    counts.set(client, count)
    return send(context, json({ client, visits: count }))
  })
  app.notFound((context) => send(context, statusReply(404)))
  app.onError((error, context) => {
    context.env.report(cleanRuntimeMessage(`${error.name}: ${messageOf(error)}`))
    return send(context, statusReply(500))
  })

  return {
    async handle(request) {
      let exception: string | undefined
      const response = await app.fetch(request, {
        report: (words: string) => {
          exception = words
        },
      })
      return exception === undefined ? { response } : { response, exception }
    },
  }
}

function json(body: object): Reply {
  return { status: 200, body: JSON.stringify(body) }
}
