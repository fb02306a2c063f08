import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'

/** Writes small ONNX files by field number: for tests, which must not depend on the readers they test. */

/** A whole number is a varint, text and bytes are length-delimited, an array is the field repeated. */
export type FieldValue = number | string | Uint8Array | { float: number } | readonly FieldValue[]

/** A message from field numbers to values, written in ascending order. */
export function message(fields: Record<number, FieldValue>): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter()
  for (const [number, value] of Object.entries(fields)) write(writer, Number(number), value)
  return writer.finish()
}

function write(writer: BinaryWriter, number: number, value: FieldValue): void {
  if (typeof value === 'number') writer.tag(number, WireType.Varint).int64(value)
  else if (typeof value === 'string') writer.tag(number, WireType.LengthDelimited).string(value)
  else if (value instanceof Uint8Array) writer.tag(number, WireType.LengthDelimited).bytes(value)
  else if ('float' in value) writer.tag(number, WireType.Bit32).float(value.float)
  else for (const item of value) write(writer, number, item)
}

/** Values of a packed repeated varint field. */
export function packed(values: readonly number[]): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter()
  for (const value of values) writer.int64(value)
  return writer.finish()
}

const DATA_TYPE = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const
const BYTES = { float32: 4, uint8: 1, int8: 1, int32: 4, int64: 8 } as const
type WritableType = keyof typeof DATA_TYPE

/** TensorProto with zeros as raw data. */
export function tensor(name: string, type: WritableType, dims: readonly number[]): Uint8Array<ArrayBuffer> {
  const count = dims.reduce((product, dim) => product * dim, 1)
  return message({ 1: dims, 2: DATA_TYPE[type], 8: name, 9: new Uint8Array(count * BYTES[type]) })
}

/** TensorProto of one axis with values in int64_data. */
export function shapeTensor(name: string, values: readonly number[]): Uint8Array<ArrayBuffer> {
  return message({ 1: values.length, 2: DATA_TYPE.int64, 7: packed(values), 8: name })
}

/** ValueInfoProto; strings are dynamic axes. */
export function value(
  name: string,
  shape: readonly (number | string)[],
  type: WritableType = 'float32',
): Uint8Array<ArrayBuffer> {
  const dims = shape.map((dim) => (typeof dim === 'number' ? message({ 1: dim }) : message({ 2: dim })))
  return message({ 1: name, 2: message({ 1: message({ 1: DATA_TYPE[type], 2: message({ 1: dims }) }) }) })
}

/** AttributeProto of kind int, ints or string, by the type of the value; bytes are a TensorProto. */
export function attribute(
  name: string,
  of: number | readonly number[] | string | Uint8Array,
): Uint8Array<ArrayBuffer> {
  if (typeof of === 'number') return message({ 1: name, 3: of, 20: 2 })
  if (typeof of === 'string') return message({ 1: name, 4: of, 20: 3 })
  return of instanceof Uint8Array ? message({ 1: name, 5: of, 20: 4 }) : message({ 1: name, 8: of, 20: 7 })
}

/** NodeProto with one output named as the node. */
export function node(
  name: string,
  opType: string,
  inputs: readonly string[],
  attributes: readonly Uint8Array[] = [],
): Uint8Array<ArrayBuffer> {
  return message({ 1: inputs, 2: name, 3: name, 4: opType, 5: attributes })
}

export type GraphParts = {
  nodes?: readonly Uint8Array[]
  initializers?: readonly Uint8Array[]
  inputs?: readonly Uint8Array[]
  outputs?: readonly Uint8Array[]
}

/** GraphProto named 'graph'. */
export function graph(parts: GraphParts): Uint8Array<ArrayBuffer> {
  const { nodes = [], initializers = [], inputs = [], outputs = [] } = parts
  return message({ 1: nodes, 2: 'graph', 5: initializers, 11: inputs, 12: outputs })
}

/** ModelProto: IR version 8, opset 15, producer 'writer' 1.2, and the metadata. */
export function model(of: Uint8Array, metadata: Record<string, string> = {}): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(metadata).map(([key, text]) => message({ 1: key, 2: text }))
  return message({ 1: 8, 2: 'writer', 3: '1.2', 7: of, 8: message({ 2: 15 }), 14: entries })
}
