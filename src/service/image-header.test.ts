import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOrientation } from './exif.ts'
import { ImageError } from './image-error.ts'
import { readImageHeader } from './image-header.ts'
import { uprightSize } from './orientation.ts'

type Expected = { file: string; width: number; height: number }
const pictures: Expected[] = JSON.parse(
  readFileSync(new URL('./fixtures/pictures.json', import.meta.url), 'utf8'),
).pictures
const read = (file: string) =>
  new Uint8Array(readFileSync(new URL(`./fixtures/pictures/${file}`, import.meta.url)))

describe('the header', () => {
  it.each(pictures)(
    'of $file gives the size that Pillow gives, turned by its EXIF orientation',
    ({ file, width, height }) => {
      const bytes = read(file)
      const header = readImageHeader(bytes)
      const { orientation } = readOrientation(bytes, header.type)
      expect(uprightSize(header, orientation)).toEqual({ width, height })
      const named = /orientation-(\d)/.exec(file)
      expect(orientation).toBe(named ? Number(named[1]) : 1)
    },
  )

  it('tells nothing, something else and something broken apart', () => {
    const text = (words: string) => new TextEncoder().encode(words)
    expect(errorOf(new Uint8Array()).type).toBe('image_empty')
    for (const other of [
      text('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      text('%PDF-1.7'),
      text('{}'),
      Uint8Array.of(0),
    ]) {
      expect(errorOf(other).type).toBe('image_type')
    }
    expect(errorOf(read('rgb.png').subarray(0, 12)).type).toBe('image_parsing')
    expect(errorOf(read('orientation-1.jpg').subarray(0, 20)).type).toBe('image_parsing')
  })

  it('refuses more than 40 megapixels by what it says, before anything is decoded', () => {
    const sized = (width: number, height: number) => {
      const bytes = read('rgb.png')
      const view = new DataView(bytes.buffer)
      view.setUint32(16, width)
      view.setUint32(20, height)
      return bytes
    }
    expect(readImageHeader(sized(8000, 5000))).toMatchObject({ width: 8000, height: 5000 })
    expect(errorOf(sized(8000, 5001))).toMatchObject({
      type: 'image_too_large',
      context: { error: '8000 x 5001 pixels', max_pixels: 40_000_000 },
    })
    expect(errorOf(sized(0, 5)).type).toBe('image_parsing')
  })

  it('throws nothing but ImageError, and reads an orientation without throwing, whatever the bytes are', () => {
    const files = pictures.map(({ file }) => read(file))
    fc.assert(
      fc.property(
        fc.nat(files.length - 1),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 }),
        (index, edits) => {
          const bytes = (files[index] ?? new Uint8Array()).slice(0, 2000)
          for (const [position, value] of edits) bytes[position] = value
          try {
            const { type } = readImageHeader(bytes)
            const { neutral } = readOrientation(bytes, type)
            expect(neutral.length).toBeGreaterThan(0)
          } catch (thrown) {
            if (!(thrown instanceof ImageError)) throw thrown
          }
        },
      ),
    )
  })
})

describe('a file made neutral', () => {
  it.each(['orientation-6.jpg', 'orientation-8.jpg', 'orientation-6.png', 'orientation-5.webp'])(
    'asks for no turning any more, and shows the same: %s',
    (file) => {
      const bytes = read(file)
      const { type } = readImageHeader(bytes)
      const neutral = joined(readOrientation(bytes, type).neutral)
      expect(readImageHeader(neutral)).toEqual(readImageHeader(bytes))
      expect(readOrientation(neutral, type)).toEqual({ orientation: 1, neutral: [neutral] })
    },
  )
})

function errorOf(bytes: Uint8Array): ImageError {
  try {
    readImageHeader(bytes)
  } catch (thrown) {
    if (thrown instanceof ImageError) return thrown
  }
  throw new Error('no ImageError')
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)))
}
