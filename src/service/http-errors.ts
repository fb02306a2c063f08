import type { ErrorBody, ErrorItem, ImageErrorType } from './contract.ts'
import type { ImageError } from './image-error.ts'

/** An answer before it has its headers. type: media type, JSON where not given. */
export type Reply = { status: number; body: string; type?: string; headers?: [string, string][] }

/** Starlette's words for a status; a 500 is plain text there, too. */
export function statusReply(status: 404 | 405 | 500, headers: [string, string][] = []): Reply {
  if (status === 500) return { status, body: 'Internal Server Error', type: 'text/plain; charset=utf-8' }
  return { ...detailReply(status, status === 404 ? 'Not Found' : 'Method Not Allowed'), headers }
}

export const NOT_READY: Reply = detailReply(503, 'model not ready')
export const UNPARSABLE_BODY: Reply = detailReply(400, 'There was an error parsing the body')

export function detailReply(status: number, detail: ErrorBody['detail']): Reply {
  return { status, body: JSON.stringify({ detail } satisfies ErrorBody) }
}

const STATUS: Record<ImageErrorType, number> = {
  image_empty: 422,
  image_type: 415,
  image_parsing: 422,
  image_too_large: 413,
  body_too_large: 413,
}

/** FastAPI's body for a picture that was refused. */
export function imageErrorReply({ type, message, context }: ImageError, loc: string[]): Reply {
  const item: ErrorItem = { type, loc, msg: message, input: null, ...(context ? { ctx: context } : {}) }
  return detailReply(STATUS[type], [item])
}

/** FastAPI: a required field of the body that is not there. */
export function missingReply(loc: string[]): Reply {
  return detailReply(422, [{ type: 'missing', loc, msg: 'Field required', input: null }])
}

/** FastAPI: a text where a file is wanted, as `curl -F file=name` sends it without the @. */
export function notAFileReply(loc: string[], text: string): Reply {
  const msg = "Value error, Expected UploadFile, received: <class 'str'>"
  return detailReply(422, [{ type: 'value_error', loc, msg, input: text, ctx: { error: {} } }])
}
