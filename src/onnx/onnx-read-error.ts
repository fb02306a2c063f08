/** Why a file could not be read as ONNX. The text for people is chosen from this, in their language. */
export type OnnxReadErrorCode =
  /** No bytes at all. */
  | 'empty'
  /** More bytes than the limit. */
  | 'too-large'
  /** The bytes are not fields of an ONNX ModelProto: a web page, a pointer file, damage in the middle. */
  | 'not-protobuf'
  /** The file ends within a field: a download that was cut off. */
  | 'truncated'
  /** A protobuf message without ModelProto.graph. */
  | 'no-graph'
  /** A tensor whose stored values do not fit its dimensions, or dimensions that no tensor can have. */
  | 'bad-tensor'
  /** Graphs within graphs beyond the limit. */
  | 'too-deep'
  /** More nodes, tensors, names, attributes or dimensions than the limit. */
  | 'too-many'

/** The only thing that the readers in this folder throw. */
export class OnnxReadError extends Error {
  override readonly name = 'OnnxReadError'
  readonly code: OnnxReadErrorCode
  /** Bytes from the start of the file to where reading stopped. */
  readonly byteOffset: number

  constructor(code: OnnxReadErrorCode, byteOffset: number, message: string) {
    super(`${message} (at byte ${byteOffset})`)
    this.code = code
    this.byteOffset = byteOffset
  }
}
