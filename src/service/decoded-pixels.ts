import type { Rect, Size } from './orientation.ts'

/** A picture as it was stored, transparent parts on the background. */
export type DecodedPixels = {
  width: number
  height: number
  /** RGBA of a rectangle. */
  read(rect: Rect): Uint8ClampedArray
  close(): void
}

/** All pixels in memory, RGBA row by row. */
export function inMemory(pixels: Uint8ClampedArray, { width, height }: Size): DecodedPixels {
  const read = (rect: Rect) => {
    const cut = new Uint8ClampedArray(rect.width * rect.height * 4)
    for (let row = 0; row < rect.height; row++) {
      const from = ((rect.top + row) * width + rect.left) * 4
      cut.set(pixels.subarray(from, from + rect.width * 4), row * rect.width * 4)
    }
    return cut
  }
  return { width, height, read, close() {} }
}
