import { Budget, ONNX_LIMITS } from './limits.ts'
import { type Field, type Span, Wire } from './wire.ts'

/**
 * Copies of an ONNX file with one thing wrong, as a bad export or a bad edit leaves it. Values are overwritten in
 * place with others of the same length, so that all the rest stays what it was. Null where the file has no such place.
 */

/** Claims another version (1 to 127) of ONNX's own operator set. ModelProto opset_import 8: domain 1, version 2. */
export function withOpset(bytes: Uint8Array, version: number): Uint8Array<ArrayBuffer> | null {
  return patched(bytes, (wire, whole) => {
    for (const entry of fieldsOf(wire, whole, 8)) {
      const [domain] = fieldsOf(wire, entry, 1)
      const [place] = fieldsOf(wire, entry, 2)
      const isOwn = !domain || domain.start === domain.end
      if (isOwn && place && place.end - place.start === 1) return { at: place.start, values: [version] }
    }
    return null
  })
}

/**
 * The first node that reads `from` asks for `to` instead, which must be as long. GraphProto node 1: input 1.
 */
export function withNodeInput(bytes: Uint8Array, from: string, to: string): Uint8Array<ArrayBuffer> | null {
  const [old, values] = [ascii(from), ascii(to)]
  if (old.length !== values.length) return null
  return patched(bytes, (wire, whole) => {
    for (const node of nodesOf(wire, whole)) {
      for (const input of fieldsOf(wire, node, 1)) {
        if (isText(bytes, input, old)) return { at: input.start, values }
      }
    }
    return null
  })
}

/**
 * The matrix of the last Gemm is taken as it lies instead of turned: its shape no longer fits. NodeProto op_type 4,
 * attribute 5: name 1, i 3.
 */
export function withUnturnedGemm(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const [gemm, transB] = [ascii('Gemm'), ascii('transB')]
  return patched(bytes, (wire, whole) => {
    for (const node of nodesOf(wire, whole).reverse()) {
      const [kind] = fieldsOf(wire, node, 4)
      if (!kind || !isText(bytes, kind, gemm)) continue
      for (const attribute of fieldsOf(wire, node, 5)) {
        const [name] = fieldsOf(wire, attribute, 1)
        const [place] = fieldsOf(wire, attribute, 3)
        if (name && place && isText(bytes, name, transB) && bytes[place.start] === 1) {
          return { at: place.start, values: [0] }
        }
      }
    }
    return null
  })
}

/** One bit in the middle of the file is flipped: among the weights, where nothing but a checksum notices. */
export function withFlippedBit(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes)
  const middle = bytes.length >> 1
  copy[middle] = (copy[middle] ?? 0) ^ 1
  return copy
}

/**
 * One bit of one float32 among the values of a stored tensor is flipped: bit 0 is the lowest of the mantissa, 30 the
 * highest of the exponent, 31 the sign. GraphProto initializer 5: name 8, raw_data 9, little-endian.
 */
export function withFlippedFloatBit(
  bytes: Uint8Array,
  tensor: string,
  index: number,
  bit: number,
): Uint8Array<ArrayBuffer> | null {
  const name = ascii(tensor)
  return patched(bytes, (wire, whole) => {
    for (const initializer of fieldsOf(wire, whole, 7).flatMap((graph) => fieldsOf(wire, graph, 5))) {
      const [called] = fieldsOf(wire, initializer, 8)
      const [raw] = fieldsOf(wire, initializer, 9)
      if (!called || !raw || !isText(bytes, called, name)) continue
      const at = raw.start + 4 * index + (bit >> 3)
      return at < raw.end ? { at, values: [(bytes[at] ?? 0) ^ (1 << (bit & 7))] } : null
    }
    return null
  })
}

type Patch = { at: number; values: readonly number[] }

function patched(
  bytes: Uint8Array,
  find: (wire: Wire, whole: Span) => Patch | null,
): Uint8Array<ArrayBuffer> | null {
  const patch = find(new Wire(bytes, new Budget(ONNX_LIMITS)), { start: 0, end: bytes.length })
  if (!patch) return null
  const copy = new Uint8Array(bytes)
  copy.set(patch.values, patch.at)
  return copy
}

/** ModelProto graph 7: node 1. */
function nodesOf(wire: Wire, whole: Span): Field[] {
  return fieldsOf(wire, whole, 7).flatMap((graph) => fieldsOf(wire, graph, 1))
}

function fieldsOf(wire: Wire, span: Span, number: number): Field[] {
  const found: Field[] = []
  wire.fields(span, (field) => {
    if (field.number === number) found.push(field)
  })
  return found
}

function isText(bytes: Uint8Array, { start, end }: Span, text: readonly number[]): boolean {
  return end - start === text.length && text.every((value, index) => bytes[start + index] === value)
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0))
}
