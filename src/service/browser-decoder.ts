import type { Rgb } from './blend.ts'
import { messageOf } from './failure.ts'
import { imageParsingError } from './image-header.ts'
import type { Rect } from './orientation.ts'

export type DecodedPixels = {
  width: number
  height: number
  read(rect: Rect): Uint8ClampedArray
  close(): void
}

/**
 * Decodes with the browser: colour profiles ignored, transparent parts put on the background by the canvas, which
 * rounds as Pillow does as long as the bitmap was not premultiplied before. Throws ImageError image_parsing with the
 * browser's words.
 *
 * @param neutral pieces of the file, without an EXIF orientation of its own.
 */
export async function decodeByBrowser(
  neutral: Uint8Array<ArrayBuffer>[],
  background: Rgb,
): Promise<DecodedPixels> {
  const bitmap = await createImageBitmap(new Blob(neutral), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  }).catch((thrown: unknown) => {
    throw imageParsingError(messageOf(thrown))
  })
  const { width, height } = bitmap
  let surface: { rows: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D } | null = null

  return {
    width,
    height,
    read(rect) {
      if (surface?.rows.width !== rect.width || surface.rows.height !== rect.height) {
        surface = createSurface(rect.width, rect.height)
      }
      const { context } = surface
      context.fillStyle = `rgb(${background.join(' ')})`
      context.fillRect(0, 0, rect.width, rect.height)
      context.drawImage(bitmap, rect.left, rect.top, rect.width, rect.height, 0, 0, rect.width, rect.height)
      return context.getImageData(0, 0, rect.width, rect.height).data
    },
    close() {
      bitmap.close()
      surface = null
    },
  }
}

function createSurface(width: number, height: number) {
  const rows = new OffscreenCanvas(width, height)
  const context = rows.getContext('2d', { willReadFrequently: true, alpha: false })
  if (!context) throw new Error('this browser gives no 2D canvas in workers')
  context.imageSmoothingEnabled = false
  return { rows, context }
}
