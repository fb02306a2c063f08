import { getMultipartBoundary, parseMultipart } from '@remix-run/multipart-parser'
import { imageErrorReply, missingReply, notAFileReply, type Reply, UNPARSABLE_BODY } from './http-errors.ts'
import { ImageError } from './image-error.ts'

export const BODY_BYTES_MAX = 20_000_000

/** loc: where in the request the picture was, as FastAPI names it. */
export type Upload = { bytes: Uint8Array<ArrayBuffer>; loc: string[] } | { refused: Reply }

/** The picture of a request: the field `file` of a form, or the whole body. */
export async function readUpload(request: Request): Promise<Upload> {
  // What the client announces is believed when it is too much; what comes is measured in any case.
  const announced = Number(request.headers.get('content-length') ?? 0)
  const body = announced > BODY_BYTES_MAX ? null : await request.arrayBuffer()
  if (body === null || body.byteLength > BODY_BYTES_MAX) {
    const tooLarge = new ImageError('body_too_large', `Body should have at most ${BODY_BYTES_MAX} bytes`, {
      error: `${body?.byteLength ?? announced} bytes`,
      max_bytes: BODY_BYTES_MAX,
    })
    return { refused: imageErrorReply(tooLarge, ['body']) }
  }
  const type = request.headers.get('content-type') ?? ''
  if (/^multipart\/form-data/i.test(type)) return readForm(body, type)
  // A body that is not there is a missing field; an empty file is an empty picture.
  if (body.byteLength === 0 && !/^image\//i.test(type)) return { refused: missingReply(['body', 'file']) }
  return { bytes: new Uint8Array(body), loc: ['body'] }
}

/**
 * By a parser of its own rather than Request.formData(): that makes a Blob of each file, which the browser's other process
 * keeps, and reading it back took longer than decoding it.
 */
function readForm(body: ArrayBuffer, type: string): Upload {
  const loc = ['body', 'file']
  try {
    const boundary = getMultipartBoundary(type)
    if (boundary === null) return { refused: UNPARSABLE_BODY }
    const limits = { maxFileSize: BODY_BYTES_MAX, maxTotalSize: BODY_BYTES_MAX }
    const parts = [...parseMultipart(new Uint8Array(body), { boundary, ...limits })]
    const file = parts.find(({ name }) => name === 'file')
    if (!file) return { refused: missingReply(loc) }
    if (!file.isFile) return { refused: notAFileReply(loc, file.text) }
    return { bytes: new Uint8Array(file.arrayBuffer), loc }
  } catch {
    return { refused: UNPARSABLE_BODY }
  }
}
