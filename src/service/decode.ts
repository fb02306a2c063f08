import { parseColor } from './blend.ts'
import { decodeByBrowser } from './browser-decoder.ts'
import { CODEC_PIXELS_MAX, decodeByCodec } from './codec-decoder.ts'
import { readOrientation } from './exif.ts'
import { readImageHeader } from './image-header.ts'
import type { Picture } from './picture.ts'
import { decodePng } from './png-decoder.ts'

export type DecodeOptions = {
  /** #rrggbb that shows through where the picture is transparent. */
  background: string
  /** Result of the canary (canary.ts): what is read back from a canvas is what was drawn. */
  canvasIsExact: boolean
}

/**
 * A file to pixels. The header is judged first; nothing is decoded that is too large. Throws ImageError.
 * Where the canvas cannot be trusted, PNG is decoded without one; other types still go through it, marked as inexact.
 * Elsewhere a small PNG takes the shortest way, with the same pixels.
 */
export async function decodePicture(
  bytes: Uint8Array<ArrayBuffer>,
  options: DecodeOptions,
): Promise<Picture> {
  const { type, width, height } = readImageHeader(bytes)
  const { orientation, neutral } = readOrientation(bytes, type)
  const background = parseColor(options.background)
  const isPng = type === 'image/png'
  const about = { type, orientation, isExact: isPng || options.canvasIsExact }
  if (isPng && !options.canvasIsExact) return { ...(await decodePng(bytes, background)), ...about }
  // In one piece unless an orientation was cut out of it.
  const [whole] = neutral.length === 1 ? neutral : []
  const isSmall = width * height <= CODEC_PIXELS_MAX
  const quick = isPng && isSmall && whole ? await decodeByCodec(whole) : null
  return { ...(quick ?? (await decodeByBrowser(neutral, background))), ...about }
}
