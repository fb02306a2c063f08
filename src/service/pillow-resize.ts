/**
 * Pillow's 8-bit resampling with the bilinear filter, number for number: the same fixed-point weights, the same
 * rounding after each of the two passes, rows before columns. Source: Pillow 9.4, src/libImaging/Resample.c
 * (precompute_coeffs, normalize_coeffs_8bpc, ImagingResampleHorizontal_8bpc, ImagingResampleVertical_8bpc).
 */

/** For each output pixel: the first input pixel it looks at, how many, and their weights times 2^22. */
export type Weights = {
  inputLength: number
  outputLength: number
  first: Int32Array
  count: Int32Array
  taps: number
  values: Int32Array
}

/** PRECISION_BITS: 32 bits less 8 of the pixel and 2 of headroom. */
const PRECISION_BITS = 22
const ONE = 2 ** PRECISION_BITS
const HALF = 2 ** (PRECISION_BITS - 1)
/** Of the bilinear filter, a triangle. */
const SUPPORT = 1

function triangle(x: number): number {
  const distance = Math.abs(x)
  return distance < 1 ? 1 - distance : 0
}

/** Weights for one axis. When the picture shrinks, the filter widens with it (antialiasing). */
export function bilinearWeights(inputLength: number, outputLength: number): Weights {
  const scale = inputLength / outputLength
  const filterScale = Math.max(scale, 1)
  const support = SUPPORT * filterScale
  const taps = Math.ceil(support) * 2 + 1
  const first = new Int32Array(outputLength)
  const count = new Int32Array(outputLength)
  const values = new Int32Array(outputLength * taps)
  const inverse = 1 / filterScale

  for (let output = 0; output < outputLength; output++) {
    const center = (output + 0.5) * scale
    const start = Math.max(Math.trunc(center - support + 0.5), 0)
    const length = Math.min(Math.trunc(center + support + 0.5), inputLength) - start
    const weights: number[] = []
    for (let tap = 0; tap < length; tap++) weights.push(triangle((tap + start - center + 0.5) * inverse))
    const sum = weights.reduce((total, weight) => total + weight, 0)
    first[output] = start
    count[output] = length
    for (const [tap, weight] of weights.entries()) {
      values[output * taps + tap] = Math.trunc(0.5 + (sum === 0 ? weight : weight / sum) * ONE)
    }
  }
  return { inputLength, outputLength, first, count, taps, values }
}

/** Pillow's nearest filter as weights: one input pixel for each output pixel, no antialiasing. */
export function nearestWeights(inputLength: number, outputLength: number): Weights {
  const scale = inputLength / outputLength
  const first = Int32Array.from({ length: outputLength }, (_, output) => Math.trunc((output + 0.5) * scale))
  const count = new Int32Array(outputLength).fill(1)
  return { inputLength, outputLength, first, count, taps: 1, values: new Int32Array(outputLength).fill(ONE) }
}

/**
 * First pass, for any number of rows, so that a large picture can come in pieces.
 *
 * @param pixels RGBA, rowCount rows of weights.inputLength pixels; alpha is not looked at.
 * @param rows RGB, rows of weights.outputLength pixels, written from row firstRow on.
 */
export function resizeRows(
  pixels: Uint8ClampedArray,
  rowCount: number,
  weights: Weights,
  rows: Uint8ClampedArray,
  firstRow: number,
): void {
  const { inputLength, outputLength, first, count, taps, values } = weights
  for (let row = 0; row < rowCount; row++) {
    const from = row * inputLength * 4
    const to = (firstRow + row) * outputLength * 3
    for (let output = 0; output < outputLength; output++) {
      const tapCount = count[output] ?? 0
      let at = from + (first[output] ?? 0) * 4
      let red = HALF
      let green = HALF
      let blue = HALF
      for (let tap = 0; tap < tapCount; tap++, at += 4) {
        const weight = values[output * taps + tap] ?? 0
        red += (pixels[at] ?? 0) * weight
        green += (pixels[at + 1] ?? 0) * weight
        blue += (pixels[at + 2] ?? 0) * weight
      }
      rows[to + output * 3] = red >> PRECISION_BITS
      rows[to + output * 3 + 1] = green >> PRECISION_BITS
      rows[to + output * 3 + 2] = blue >> PRECISION_BITS
    }
  }
}

/**
 * Second pass.
 *
 * @param rows RGB, weights.inputLength rows of `width` pixels.
 * @returns RGB, weights.outputLength rows of `width` pixels.
 */
export function resizeColumns(
  rows: Uint8ClampedArray,
  width: number,
  weights: Weights,
): Uint8ClampedArray<ArrayBuffer> {
  const { outputLength, first, count, taps, values } = weights
  const stride = width * 3
  const result = new Uint8ClampedArray(outputLength * stride)
  for (let output = 0; output < outputLength; output++) {
    const tapCount = count[output] ?? 0
    const start = (first[output] ?? 0) * stride
    for (let column = 0; column < stride; column++) {
      let sum = HALF
      for (let tap = 0, at = start + column; tap < tapCount; tap++, at += stride) {
        sum += (rows[at] ?? 0) * (values[output * taps + tap] ?? 0)
      }
      result[output * stride + column] = sum >> PRECISION_BITS
    }
  }
  return result
}
