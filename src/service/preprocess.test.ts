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
const contract = {
  size: 32,
  crop: 'center-square',
  filter: 'bilinear',
  orientation: 'exif',
  scale: 255,
  mean: [0.5, 0.25, 0] as number[],
  std: [0.5, 0.25, 1] as number[],
  colorOrder: 'RGB',
  layout: 'NCHW',
} as const
const pointContract = { ...contract, size: 1 } as const
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
      const seen = squarePixels(picture, contract)
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
    expect(new Set(squarePixels(picture, contract))).toEqual(new Set([7]))
    expect(rows).toEqual(Array.from({ length: 5000 }, (_, row) => row))
  })
})

describe('the tensor', () => {
  it('is NCHW, scaled and normalised in float32', () => {
    const tensor = toTensor(Uint8Array.of(255, 0, 51, 0, 255, 102), pointContract)
    expect(Array.from(tensor)).toEqual([1, -1, Math.fround(0.2), -1, 3, Math.fround(0.4)])
  })
})

describe('a contract with a mistake in it is followed, too', () => {
  /** Two columns, three rows: red is the row, green the column, blue nothing. */
  const picture: Picture = {
    type: 'image/png',
    width: 2,
    height: 3,
    orientation: 1,
    isExact: true,
    read: ({ left, top, width, height }) =>
      Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) => {
        const pixel = Math.floor(index / 4)
        return [top + Math.floor(pixel / width), left + (pixel % width), 0, 255][index % 4] ?? 0
      }),
    close() {},
  }
  const framed = { ...contract, size: 2, filter: 'nearest' } as const

  it('upside down: the last pixel comes first', () => {
    const upright = squarePixels(picture, framed)
    const turned = squarePixels(picture, { ...framed, orientation: 'upside-down' })
    const pixels = (bytes: Uint8Array) => [0, 3, 6, 9].map((at) => String(bytes.subarray(at, at + 3)))
    expect(pixels(turned)).toEqual(pixels(upright).reverse())
    expect(new Set(pixels(upright)).size).toBe(4)
  })

  it('stretched: the rows that the square leaves out are there', () => {
    const tall = { ...framed, size: 3 } as const
    const rows = (bytes: Uint8Array) => new Set([0, 9, 18].map((at) => bytes[at]))
    expect(rows(squarePixels(picture, tall))).toEqual(new Set([0, 1]))
    expect(rows(squarePixels(picture, { ...tall, crop: 'stretch' }))).toEqual(new Set([0, 1, 2]))
  })

  it('BGR: the planes change places before they are normalised', () => {
    const tensor = toTensor(Uint8Array.of(51, 0, 255, 102, 255, 0), { ...pointContract, colorOrder: 'BGR' })
    expect(Array.from(tensor)).toEqual([1, -1, Math.fround(0.2), -1, 3, Math.fround(0.4)])
  })

  it('NHWC: the same numbers, pixel by pixel', () => {
    const pixels = Uint8Array.of(255, 0, 51, 0, 255, 102, 9, 9, 9, 8, 8, 8)
    const flat = toTensor(pixels, { ...pointContract, size: 2, layout: 'NHWC' })
    const planes = toTensor(pixels, { ...pointContract, size: 2 })
    expect(Array.from(flat.subarray(0, 3))).toEqual([planes[0], planes[4], planes[8]])
    expect(Array.from(flat).sort()).toEqual(Array.from(planes).sort())
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
