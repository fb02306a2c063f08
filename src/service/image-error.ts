import type { ImageErrorType } from './contract.ts'

/** Why a picture was refused. The HTTP status follows from the type. */
export class ImageError extends Error {
  override readonly name = 'ImageError'
  readonly type: ImageErrorType
  /** The browser's or the decoder's own words, and measures. */
  readonly context: { error: string; [key: string]: unknown } | undefined

  constructor(type: ImageErrorType, message: string, context?: { error: string; [key: string]: unknown }) {
    super(message)
    this.type = type
    this.context = context
  }
}
