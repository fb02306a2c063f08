import type { ServiceSettings } from '#lab/service-disk.ts'
import type { Disk } from './machine-disk.ts'

/** A disk without a web server, for tests: its files are those that are given. */
export class TestDisk implements Disk {
  settings: ServiceSettings = { artifact: 'int8', provider: 'wasm', threads: 2, batching: null }
  readonly modelBaseUrl = 'https://host.test/models/benda10/'
  readonly served: Map<string, Uint8Array<ArrayBuffer>>
  readonly written = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly #listeners = new Set<() => void>()

  constructor(served: Record<string, string | Uint8Array<ArrayBuffer>> = {}) {
    this.served = new Map(
      Object.entries(served).map(([name, content]) => [
        name,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    )
  }

  async read(file: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = this.written.get(file) ?? this.served.get(file)
    if (!bytes) throw new Error(`${file}: HTTP 404`)
    return bytes
  }

  write(file: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.written.set(file, bytes)
    this.#tell()
  }

  get changedFiles(): readonly string[] {
    return [...this.written.keys()]
  }

  restore(): void {
    this.written.clear()
    this.#tell()
  }

  change(settings: Partial<ServiceSettings>): void {
    this.settings = { ...this.settings, ...settings }
    this.#tell()
  }

  startOptions(): ReturnType<Disk['startOptions']> {
    const { artifact, provider, threads } = this.settings
    return { modelBaseUrl: this.modelBaseUrl, artifact, provider, threads }
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
