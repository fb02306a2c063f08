import type { Host } from '#fleet/host.ts'
import { ServiceDisk } from './service-disk.ts'

/** Process ids and client ports are made up, the same for everyone; the terminal says so. */
const SEED = 7

/** The machine that this tab plays: one disk and one host, used by pipeline, terminal, load and faults alike. */
export class Machine {
  readonly disk = new ServiceDisk()
  #host: Promise<Host> | null = null
  #running: Host | null = null

  /** The process manager is fetched with the first use. Rejects as import() does; the next call tries again. */
  host(): Promise<Host> {
    this.#host ??= this.#create().catch((error: unknown) => {
      this.#host = null
      throw error
    })
    return this.#host
  }

  async #create(): Promise<Host> {
    const { createHost } = await import('#fleet/create-host.ts')
    this.#running = createHost({ seed: SEED })
    return this.#running
  }

  /** Null until something was started. */
  get running(): Host | null {
    return this.#running
  }
}
