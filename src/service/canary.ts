import { encode } from 'fast-png'
import { decodeByBrowser } from './browser-decoder.ts'

export const CANARY_SIDE = 16

/** A picture that is known to the byte: noise and ramps, RGB, of a fixed linear congruential sequence. */
export function canaryPixels(): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(CANARY_SIDE * CANARY_SIDE * 3)
  let state = 1
  for (let index = 0; index < pixels.length; index++) {
    // Numerical Recipes' "quick and dirty" generator.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    pixels[index] = index % 2 === 0 ? state >>> 24 : index & 255
  }
  return pixels
}

/**
 * Whether pixels can be read back from a canvas as they were drawn. Some browsers change them against
 * fingerprinting (Firefox with resistFingerprinting: pure noise), some have no canvas in workers: false for both.
 */
export async function isCanvasExact(decoder: typeof decodeByBrowser = decodeByBrowser): Promise<boolean> {
  try {
    const side = CANARY_SIDE
    const drawn = canaryPixels()
    const png = encode({ width: side, height: side, data: drawn, channels: 3 })
    const picture = await decoder([new Uint8Array(png)], [255, 255, 255])
    const read = picture.read({ left: 0, top: 0, width: side, height: side })
    picture.close()
    return drawn.every((value, index) => read[Math.floor(index / 3) * 4 + (index % 3)] === value)
  } catch {
    return false
  }
}
