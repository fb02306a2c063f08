import type { MachineFiles } from './machine-files.ts'

/** Appends to a file what a running program writes, in the order in which it was written. */
export class FileSink {
  readonly #files: MachineFiles
  readonly #path: string
  #pending: Uint8Array[] = []
  #working: Promise<void> | null = null

  private constructor(files: MachineFiles, path: string) {
    this.#files = files
    this.#path = path
  }

  /** Rejects with the file system's words when the file cannot be written. */
  static async open(files: MachineFiles, path: string, appends: boolean): Promise<FileSink> {
    if (appends) await files.appendFile(path, '')
    else await files.writeFile(path, '')
    return new FileSink(files, path)
  }

  write(data: string | Uint8Array): void {
    this.#pending.push(typeof data === 'string' ? new TextEncoder().encode(data) : data)
    // What comes while a piece is being written goes with the next one.
    this.#working ??= this.#flush().finally(() => {
      this.#working = null
    })
    this.#working.catch(() => {})
  }

  /** Waits until all is in the file. Rejects when something could not be written. */
  async close(): Promise<void> {
    while (this.#working) await this.#working
  }

  async #flush(): Promise<void> {
    while (this.#pending.length > 0) {
      const pieces = this.#pending
      this.#pending = []
      const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
      let offset = 0
      for (const piece of pieces) {
        all.set(piece, offset)
        offset += piece.length
      }
      await this.#files.appendFile(this.#path, all)
    }
  }
}
