import { BinaryReader, getTextEncoding, WireType } from '@bufbuild/protobuf/wire'
import type { Budget } from './limits.ts'
import { OnnxReadError } from './onnx-read-error.ts'

/** A range of bytes in the file: from start to before end. */
export type Span = { start: number; end: number }

/** One field of a message; the span is its value, without tag and length. */
export type Field = Span & { number: number; wireType: WireType }

/** Characters that change a line or a terminal instead of standing in it: controls, and switches of text direction. */
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const UNPRINTABLE_BUT_BREAKS = /(?![\n\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * Walks protobuf messages by field number, in place: values are spans of the file, nothing is copied but the strings
 * that are asked for. Wire format: https://protobuf.dev/programming-guides/encoding/
 *
 * Throws OnnxReadError: 'truncated' where a known field runs past the end of the file, 'too-many' fields, otherwise
 * 'not-protobuf'.
 */
export class Wire {
  readonly bytes: Uint8Array
  readonly #reader: BinaryReader
  readonly #budget: Budget

  constructor(bytes: Uint8Array, budget: Budget) {
    this.bytes = bytes
    this.#budget = budget
    this.#reader = new BinaryReader(bytes)
  }

  /**
   * Calls visit for each field of the message in the span, in the order of the file. A field that runs past the end of
   * the file counts as cut off only where isKnown says that the message has a field of that number.
   */
  fields(span: Span, visit: (field: Field) => void, isKnown: (number: number) => boolean = () => true): void {
    let position = span.start
    while (position < span.end) {
      this.#budget.spend('fields', position)
      const [number, wireType] = this.#read(position, () => this.#reader.tag())
      const field = this.#valueSpan(number, wireType)
      if (field.end > span.end) {
        const cutOff = field.end > this.bytes.length && isKnown(number)
        throw new OnnxReadError(
          cutOff ? 'truncated' : 'not-protobuf',
          position,
          `field ${number} needs ${field.end - span.end} bytes more than there are`,
        )
      }
      visit(field)
      position = field.end
    }
  }

  /** An int32, int64 or enum value. Beyond 2^53 the nearest number. */
  integer(field: Field): number {
    this.#expect(field, WireType.Varint)
    return Number(this.#read(field.start, () => this.#reader.int64()))
  }

  /** A float value. */
  float(field: Field): number {
    this.#expect(field, WireType.Bit32)
    return this.#read(field.start, () => this.#reader.float())
  }

  /** The span of an embedded message, a string or a bytes value. */
  message(field: Field): Span {
    this.#expect(field, WireType.LengthDelimited)
    return field
  }

  /** UTF-8 text on one line, at most maxBytes of it; controls become U+FFFD, a cut is marked with an ellipsis. */
  name(field: Field, maxBytes: number): string {
    return this.#decode(field, maxBytes).replace(UNPRINTABLE, '\ufffd')
  }

  /** As name, but line breaks and tabs stay. */
  text(field: Field, maxBytes: number): string {
    return this.#decode(field, maxBytes).replace(UNPRINTABLE_BUT_BREAKS, '\ufffd')
  }

  /**
   * Values of a repeated int32, int64, uint64 or enum field, packed or not: the first `keep` of them, and how many the
   * field holds.
   */
  integers(field: Field, keep: number): { values: number[]; count: number } {
    if (field.wireType === WireType.Varint) return { values: keep > 0 ? [this.integer(field)] : [], count: 1 }
    const { start, end } = this.message(field)
    const values: number[] = []
    let position = start
    while (position < end && values.length < keep) {
      values.push(Number(this.#read(position, () => this.#reader.int64())))
      position = this.#reader.pos
    }
    if (position > end) throw new OnnxReadError('not-protobuf', start, 'a packed list runs past its field')
    let count = values.length
    // The last byte of a varint is the one below 128.
    for (; position < end; position += 1) if ((this.bytes[position] ?? 0) < 0x80) count += 1
    return { values, count }
  }

  /** How many values a repeated fixed-width field holds, packed or not. valueBytes: 4 for float, 8 for double. */
  fixedCount(field: Field, valueBytes: 4 | 8): number {
    if (field.wireType !== WireType.LengthDelimited) {
      this.#expect(field, valueBytes === 4 ? WireType.Bit32 : WireType.Bit64)
      return 1
    }
    const count = (field.end - field.start) / valueBytes
    if (!Number.isInteger(count)) throw new OnnxReadError('not-protobuf', field.start, 'a packed list is cut')
    return count
  }

  /** As integers, for a repeated float field. */
  floats(field: Field, keep: number): { values: number[]; count: number } {
    const count = this.fixedCount(field, 4)
    const values: number[] = []
    for (let i = 0; i < Math.min(count, keep); i += 1) {
      values.push(this.#read(field.start + 4 * i, () => this.#reader.float()))
    }
    return { values, count }
  }

  /** A little-endian int64 or int32 of raw data; start must leave room for it. */
  rawInteger(start: number, valueBytes: 4 | 8): number {
    return this.#read(start, () =>
      Number(valueBytes === 8 ? this.#reader.sfixed64() : this.#reader.sfixed32()),
    )
  }

  #valueSpan(number: number, wireType: WireType): Field {
    const start = this.#reader.pos
    switch (wireType) {
      case WireType.Varint:
        this.#read(start, () => this.#reader.int64())
        return { number, wireType, start, end: this.#reader.pos }
      case WireType.Bit64:
        return { number, wireType, start, end: start + 8 }
      case WireType.Bit32:
        return { number, wireType, start, end: start + 4 }
      case WireType.LengthDelimited: {
        const length = this.#read(start, () => this.#reader.uint32())
        return { number, wireType, start: this.#reader.pos, end: this.#reader.pos + length }
      }
      default:
        // ONNX has no groups; skipping them would mean recursion that the file controls.
        throw new OnnxReadError('not-protobuf', start, `field ${number} has wire type ${wireType}`)
    }
  }

  #decode(field: Field, maxBytes: number): string {
    const { start, end } = this.message(field)
    let cut = Math.min(end, start + maxBytes)
    if (cut === end) return getTextEncoding().decodeUtf8(this.bytes.subarray(start, end))
    // Not within a character: continuation bytes are 10xxxxxx.
    while (cut > start && ((this.bytes[cut] ?? 0) & 0xc0) === 0x80) cut -= 1
    return `${getTextEncoding().decodeUtf8(this.bytes.subarray(start, cut))}…`
  }

  #expect(field: Field, wireType: WireType): void {
    if (field.wireType !== wireType) {
      throw new OnnxReadError(
        'not-protobuf',
        field.start,
        `field ${field.number} has wire type ${field.wireType}`,
      )
    }
  }

  /** The library throws RangeError at the end of the data and Error on what is not protobuf. */
  #read<T>(position: number, read: () => T): T {
    this.#reader.pos = position
    try {
      return read()
    } catch (error) {
      const code = error instanceof RangeError ? 'truncated' : 'not-protobuf'
      throw new OnnxReadError(code, position, error instanceof Error ? error.message : 'unreadable')
    }
  }
}
