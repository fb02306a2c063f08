import type { Preprocessing } from './manifest.ts'
import { storedRect, uprightPixels, uprightSize } from './orientation.ts'
import type { Picture } from './picture.ts'
import { bilinearWeights, nearestWeights, resizeColumns, resizeRows } from './pillow-resize.ts'

/** Pixels read at once: one piece of a 40 megapixel photo takes 8 MB instead of 160. */
const PIXELS_AT_ONCE = 2_000_000

type Framing = Pick<Preprocessing, 'size' | 'crop' | 'filter' | 'orientation'>
type Numbering = Pick<Preprocessing, 'size' | 'scale' | 'mean' | 'std' | 'colorOrder' | 'layout'>

/**
 * Task 2 of a service, first half: upright, largest centred square, Pillow's resize, as the contract says.
 *
 * @returns what the model sees: size x size x 3 bytes, RGB rows.
 */
export function squarePixels(
  picture: Picture,
  { size, crop, filter, orientation }: Framing,
): Uint8Array<ArrayBuffer> {
  const upright = uprightSize(picture, picture.orientation)
  const side = Math.min(upright.width, upright.height)
  const { width, height } = crop === 'stretch' ? upright : { width: side, height: side }
  const left = Math.floor((upright.width - width) / 2)
  const top = Math.floor((upright.height - height) / 2)
  const weightsFor = filter === 'nearest' ? nearestWeights : bilinearWeights
  const weights = weightsFor(width, size)
  const rows = new Uint8ClampedArray(height * size * 3)
  const rowsAtOnce = Math.max(1, Math.floor(PIXELS_AT_ONCE / width))

  for (let row = 0; row < height; row += rowsAtOnce) {
    const rect = { left, top: top + row, width, height: Math.min(rowsAtOnce, height - row) }
    const stored = storedRect(rect, picture, picture.orientation)
    const pixels = uprightPixels(picture.read(stored), stored, picture.orientation)
    resizeRows(pixels, rect.height, weights, rows, row)
  }
  const pixels = new Uint8Array(resizeColumns(rows, size, weightsFor(height, size)).buffer)
  return orientation === 'upside-down' ? turnedOver(pixels) : pixels
}

/** Turned by 180 degrees: the last pixel first. */
function turnedOver(pixels: Uint8Array): Uint8Array<ArrayBuffer> {
  const count = pixels.length / 3
  return Uint8Array.from(pixels, (_, index) => {
    const from = count - 1 - Math.floor(index / 3)
    return pixels[from * 3 + (index % 3)] ?? 0
  })
}

/**
 * Task 2, second half: bytes to the network's input. Every step is rounded to float32, as NumPy does.
 *
 * @param pixels one or more pictures of size x size x 3 bytes, RGB rows.
 * @returns float32, one after the other. NCHW: each three planes of size x size. NHWC: pixel by pixel.
 */
export function toTensor(
  pixels: Uint8Array,
  { size, scale, mean, std, colorOrder, layout }: Numbering,
): Float32Array<ArrayBuffer> {
  const planeLength = size * size
  const tensor = new Float32Array(pixels.length)
  const tables = [0, 1, 2].map((channel) => normalisedBytes(scale, mean[channel] ?? 0, std[channel] ?? 1))
  for (let start = 0; start < pixels.length; start += 3 * planeLength) {
    for (const [channel, table] of tables.entries()) {
      const [plane, step] = layout === 'NCHW' ? [start + channel * planeLength, 1] : [start + channel, 3]
      const source = start + (colorOrder === 'RGB' ? channel : 2 - channel)
      for (let index = 0; index < planeLength; index++) {
        tensor[plane + index * step] = table[pixels[source + index * 3] ?? 0] ?? 0
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
