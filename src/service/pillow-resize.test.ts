import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { base64ToBytes } from './base64.ts'
import { bilinearWeights, resizeColumns, resizeRows } from './pillow-resize.ts'

type Resize = { kind: string; from: [number, number]; to: [number, number]; rgb_base64: string }
const fixture = JSON.parse(readFileSync(new URL('./fixtures/resize.json', import.meta.url), 'utf8'))
const resizes: Resize[] = fixture.resizes

describe('bilinear resize', () => {
  it.each(resizes)('gives the very bytes of Pillow: $kind $from to $to', ({ kind, from, to, rgb_base64 }) => {
    const rgba = kind === 'noise' ? noise(...from) : ramp(...from)
    expect(differences(resize(rgba, from, to), base64ToBytes(rgb_base64))).toBe(0)
  })

  it('gives the same when the rows come in pieces', () => {
    const [width, height] = [50, 41]
    const rgba = noise(width, height)
    const weights = bilinearWeights(width, 32)
    const inPieces = new Uint8ClampedArray(height * 32 * 3)
    for (let row = 0; row < height; row += 7) {
      const count = Math.min(7, height - row)
      resizeRows(rgba.subarray(row * width * 4), count, weights, inPieces, row)
    }
    const result = resizeColumns(inPieces, 32, bilinearWeights(height, 32))
    expect(differences(result, resize(rgba, [width, height], [32, 32]))).toBe(0)
  })

  it('leaves a picture of one colour as it is, whatever the size', () => {
    for (const side of [1, 3, 32, 100, 1000]) {
      const rgba = new Uint8ClampedArray(side * side * 4).fill(201)
      expect(new Set(resize(rgba, [side, side], [32, 32]))).toEqual(new Set([201]))
    }
  })
})

function resize(rgba: Uint8ClampedArray, from: [number, number], to: [number, number]): Uint8ClampedArray {
  const rows = new Uint8ClampedArray(from[1] * to[0] * 3)
  resizeRows(rgba, from[1], bilinearWeights(from[0], to[0]), rows, 0)
  return resizeColumns(rows, to[0], bilinearWeights(from[1], to[1]))
}

function differences(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let count = Math.abs(a.length - b.length)
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) count++
  return count
}

/** The same sequences as in tools/make-pillow-fixtures.py, as RGBA. */
function noise(width: number, height: number): Uint8ClampedArray {
  let state = 1
  return rgba(width, height, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}

function ramp(width: number, height: number): Uint8ClampedArray {
  return rgba(width, height, (x, y, channel) => {
    if (channel === 0) return Math.floor((x * 255) / Math.max(width - 1, 1))
    if (channel === 1) return Math.floor((y * 255) / Math.max(height - 1, 1))
    return Math.floor((x * 3 + y * 5) / 4) % 256
  })
}

function rgba(width: number, height: number, valueAt: (x: number, y: number, channel: number) => number) {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++)
        pixels[(y * width + x) * 4 + channel] = valueAt(x, y, channel)
    }
  }
  return pixels
}
