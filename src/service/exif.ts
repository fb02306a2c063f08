import type { ImageType } from './image-header.ts'
import { isOrientation, type Orientation } from './orientation.ts'

/**
 * The orientation that a file asks for, and the file with that wish taken out. Browsers turn JPEG, but not WebP, and
 * cannot be told not to; so here the file is made neutral and the turning is done by us, the same everywhere.
 */
export type ReadOrientation = {
  orientation: Orientation
  /** Pieces of the file, in order; no copy of the pixels' bytes. */
  neutral: Uint8Array<ArrayBuffer>[]
}

type Bytes = Uint8Array<ArrayBuffer>
/** Where the TIFF structure lies, and which bytes to leave out to be rid of it; without cut the value is set to 1. */
type Exif = { start: number; end: number; cut?: { start: number; end: number } }

export function readOrientation(bytes: Bytes, type: ImageType): ReadOrientation {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const exif = FINDERS[type]?.(view)
    const found = exif && findOrientation(view, exif)
    if (exif && found && found.orientation !== 1)
      return { orientation: found.orientation, neutral: cutOut(bytes, exif, found) }
  } catch (thrown) {
    // Offsets that point beyond the file: what cannot be read asks for nothing, as in Pillow.
    if (!(thrown instanceof RangeError)) throw thrown
  }
  return { orientation: 1, neutral: [bytes] }
}

const FINDERS: Partial<Record<ImageType, (view: DataView) => Exif | null>> = {
  'image/jpeg': findInJpeg,
  'image/png': findInPng,
  'image/webp': findInWebp,
}

const FOUR = (text: string) => new DataView(new TextEncoder().encode(text).buffer).getUint32(0)
const EXIF_NAME = FOUR('Exif')

/** APP1 segment that starts with "Exif\0\0" (CIPA DC-008, 4.5.4); segments end where the scan starts. */
function findInJpeg(view: DataView): Exif | null {
  let at = 2
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda || marker === 0xd9) return null
    const end = at + 2 + view.getUint16(at + 2)
    if (marker === 0xe1 && view.getUint32(at + 4) === EXIF_NAME && view.getUint16(at + 8) === 0) {
      return { start: at + 10, end }
    }
    at = end
  }
  return null
}

/** Chunk eXIf (PNG 3rd edition, 11.3.4.2). It is cut out whole, since its bytes are under a checksum. */
function findInPng(view: DataView): Exif | null {
  let at = 8
  while (at + 8 <= view.byteLength) {
    const [length, name] = [view.getUint32(at), view.getUint32(at + 4)]
    const end = at + 12 + length
    if (name === FOUR('eXIf')) return { start: at + 8, end: at + 8 + length, cut: { start: at, end } }
    at = end
  }
  return null
}

/** Chunk EXIF of RIFF (RFC 9649, 2.7.1.5); some writers put JPEG's "Exif\0\0" before it. */
function findInWebp(view: DataView): Exif | null {
  let at = 12
  while (at + 8 <= view.byteLength) {
    const length = view.getUint32(at + 4, true)
    if (view.getUint32(at) === FOUR('EXIF')) {
      const start = view.getUint32(at + 8) === EXIF_NAME ? at + 14 : at + 8
      return { start, end: at + 8 + length }
    }
    at += 8 + length + (length % 2)
  }
  return null
}

/** TIFF 6.0: byte order, 42, offset of the first directory; entries of 12 bytes: tag, type, count, value. */
function findOrientation(view: DataView, { start, end }: Exif) {
  const order = view.getUint16(start)
  if (order !== 0x4949 && order !== 0x4d4d) return null
  const isLittleEndian = order === 0x4949
  const directory = start + view.getUint32(start + 4, isLittleEndian)
  const entryCount = view.getUint16(directory, isLittleEndian)
  for (let entry = 0; entry < entryCount; entry++) {
    const at = directory + 2 + 12 * entry
    if (at + 12 > end) return null
    if (view.getUint16(at, isLittleEndian) !== 274) continue
    const [type, count, value] = [
      view.getUint16(at + 2, isLittleEndian),
      view.getUint32(at + 4, isLittleEndian),
      view.getUint16(at + 8, isLittleEndian),
    ]
    return type === 3 && count === 1 && isOrientation(value)
      ? { orientation: value, at: at + 8, isLittleEndian }
      : null
  }
  return null
}

function cutOut(
  bytes: Bytes,
  { cut }: Exif,
  { at, isLittleEndian }: { at: number; isLittleEndian: boolean },
): Bytes[] {
  if (cut) return [bytes.subarray(0, cut.start), bytes.subarray(cut.end)]
  const upright = new Uint8Array(isLittleEndian ? [1, 0] : [0, 1])
  return [bytes.subarray(0, at), upright, bytes.subarray(at + 2)]
}
