import { GIF } from 'image-size/types/gif'
import { HEIF } from 'image-size/types/heif'
import { JPG } from 'image-size/types/jpg'
import { PNG } from 'image-size/types/png'
import { WEBP } from 'image-size/types/webp'
import { messageOf } from './failure.ts'
import { ImageError } from './image-error.ts'

export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'image/avif'

/** What the first bytes of a file say. Width and height as stored, before any orientation. */
export type ImageHeader = { type: ImageType; width: number; height: number }

export const PIXEL_COUNT_MAX = 40_000_000

const READERS = {
  'image/jpeg': JPG,
  'image/png': PNG,
  'image/webp': WEBP,
  'image/gif': GIF,
  'image/avif': HEIF,
}

/**
 * Type and size of a picture from its header, so that a file is judged before a single pixel is decoded. The type is
 * that of the bytes, whatever the client says. Throws ImageError: image_empty, image_type, image_parsing,
 * image_too_large.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader {
  if (bytes.length === 0) throw new ImageError('image_empty', 'Input should be an image, the file is empty')
  const type = sniffType(bytes)
  if (!type) throw new ImageError('image_type', 'Input should be an image: JPEG, PNG, WebP, GIF or AVIF')

  let size: { width: number; height: number }
  try {
    // The readers look past the end of a view into the memory behind it.
    const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
    // AVIF may hold several pictures; the largest is what decoding costs.
    const { images, ...first } = READERS[type].calculate(whole)
    size = (images ?? []).reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a), first)
  } catch (thrown) {
    throw imageParsingError(messageOf(thrown))
  }
  const { width, height } = size
  if (!(width > 0 && height > 0)) throw imageParsingError(`${width} x ${height} pixels`)
  if (width * height > PIXEL_COUNT_MAX) {
    throw new ImageError('image_too_large', `Image should have at most ${PIXEL_COUNT_MAX} pixels`, {
      error: `${width} x ${height} pixels`,
      max_pixels: PIXEL_COUNT_MAX,
      width,
      height,
    })
  }
  return { type, width, height }
}

export function imageParsingError(words: string): ImageError {
  return new ImageError('image_parsing', 'Input should be a valid image, unable to decode it', {
    error: words,
  })
}

/** By magic numbers: JFIF/Exif SOI, the PNG signature, RIFF....WEBP, GIF8, and ISO-BMFF with the brand of AVIF. */
function sniffType(bytes: Uint8Array): ImageType | null {
  const text = (start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end))
  if (text(0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp'
  if (text(0, 4) === 'GIF8') return 'image/gif'
  if (text(4, 8) === 'ftyp' && /^avi[fs]/.test(text(8, 12))) return 'image/avif'
  return null
}
