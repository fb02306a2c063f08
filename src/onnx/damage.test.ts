import { expect, it } from 'vitest'
import { withFlippedBit, withFlippedFloatBit, withNodeInput, withOpset, withUnturnedGemm } from './damage.ts'
import { message, packed, tensor } from './onnx-writer.ts'
import { summarizeOnnx } from './summary.ts'

const text = (value: string) => value
const transB = message({ 1: text('transB'), 3: 1, 20: 2 })
const file = message({
  1: 8,
  7: message({
    1: [
      message({ 1: ['input'], 2: ['a'], 4: 'Relu' }),
      message({ 1: ['a', 'w'], 2: ['out'], 4: 'Gemm', 5: [transB] }),
    ],
    5: [tensor('w', 'float32', [2, 6])],
  }),
  8: [message({ 1: 'other', 2: 3 }), message({ 2: 15 })],
})

/** How many bytes differ. */
function distance(a: Uint8Array, b: Uint8Array | null): number {
  return b?.length === a.length ? a.filter((value, index) => value !== b[index]).length : Number.NaN
}

it('another opset is claimed, and nothing else changes', () => {
  const damaged = withOpset(file, 99)
  expect(summarizeOnnx(damaged ?? file).opsets).toContainEqual({ domain: '', version: 99 })
  expect(summarizeOnnx(damaged ?? file).opsets).toContainEqual({ domain: 'other', version: 3 })
  expect(distance(file, damaged)).toBe(1)
})

it('a node asks for an input that the graph does not have', () => {
  const damaged = withNodeInput(file, 'input', 'masuk')
  expect(summarizeOnnx(damaged ?? file).nodes[0]?.inputs).toEqual(['masuk'])
  expect(withNodeInput(file, 'input', 'x')).toBeNull()
  expect(withNodeInput(file, 'tiada', 'masuk')).toBeNull()
})

it('the last Gemm no longer turns its matrix', () => {
  expect(distance(file, withUnturnedGemm(file))).toBe(1)
  expect(withUnturnedGemm(withUnturnedGemm(file) ?? file)).toBeNull()
})

it('a flipped bit is one bit', () => {
  const damaged = withFlippedBit(file)
  expect(distance(file, damaged)).toBe(1)
  expect(withFlippedBit(damaged)).toEqual(file)
})

it('a flipped bit of a float is that of the value that was named', () => {
  // The highest bit of the exponent alone: 2.0, where 0.0 was.
  const damaged = withFlippedFloatBit(file, 'w', 11, 30) ?? file
  expect(distance(file, damaged)).toBe(1)
  const at = damaged.findIndex((value, index) => value !== file[index])
  expect(new DataView(damaged.buffer).getFloat32(at - 3, true)).toBe(2)
  expect(withFlippedFloatBit(damaged, 'w', 11, 30)).toEqual(file)
  expect(withFlippedFloatBit(file, 'w', 12, 0)).toBeNull()
  expect(withFlippedFloatBit(file, 'tiada', 0, 0)).toBeNull()
})

it('what is not an ONNX file is refused, not damaged', () => {
  expect(() => withOpset(packed([1, 2, 3]), 99)).toThrow()
})
