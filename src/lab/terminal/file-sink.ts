import type { MachineFiles } from './machine-files.ts'

/** Appends to a file what a running program writes, in the order in which it was written. */
export class FileSink {
  readonly #files: MachineFiles
  readonly #path: string
  #pending = ''
  #working: Promise<void> | null = null
  #ready: Promise<void>

  /** Rejects on close when the file cannot be written. */
  constructor(files: MachineFiles, path: string, appends: boolean) {
    this.#files = files
    this.#path = path
    this.#ready = appends ? Promise.resolve() : files.writeFile(path, '')
    this.#ready.catch(() => {})
  }

  write(text: string): void {
    this.#pending += text
    // What comes while a piece is being written goes with the next one.
    this.#working ??= this.#flush().finally(() => {
      this.#working = null
    })
    this.#working.catch(() => {})
  }

  /** Waits until all is in the file. */
  async close(): Promise<void> {
    await this.#ready
    while (this.#working) await this.#working
  }

  async #flush(): Promise<void> {
    await this.#ready
    while (this.#pending !== '') {
      const text = this.#pending
      this.#pending = ''
      await this.#files.appendFile(this.#path, text)
    }
  }
}
