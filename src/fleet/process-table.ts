import type { ProcessInfo, Signal } from './host.ts'

export type TableEntry = {
  /** Process id of the one that the shell started: what belongs together on the terminal. */
  group: number
  info(): ProcessInfo
  signal(signal: Signal): void
  /** The worker behind it, if it is one. */
  disturb?(disturbance: { kind: 'slow'; factor: number } | { kind: 'lose-device' }): boolean
}

/** The machine's live processes. Who changes something says so, when all of it is changed. */
export class ProcessTable {
  readonly #entries = new Map<number, TableEntry>()
  readonly #listeners = new Set<() => void>()

  add(pid: number, entry: TableEntry): void {
    this.#entries.set(pid, entry)
  }

  remove(pid: number): void {
    this.#entries.delete(pid)
  }

  get(pid: number): TableEntry | undefined {
    return this.#entries.get(pid)
  }

  /** False when there is no such process. */
  signal(pid: number, signal: Signal): boolean {
    const entry = this.#entries.get(pid)
    entry?.signal(signal)
    return entry !== undefined
  }

  /** The one that the shell started first, then its children. False when none is left. */
  signalGroup(group: number, signal: Signal): boolean {
    const members = [...this.#entries.values()].filter((entry) => entry.group === group)
    for (const member of members) member.signal(signal)
    return members.length > 0
  }

  list(): ProcessInfo[] {
    return [...this.#entries.values()].map((entry) => entry.info()).sort((a, b) => a.pid - b.pid)
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  changed(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
