import type { Rgb } from './blend.ts'
import type { DecodedPixels } from './decoded-pixels.ts'
import { messageOf } from './failure.ts'
import { imageParsingError } from './image-header.ts'
import type { Rect } from './orientation.ts'

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

  return {
    width,
    height,
    read(rect) {
      const context = surfaceOf(rect)
      context.fillStyle = `rgb(${background.join(' ')})`
      context.fillRect(0, 0, rect.width, rect.height)
      context.drawImage(bitmap, rect.left, rect.top, rect.width, rect.height, 0, 0, rect.width, rect.height)
      return context.getImageData(0, 0, rect.width, rect.height).data
    },
    close() {
      bitmap.close()
      if (surface && surface.canvas.width * surface.canvas.height > PIXELS_KEPT) surface = null
    },
  }
}

/** Kept for the next picture: making it takes longer than drawing on it. Each read fills it anew. */
let surface: OffscreenCanvasRenderingContext2D | null = null
const PIXELS_KEPT = 512 * 512

function surfaceOf({ width, height }: Rect): OffscreenCanvasRenderingContext2D {
  if (surface?.canvas.width !== width || surface.canvas.height !== height) {
    surface = createSurface(width, height)
  }
  return surface
}

function createSurface(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    willReadFrequently: true,
    alpha: false,
  })
  if (!context) throw new Error('this browser gives no 2D canvas in workers')
  context.imageSmoothingEnabled = false
  return context
}
