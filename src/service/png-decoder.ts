import { convertIndexedToRgb, type DecodedPng, decode, type IndexedColors } from 'fast-png'
import { blendOn, type Rgb } from './blend.ts'
import { type DecodedPixels, inMemory } from './decoded-pixels.ts'
import { messageOf } from './failure.ts'
import { imageParsingError } from './image-header.ts'

/** Chunks that hold the picture; all others, compressed ones among them, are not even looked at. */
const PIXEL_CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

/**
 * Decodes PNG in JavaScript, exactly and without a canvas: for browsers that change what is read back from one.
 * Throws ImageError image_parsing.
 */
export async function decodePng(bytes: Uint8Array<ArrayBuffer>, background: Rgb): Promise<DecodedPixels> {
  try {
    const { file, compressed } = pixelChunks(bytes)
    await checkInflatedSize(file, compressed)
    const image = decode(concatenated(file))
    const pixels = rgbaOf(image)
    blendOn(pixels, background)
    return inMemory(pixels, image)
  } catch (thrown) {
    throw imageParsingError(messageOf(thrown))
  }
}

/** PNG 3rd edition, 5.3: after the signature, chunks of length, name, data and checksum. */
function pixelChunks(bytes: Uint8Array<ArrayBuffer>) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const file = [bytes.subarray(0, 8)]
  const compressed: Uint8Array<ArrayBuffer>[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (PIXEL_CHUNKS.has(name)) file.push(bytes.subarray(at, end))
    if (name === 'IDAT') compressed.push(bytes.subarray(at + 8, end - 4))
    at = end
  }
  return { file, compressed }
}

/** A few bytes can inflate to gigabytes: counted in a stream first, which holds only a piece at a time. */
async function checkInflatedSize(
  file: Uint8Array<ArrayBuffer>[],
  compressed: Uint8Array<ArrayBuffer>[],
): Promise<void> {
  const header = concatenated(file.slice(1, 2))
  const view = new DataView(header.buffer)
  const [width, height, depth] = [view.getUint32(8), view.getUint32(12), view.getUint8(16)]
  // Four channels at most, a filter byte for each row, and up to seven passes over small pictures.
  const limit = Math.ceil((width * depth * 4) / 8 + 8) * (height + 8) * 2
  const inflated = new Blob(compressed).stream().pipeThrough(new DecompressionStream('deflate')).getReader()
  let byteCount = 0
  while (true) {
    const { done, value } = await inflated.read()
    if (done) return
    byteCount += value.length
    if (byteCount > limit) {
      inflated.cancel().catch(() => {})
      throw new Error(`more than ${limit} bytes of pixels for ${width} x ${height}`)
    }
  }
}

function concatenated(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Any PNG as RGBA, 8 bit: grey repeated, palette looked up, the upper byte of 16 bits, tRNS as alpha. */
function rgbaOf(image: DecodedPng): Uint8ClampedArray<ArrayBuffer> {
  const palette = paletteOf(image)
  const data = palette ? convertIndexedToRgb({ ...image, palette }) : image.data
  const channels = palette?.[0]?.length ?? image.channels
  const key = palette ? undefined : image.transparency
  const shift = image.depth === 16 ? 8 : 0
  const hasColor = channels >= 3
  const hasAlpha = channels === 2 || channels === 4
  const pixels = new Uint8ClampedArray(image.width * image.height * 4)
  for (let from = 0, to = 0; to < pixels.length; from += channels, to += 4) {
    const red = data[from] ?? 0
    const green = hasColor ? (data[from + 1] ?? 0) : red
    const blue = hasColor ? (data[from + 2] ?? 0) : red
    const isKeyed = key?.[0] === red && (!hasColor || (key[1] === green && key[2] === blue))
    pixels[to] = red >> shift
    pixels[to + 1] = green >> shift
    pixels[to + 2] = blue >> shift
    const alpha = hasAlpha ? (data[from + channels - 1] ?? 0) >> shift : 255
    pixels[to + 3] = isKeyed ? 0 : alpha
  }
  return pixels
}

/** The file's palette; for grey of less than 8 bits, which comes packed as an index would, the shades of grey. */
function paletteOf({ palette, channels, depth, transparency }: DecodedPng): IndexedColors | undefined {
  if (channels !== 1) return undefined
  if (palette || depth >= 8) return palette
  const top = 2 ** depth - 1
  return Array.from({ length: top + 1 }, (_, level) => {
    const shade = (level * 255) / top
    return [shade, shade, shade, transparency?.[0] === level ? 0 : 255]
  })
}
