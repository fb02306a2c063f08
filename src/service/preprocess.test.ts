import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64ToBytes } from './base64.ts'
import { decodePicture } from './decode.ts'
import type { Orientation } from './orientation.ts'
import { storedRect, uprightPixels, uprightSize } from './orientation.ts'
import type { Picture } from './picture.ts'
import { squarePixels, toTensor } from './preprocess.ts'

type Expected = { file: string; width: number; height: number; rgb_base64: string }
const fixture = JSON.parse(readFileSync(new URL('./fixtures/pictures.json', import.meta.url), 'utf8'))
const pngs: Expected[] = fixture.pictures.filter(({ file }: Expected) => file.endsWith('.png'))
const orientation = fc.integer({ min: 1, max: 8 }).map((value) => value as Orientation)
const side = fc.integer({ min: 1, max: 9 })

describe('a PNG decoded without a canvas', () => {
  it.each(pngs)(
    'is to the model what it is in Python: $file',
    async ({ file, width, height, rgb_base64 }) => {
      const bytes = new Uint8Array(readFileSync(new URL(`./fixtures/pictures/${file}`, import.meta.url)))
      const picture = await decodePicture(bytes, { background: '#ffffff', canvasIsExact: false })
      expect(uprightSize(picture, picture.orientation)).toEqual({ width, height })
      expect(picture.isExact).toBe(true)
      const seen = squarePixels(picture, { size: 32 })
      const expected = base64ToBytes(rgb_base64)
      expect(seen.length).toBe(expected.length)
      expect(seen.filter((value, index) => value !== expected[index])).toHaveLength(0)
    },
  )

  it('that inflates to more than its size is refused before it is inflated', async () => {
    const bytes = await pngBomb()
    await expect(decodePicture(bytes, { background: '#ffffff', canvasIsExact: false })).rejects.toMatchObject(
      {
        type: 'image_parsing',
        context: { error: expect.stringContaining('bytes of pixels for 4 x 4') },
      },
    )
  })
})

describe('orientation', () => {
  it('turns by pieces as it turns the whole', () => {
    fc.assert(
      fc.property(side, side, orientation, fc.nat(), fc.nat(), (width, height, turn, a, b) => {
        const stored = { width, height }
        const whole = uprightPixels(numbered(width, height), stored, turn)
        const upright = uprightSize(stored, turn)
        const rect = { left: a % upright.width, top: b % upright.height, width: 1, height: 1 }
        rect.width = upright.width - rect.left
        rect.height = upright.height - rect.top
        const from = storedRect(rect, stored, turn)
        const piece = uprightPixels(cut(numbered(width, height), width, from), from, turn)
        expect(piece).toEqual(cut(whole, upright.width, rect))
      }),
    )
  })

  it('of two quarter turns to either side is none', () => {
    const stored = { width: 3, height: 2 }
    const right = uprightPixels(numbered(3, 2), stored, 6)
    expect(Array.from(right.filter((_, index) => index % 4 === 0))).toEqual([3, 0, 4, 1, 5, 2])
    expect(uprightPixels(right, { width: 2, height: 3 }, 8)).toEqual(numbered(3, 2))
  })
})

describe('reading by pieces', () => {
  it('asks only for the centred square, in pieces of bounded size, each row once', () => {
    const rows: number[] = []
    const picture: Picture = {
      type: 'image/jpeg',
      width: 7000,
      height: 5000,
      orientation: 1,
      isExact: true,
      read(rect) {
        expect(rect.left).toBe(1000)
        expect(rect.width).toBe(5000)
        expect(rect.width * rect.height).toBeLessThanOrEqual(2_000_000)
        for (let row = 0; row < rect.height; row++) rows.push(rect.top + row)
        return new Uint8ClampedArray(rect.width * rect.height * 4).fill(7)
      },
      close() {},
    }
    expect(new Set(squarePixels(picture, { size: 32 }))).toEqual(new Set([7]))
    expect(rows).toEqual(Array.from({ length: 5000 }, (_, row) => row))
  })
})

describe('the tensor', () => {
  it('is NCHW, scaled and normalised in float32', () => {
    const contract = { size: 1, scale: 255, mean: [0.5, 0.25, 0], std: [0.5, 0.25, 1] }
    const tensor = toTensor(Uint8Array.of(255, 0, 51, 0, 255, 102), contract)
    expect(Array.from(tensor)).toEqual([1, -1, Math.fround(0.2), -1, 3, Math.fround(0.4)])
  })
})

function numbered(width: number, height: number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) => Math.floor(index / 4))
}

function cut(
  pixels: Uint8ClampedArray,
  width: number,
  rect: { left: number; top: number; width: number; height: number },
) {
  const rows: number[] = []
  for (let row = 0; row < rect.height; row++) {
    const at = ((rect.top + row) * width + rect.left) * 4
    rows.push(...pixels.subarray(at, at + rect.width * 4))
  }
  return Uint8ClampedArray.from(rows)
}

/** A header of 4 x 4 pixels before 8 MB of zeros, compressed. */
async function pngBomb(): Promise<Uint8Array<ArrayBuffer>> {
  const zeros = new Blob([new Uint8Array(8_000_000)]).stream().pipeThrough(new CompressionStream('deflate'))
  const data = new Uint8Array(await new Response(zeros).arrayBuffer())
  const chunk = (name: string, body: Uint8Array) => {
    const bytes = new Uint8Array(body.length + 12)
    new DataView(bytes.buffer).setUint32(0, body.length)
    bytes.set(new TextEncoder().encode(name), 4)
    bytes.set(body, 8)
    return bytes
  }
  const header = Uint8Array.of(0, 0, 0, 4, 0, 0, 0, 4, 8, 2, 0, 0, 0)
  const parts = [chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())]
  return Uint8Array.from([
    0x89,
    0x50,
    0x4e,
    0x47,
    13,
    10,
    26,
    10,
    ...parts.flatMap((part) => Array.from(part)),
  ])
}
