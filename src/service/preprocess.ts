import type { Preprocessing } from './manifest.ts'
import { storedRect, uprightPixels, uprightSize } from './orientation.ts'
import type { Picture } from './picture.ts'
import { bilinearWeights, resizeColumns, resizeRows } from './pillow-resize.ts'

/** Pixels read at once: one piece of a 40 megapixel photo takes 8 MB instead of 160. */
const PIXELS_AT_ONCE = 2_000_000

/**
 * Task 2 of a service, first half: upright, largest centred square, Pillow's bilinear resize.
 *
 * @returns what the model sees: size x size x 3 bytes, RGB rows.
 */
export function squarePixels(
  picture: Picture,
  { size }: Pick<Preprocessing, 'size'>,
): Uint8Array<ArrayBuffer> {
  const upright = uprightSize(picture, picture.orientation)
  const side = Math.min(upright.width, upright.height)
  const left = Math.floor((upright.width - side) / 2)
  const top = Math.floor((upright.height - side) / 2)
  const weights = bilinearWeights(side, size)
  const rows = new Uint8ClampedArray(side * size * 3)
  const rowsAtOnce = Math.max(1, Math.floor(PIXELS_AT_ONCE / side))

  for (let row = 0; row < side; row += rowsAtOnce) {
    const rect = { left, top: top + row, width: side, height: Math.min(rowsAtOnce, side - row) }
    const stored = storedRect(rect, picture, picture.orientation)
    const pixels = uprightPixels(picture.read(stored), stored, picture.orientation)
    resizeRows(pixels, rect.height, weights, rows, row)
  }
  return new Uint8Array(resizeColumns(rows, size, weights).buffer)
}

/**
 * Task 2, second half: bytes to the network's input. Every step is rounded to float32, as NumPy does.
 *
 * @param pixels one or more pictures of size x size x 3 bytes, RGB rows.
 * @returns float32, NCHW: one after the other, each three planes of size x size.
 */
export function toTensor(
  pixels: Uint8Array,
  { size, scale, mean, std }: Pick<Preprocessing, 'size' | 'scale' | 'mean' | 'std'>,
): Float32Array<ArrayBuffer> {
  const planeLength = size * size
  const tensor = new Float32Array(pixels.length)
  const tables = [0, 1, 2].map((channel) => normalisedBytes(scale, mean[channel] ?? 0, std[channel] ?? 1))
  for (let start = 0; start < pixels.length; start += 3 * planeLength) {
    for (const [channel, table] of tables.entries()) {
      const plane = start + channel * planeLength
      for (let index = 0; index < planeLength; index++) {
        tensor[plane + index] = table[pixels[start + index * 3 + channel] ?? 0] ?? 0
      }
    }
  }
  return tensor
}

/** (byte / scale - mean) / std for each of the 256 bytes. */
function normalisedBytes(scale: number, mean: number, std: number): Float32Array {
  const { fround } = Math
  return Float32Array.from({ length: 256 }, (_, byte) => {
    const centred = fround(fround(byte / fround(scale)) - fround(mean))
    return centred / fround(std)
  })
}
