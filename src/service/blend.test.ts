import { expect, it } from 'vitest'
import { over, parseColor } from './blend.ts'

/** AlphaComposite.c of Pillow 9.4 for an opaque destination, in its own integers. */
function pillowOver(color: number, alpha: number, background: number): number {
  const precisionBits = 7
  const shiftForDiv255 = (value: number) => ((value >> 8) + value) >> 8
  const blend = 255 * (255 - alpha)
  const outAlpha255 = alpha * 255 + blend
  const coefficient1 = Math.floor((alpha * 255 * 255 * 2 ** precisionBits) / outAlpha255)
  const coefficient2 = 255 * 2 ** precisionBits - coefficient1
  const value = color * coefficient1 + background * coefficient2
  return shiftForDiv255(value + (0x80 << precisionBits)) >> precisionBits
}

it('puts a transparent colour on a background as Pillow does, for all bytes', () => {
  for (const background of [0, 1, 127, 128, 254, 255]) {
    for (let alpha = 1; alpha < 256; alpha++) {
      for (let color = 0; color < 256; color++) {
        if (over(color, alpha, background) !== pillowOver(color, alpha, background)) {
          expect({ color, alpha, background }).toBe('the same')
        }
      }
    }
    expect(over(99, 0, background)).toBe(background)
  }
})

it('reads a colour of the manifest', () => {
  expect(parseColor('#01ff80')).toEqual([1, 255, 128])
})
