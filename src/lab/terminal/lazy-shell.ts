import type { Shell, ShellOptions } from './shell.ts'

export type LoadShell = (options: ShellOptions) => Promise<Shell>

/** The shell, fetched when it is first needed. A fetch that failed is forgotten: the next command tries again. */
export class LazyShell {
  readonly #options: ShellOptions
  readonly #load: LoadShell
  #loading: Promise<Shell> | null = null
  #loaded: Shell | null = null

  constructor(options: ShellOptions, load: LoadShell = fetchShell) {
    this.#options = options
    this.#load = load
  }

  /** Null until it is there. */
  get loaded(): Shell | null {
    return this.#loaded
  }

  /** Rejects as import() does. */
  open(): Promise<Shell> {
    this.#loading ??= this.#load(this.#options).then(
      (shell) => {
        this.#loaded = shell
        return shell
      },
      (error: unknown) => {
        this.#loading = null
        throw error
      },
    )
    return this.#loading
  }
}

async function fetchShell(options: ShellOptions): Promise<Shell> {
  const { Shell } = await import('./shell.ts')
  return new Shell(options)
}
