import { describe, expect, it } from 'vitest'
import { CANARY_SIDE, isCanvasExact } from './canary.ts'
import type { DecodedPixels } from './decoded-pixels.ts'
import { decodePng } from './png-decoder.ts'

/** A browser's decoder, played by the one in JavaScript, which may change what is read back. */
const decoderThat =
  (change: (pixels: Uint8ClampedArray) => void) => async (parts: Uint8Array<ArrayBuffer>[]) => {
    const picture = await decodePng(parts[0] ?? new Uint8Array(), [255, 255, 255])
    return {
      ...picture,
      read(rect) {
        const pixels = picture.read(rect)
        change(pixels)
        return pixels
      },
    } satisfies DecodedPixels
  }

describe('the canary', () => {
  it('trusts a canvas that gives back what was drawn', async () => {
    expect(await isCanvasExact(decoderThat(() => {}))).toBe(true)
  })

  it('notices one bit of one pixel', async () => {
    for (const at of [0, 2, 401, CANARY_SIDE * CANARY_SIDE * 4 - 2]) {
      const flip = (pixels: Uint8ClampedArray) => {
        pixels[at] = (pixels[at] ?? 0) ^ 1
      }
      expect(await isCanvasExact(decoderThat(flip))).toBe(false)
    }
  })

  it('does not trust a browser without a canvas in workers', async () => {
    expect(
      await isCanvasExact(() => Promise.reject(new ReferenceError('OffscreenCanvas is not defined'))),
    ).toBe(false)
  })
})
