import { modelFacts } from 'virtual:model-facts'
import type { ArtifactId, Batching, ProviderName, StartOptions } from '#service/contract.ts'

/** What the service reads when it starts: settings.json and the model's folder, as files of the learner's machine. */
export type ServiceSettings = {
  artifact: ArtifactId
  provider: ProviderName
  threads: 1 | 2
  batching: Batching | null
}

/**
 * The disk of the machine, as far as the service reads it. A file that was never touched is the one on the web server;
 * what is written here stands in its place until it is restored. Shared by pipeline, faults and the shell.
 */
export class ServiceDisk {
  settings: ServiceSettings = { artifact: 'int8', provider: 'wasm', threads: 2, batching: null }
  #sabotage: StartOptions['sabotage'] | undefined
  readonly #changed = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly #listeners = new Set<() => void>()

  /** Address of the model's folder on the web server. */
  get modelBaseUrl(): string {
    return new URL(`models/${modelFacts.name}/`, document.baseURI).href
  }

  /** Bytes of a file of the model's folder. Throws Error in the server's or the browser's words. */
  async read(file: string): Promise<Uint8Array<ArrayBuffer>> {
    const changed = this.#changed.get(file)
    if (changed) return changed
    const response = await fetch(new URL(file, this.modelBaseUrl))
    if (!response.ok) throw new Error(`${file}: HTTP ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  }

  write(file: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#changed.set(file, bytes)
    this.#tell()
  }

  get changedFiles(): readonly string[] {
    return [...this.#changed.keys()]
  }

  /** Something on it makes the next start other than the published one. */
  get isDamaged(): boolean {
    return this.#changed.size > 0 || this.#sabotage !== undefined
  }

  sabotage(kind: NonNullable<StartOptions['sabotage']>): void {
    this.#sabotage = kind
    this.#tell()
  }

  /** All files as they are on the web server again. Settings stay. */
  restore(): void {
    this.#changed.clear()
    this.#sabotage = undefined
    this.#tell()
  }

  change(settings: Partial<ServiceSettings>): void {
    this.settings = { ...this.settings, ...settings }
    this.#tell()
  }

  /** For a worker that starts now. */
  startOptions(): StartOptions {
    const { artifact, provider, threads, batching } = this.settings
    return {
      modelBaseUrl: this.modelBaseUrl,
      artifact,
      provider,
      threads,
      ...(batching ? { batching } : {}),
      ...(this.#changed.size > 0 ? { changedFiles: Object.fromEntries(this.#changed) } : {}),
      ...(this.#sabotage ? { sabotage: this.#sabotage } : {}),
    }
  }

  /** Calls back after every change. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
