import { type DecodedPixels, inMemory } from './decoded-pixels.ts'

/** Of more the pixels are not copied: a large picture is read by pieces (browser-decoder.ts). */
export const CODEC_PIXELS_MAX = 1024 * 1024

/**
 * Decodes PNG with WebCodecs, exactly: straight from memory to memory. createImageBitmap takes a Blob, which goes to the
 * browser's other process and back, and without a graphics card a canvas asks the main thread first; both together took
 * several times as long. Null where this browser cannot, or gives anything but a whole opaque picture: then others decide.
 */
export async function decodeByCodec(bytes: Uint8Array<ArrayBuffer>): Promise<DecodedPixels | null> {
  if (typeof ImageDecoder === 'undefined') return null
  const decoder = new ImageDecoder({
    data: bytes,
    type: 'image/png',
    colorSpaceConversion: 'none',
  })
  try {
    const { image, complete } = await decoder.decode()
    try {
      return complete ? await pixelsOf(image) : null
    } finally {
      image.close()
    }
  } catch {
    return null
  } finally {
    decoder.close()
  }
}

async function pixelsOf(image: VideoFrame): Promise<DecodedPixels | null> {
  const { format, codedWidth: width, codedHeight: height } = image
  // With transparent parts the colours come multiplied by them, and cannot be had back to the last bit.
  if (format !== 'RGBX' && format !== 'BGRX') return null
  const pixels = new Uint8ClampedArray(width * height * 4)
  await image.copyTo(pixels, {
    rect: { x: 0, y: 0, width, height },
    layout: [{ offset: 0, stride: width * 4 }],
  })
  const isBgr = format === 'BGRX'
  for (let at = 0; at < pixels.length; at += 4) {
    if (isBgr) {
      const blue = pixels[at] ?? 0
      pixels[at] = pixels[at + 2] ?? 0
      pixels[at + 2] = blue
    }
    pixels[at + 3] = 255
  }
  return inMemory(pixels, { width, height })
}
