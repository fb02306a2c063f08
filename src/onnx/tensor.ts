import { bitsPerElement, type ElementType, elementTypeOf } from './element-type.ts'
import type { Budget } from './limits.ts'
import { OnnxReadError } from './onnx-read-error.ts'
import type { Field, Span, Wire } from './wire.ts'

/** A TensorProto: what it is and how large, without its values. */
export type Tensor = {
  name: string
  elementType: ElementType
  dims: number[]
  /** Product of dims; 1 for a scalar (no dims). */
  elementCount: number
  /** Bytes of the values at their type: elementCount x bits / 8, rounded up. Strings: the bytes stored. */
  byteLength: number
  /** The values are in another file (data_location EXTERNAL). */
  external: boolean
  /** The values of an int64 or int32 tensor of at most SMALL_VALUES elements: shapes, axes. Otherwise null. */
  integers: number[] | null
}

const SMALL_VALUES = 64

type Stored = {
  raw: Span | null
  floats: number
  doubles: number
  strings: number
  stringBytes: number
  /** Entries of int32_data, int64_data and uint64_data. */
  varints: number
  firstIntegers: number[]
}

/**
 * Reads a TensorProto. Field numbers (onnx.proto): dims 1, data_type 2, float_data 4, int32_data 5, string_data 6,
 * int64_data 7, name 8, raw_data 9, double_data 10, uint64_data 11, external_data 13, data_location 14.
 *
 * Throws OnnxReadError 'bad-tensor' where the stored values are more or fewer than the dimensions say.
 */
export function readTensor(wire: Wire, span: Span, budget: Budget): Tensor {
  budget.spend('tensors', span.start)
  const dims: number[] = []
  const stored: Stored = {
    raw: null,
    floats: 0,
    doubles: 0,
    strings: 0,
    stringBytes: 0,
    varints: 0,
    firstIntegers: [],
  }
  let name = ''
  let elementType: ElementType = 'undefined'
  let external = false

  const readDims = (field: Field) => {
    const { values, count } = wire.integers(field, budget.limits.dimensions)
    if (dims.length + count > budget.limits.dimensions) {
      throw new OnnxReadError(
        'too-many',
        field.start,
        `a tensor with more than ${budget.limits.dimensions} dimensions`,
      )
    }
    dims.push(...values)
  }

  wire.fields(span, (field) => {
    switch (field.number) {
      case 1:
        return readDims(field)
      case 2:
        elementType = elementTypeOf(wire.integer(field))
        return
      case 4:
        stored.floats += wire.fixedCount(field, 4)
        return
      case 5:
      case 7:
      case 11: {
        const { values, count } = wire.integers(field, SMALL_VALUES - stored.firstIntegers.length)
        stored.firstIntegers.push(...values)
        stored.varints += count
        return
      }
      case 6:
        stored.strings += 1
        stored.stringBytes += field.end - field.start
        return
      case 8:
        name = wire.name(field, budget.limits.nameBytes)
        return
      case 9:
        stored.raw = wire.message(field)
        return
      case 10:
        stored.doubles += wire.fixedCount(field, 8)
        return
      case 13:
        external = true
        return
      case 14:
        external ||= wire.integer(field) === 1
        return
    }
  })

  const elementCount = product(dims, span.start)
  const byteLength = storedBytes(elementType, elementCount, stored)
  if (!external) checkStored(elementType, elementCount, byteLength, stored, span.start)
  return { name, elementType, dims, elementCount, byteLength, external, integers: smallIntegers() }

  function smallIntegers(): number[] | null {
    if ((elementType !== 'int64' && elementType !== 'int32') || external || elementCount > SMALL_VALUES)
      return null
    const { raw } = stored
    if (!raw) return stored.firstIntegers
    const valueBytes = elementType === 'int64' ? 8 : 4
    return Array.from({ length: elementCount }, (_, i) =>
      wire.rawInteger(raw.start + i * valueBytes, valueBytes),
    )
  }
}

function product(dims: number[], byteOffset: number): number {
  let result = 1
  for (const dim of dims) {
    result *= dim
    if (dim < 0 || !Number.isSafeInteger(dim) || !Number.isSafeInteger(result)) {
      throw new OnnxReadError('bad-tensor', byteOffset, `a tensor with dimensions [${dims.join(', ')}]`)
    }
  }
  return result
}

function storedBytes(type: ElementType, elementCount: number, stored: Stored): number {
  if (type === 'string') return stored.stringBytes
  const bits = bitsPerElement(type)
  // Of a type that this reader does not know, only raw data has a known size.
  if (bits === null) return stored.raw ? stored.raw.end - stored.raw.start : 0
  return Math.ceil((elementCount / 8) * bits)
}

/** Values are either raw_data, or one of the typed lists; types under 32 bit are packed into int32_data. */
function checkStored(
  type: ElementType,
  elementCount: number,
  byteLength: number,
  stored: Stored,
  byteOffset: number,
) {
  const bits = bitsPerElement(type)
  if (bits === null && type !== 'string') return
  const { raw } = stored
  if (raw) {
    if (raw.end - raw.start === byteLength) return
    throw new OnnxReadError(
      'bad-tensor',
      byteOffset,
      `a tensor of ${byteLength} bytes that stores ${raw.end - raw.start}`,
    )
  }
  const entries = stored.floats + stored.doubles + stored.strings + stored.varints
  // One entry holds one value; two for complex numbers, and eight bits of anything narrower than a byte.
  let expected = elementCount
  if (type.startsWith('complex')) expected = elementCount * 2
  else if (bits !== null && bits < 8) expected = byteLength
  if (entries !== expected) {
    throw new OnnxReadError('bad-tensor', byteOffset, `a tensor of ${expected} values that stores ${entries}`)
  }
}
