/** Names of TensorProto.DataType (onnx.proto) and the bits that one value takes; null where that is not fixed. */
const ELEMENT_TYPES = {
  undefined: { number: 0, bits: null },
  float32: { number: 1, bits: 32 },
  uint8: { number: 2, bits: 8 },
  int8: { number: 3, bits: 8 },
  uint16: { number: 4, bits: 16 },
  int16: { number: 5, bits: 16 },
  int32: { number: 6, bits: 32 },
  int64: { number: 7, bits: 64 },
  string: { number: 8, bits: null },
  bool: { number: 9, bits: 8 },
  float16: { number: 10, bits: 16 },
  float64: { number: 11, bits: 64 },
  uint32: { number: 12, bits: 32 },
  uint64: { number: 13, bits: 64 },
  complex64: { number: 14, bits: 64 },
  complex128: { number: 15, bits: 128 },
  bfloat16: { number: 16, bits: 16 },
  float8e4m3fn: { number: 17, bits: 8 },
  float8e4m3fnuz: { number: 18, bits: 8 },
  float8e5m2: { number: 19, bits: 8 },
  float8e5m2fnuz: { number: 20, bits: 8 },
  uint4: { number: 21, bits: 4 },
  int4: { number: 22, bits: 4 },
  float4e2m1: { number: 23, bits: 4 },
  float8e8m0: { number: 24, bits: 8 },
  uint2: { number: 25, bits: 2 },
  int2: { number: 26, bits: 2 },
} as const

export type ElementType = keyof typeof ELEMENT_TYPES | 'unknown'

const NAME_OF = new Map<number, ElementType>(
  Object.entries(ELEMENT_TYPES).map(([name, { number }]) => [number, name as ElementType]),
)

/** Type of that number in TensorProto.DataType; 'unknown' for numbers that this reader does not know. */
export function elementTypeOf(dataType: number): ElementType {
  return NAME_OF.get(dataType) ?? 'unknown'
}

/** Bits of one value, or null for strings and types without a fixed width. */
export function bitsPerElement(type: ElementType): number | null {
  return type === 'unknown' ? null : ELEMENT_TYPES[type].bits
}

/** Whether values of this type can be weights: a floating-point type or a narrow integer type. */
export function isWeightType(type: ElementType): boolean {
  return /^(b?float|u?int(2|4|8|16)$)/.test(type)
}
