import { parseColor } from './blend.ts'
import { decodeByBrowser } from './browser-decoder.ts'
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
 */
export async function decodePicture(
  bytes: Uint8Array<ArrayBuffer>,
  options: DecodeOptions,
): Promise<Picture> {
  const { type } = readImageHeader(bytes)
  const { orientation, neutral } = readOrientation(bytes, type)
  const background = parseColor(options.background)
  const withoutCanvas = !options.canvasIsExact && type === 'image/png'
  const pixels = withoutCanvas
    ? await decodePng(bytes, background)
    : await decodeByBrowser(neutral, background)
  return { ...pixels, type, orientation, isExact: withoutCanvas || options.canvasIsExact }
}
