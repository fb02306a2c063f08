/** EXIF tag 274: how the stored picture has to be turned to stand upright. 1 is upright already. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export type Size = { width: number; height: number }
export type Rect = { left: number; top: number; width: number; height: number }

export function isOrientation(value: number): value is Orientation {
  return Number.isInteger(value) && value >= 1 && value <= 8
}

/** Mirrors the stored picture left-right or top-bottom; 5 to 8 swap its axes first (TIFF 6.0, Orientation). */
const SWAPS = (orientation: Orientation) => orientation >= 5
const FLIPS_X = (orientation: Orientation) => [2, 3, 6, 7].includes(orientation)
const FLIPS_Y = (orientation: Orientation) => [3, 4, 7, 8].includes(orientation)

/** Size of the picture when it stands upright. */
export function uprightSize({ width, height }: Size, orientation: Orientation): Size {
  return SWAPS(orientation) ? { width: height, height: width } : { width, height }
}

/** Where a rectangle of the upright picture lies in the stored one of the given size. */
export function storedRect(rect: Rect, stored: Size, orientation: Orientation): Rect {
  const upright = uprightSize(stored, orientation)
  const left = FLIPS_X(orientation) ? upright.width - rect.left - rect.width : rect.left
  const top = FLIPS_Y(orientation) ? upright.height - rect.top - rect.height : rect.top
  return SWAPS(orientation)
    ? { left: top, top: left, width: rect.height, height: rect.width }
    : { left, top, width: rect.width, height: rect.height }
}

/**
 * Turns pixels upright. A picture turned by pieces (storedRect, then this) is the picture turned as a whole.
 *
 * @param pixels RGBA rows of the stored size. Returned as they are when they stand upright already.
 */
export function uprightPixels(
  pixels: Uint8ClampedArray,
  stored: Size,
  orientation: Orientation,
): Uint8ClampedArray {
  if (orientation === 1) return pixels
  const { width, height } = uprightSize(stored, orientation)
  // Four bytes are one pixel: copied as one number.
  const from = new Uint32Array(pixels.buffer, pixels.byteOffset, stored.width * stored.height)
  const to = new Uint32Array(width * height)
  for (let y = 0; y < height; y++) {
    const flippedY = FLIPS_Y(orientation) ? height - 1 - y : y
    for (let x = 0; x < width; x++) {
      const flippedX = FLIPS_X(orientation) ? width - 1 - x : x
      const index = SWAPS(orientation)
        ? flippedX * stored.width + flippedY
        : flippedY * stored.width + flippedX
      to[y * width + x] = from[index] ?? 0
    }
  }
  return new Uint8ClampedArray(to.buffer)
}
