import { type ElementType, elementTypeOf } from './element-type.ts'
import type { Budget } from './limits.ts'
import { OnnxReadError } from './onnx-read-error.ts'
import type { Span, Wire } from './wire.ts'

/** Length of an axis: a number, or the name of a dynamic axis; UNNAMED_AXIS where the file gives neither. */
export type Dimension = number | string
export const UNNAMED_AXIS = '?'

/** A ValueInfoProto: an input, output or intermediate value of a graph. */
export type Value = {
  name: string
  /** Type of the elements; sequences, maps and the like are named, not looked into. */
  elementType: ElementType | 'sequence' | 'map' | 'optional' | 'sparse' | 'opaque'
  /** Null where the file says nothing about the shape. */
  shape: Dimension[] | null
}

const OTHER_KINDS = new Map<number, Value['elementType']>([
  [4, 'sequence'],
  [5, 'map'],
  [7, 'opaque'],
  [8, 'sparse'],
  [9, 'optional'],
])

/** ValueInfoProto: name 1, type 2. TypeProto: tensor_type 1, see OTHER_KINDS for the rest. */
export function readValue(wire: Wire, span: Span, budget: Budget): Value {
  budget.spend('values', span.start)
  const value: Value = { name: '', elementType: 'undefined', shape: null }
  wire.fields(span, (field) => {
    if (field.number === 1) value.name = wire.name(field, budget.limits.nameBytes)
    if (field.number === 2) {
      wire.fields(wire.message(field), (kind) => {
        if (kind.number === 1) readTensorType(wire, wire.message(kind), budget, value)
        else value.elementType = OTHER_KINDS.get(kind.number) ?? value.elementType
      })
    }
  })
  return value
}

/** TypeProto.Tensor: elem_type 1, shape 2. TensorShapeProto: dim 1. */
function readTensorType(wire: Wire, span: Span, budget: Budget, value: Value): void {
  wire.fields(span, (field) => {
    if (field.number === 1) value.elementType = elementTypeOf(wire.integer(field))
    if (field.number === 2) {
      const shape: Dimension[] = []
      wire.fields(wire.message(field), (dim) => {
        if (dim.number !== 1) return
        if (shape.length === budget.limits.dimensions) {
          throw new OnnxReadError('too-many', dim.start, `more than ${shape.length} dimensions`)
        }
        shape.push(readDimension(wire, wire.message(dim), budget))
      })
      value.shape = shape
    }
  })
}

/** TensorShapeProto.Dimension: dim_value 1, dim_param 2. */
function readDimension(wire: Wire, span: Span, budget: Budget): Dimension {
  let dimension: Dimension = UNNAMED_AXIS
  wire.fields(span, (field) => {
    if (field.number === 1) {
      const length = wire.integer(field)
      dimension = Number.isSafeInteger(length) && length >= 0 ? length : UNNAMED_AXIS
    }
    if (field.number === 2) dimension = wire.name(field, budget.limits.axisNameBytes) || UNNAMED_AXIS
  })
  return dimension
}
