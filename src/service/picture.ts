import type { ImageType } from './image-header.ts'
import type { Orientation, Rect } from './orientation.ts'

/** A decoded picture that can be read by pieces, so that a large photo never stands in memory twice. */
export type Picture = {
  type: ImageType
  /** As stored; upright it may be height x width. */
  width: number
  height: number
  orientation: Orientation
  /** False where this browser changes pixels that are read back and this picture went through it. */
  isExact: boolean
  /** RGBA of a rectangle of the stored picture, transparent parts on the background. */
  read(rect: Rect): Uint8ClampedArray
  /** Gives the memory back; read() must not be called afterwards. */
  close(): void
}
