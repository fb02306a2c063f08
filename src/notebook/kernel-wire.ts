/** Page -> kernel. One cell at a time. */
export type ToKernel =
  | { kind: 'start'; pictures: Pictures }
  | { kind: 'run'; code: string }
  /** Of the request with this id: the body of the service's answer, or in which words it failed. */
  | { kind: 'answer'; id: number; answer: { body: string } | { error: string } }

/** Kernel -> page. */
export type FromKernel =
  | { kind: 'ready' }
  /** Python could not be started; the kernel is of no use any more. */
  | { kind: 'failed'; message: string }
  /** What the running cell printed; in pieces, at most OUTPUT_MAX_CHARS of a cell. */
  | { kind: 'output'; text: string }
  /** error: Python's traceback, or null. */
  | { kind: 'done'; error: string | null }
  /** model.predict: SIZE x SIZE x 3 bytes, RGB rows. */
  | { kind: 'predict'; id: number; pixels: Uint8Array<ArrayBuffer> }

/** Pixels by file name, SIZE x SIZE x 3 bytes each. */
export type Pictures = Readonly<Record<string, Uint8Array>>

/** Side of the pictures, in pixels. */
export const SIZE = 32

/** A loop that prints must not fill the page. */
export const OUTPUT_MAX_CHARS = 4000
