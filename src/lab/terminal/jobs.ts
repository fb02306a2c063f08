import type { Host, Signal } from '#fleet/host.ts'

/** A command line that runs: in the foreground, or in the background with a number. */
export type Job = {
  /** Of its server, once it has started one; until then its own. */
  readonly pid: number
  readonly command: string
  /** Null for what runs in the foreground and never was in the background. */
  readonly number: number | null
  readonly startedAtMs: number
  /** Aborted by a signal that ends it; the reason is the signal's name. */
  readonly cancelled: AbortSignal
  /** The server processes that it started and that have not ended. */
  readonly servers: ReadonlySet<number>
  /** Exit status. Never rejects. */
  readonly done: Promise<number>
}

type Entry = Job & {
  pid: number
  number: number | null
  servers: Set<number>
  controller: AbortController
  done: Promise<number>
  hasStarted: () => void
  /** Programs that end by themselves on Ctrl+C, innermost last. */
  interruptHandlers: (() => void)[]
}

export type JobsOptions = {
  host: Host
  now: () => number
  /** A background job has its process id. Called before its server prints anything. */
  onStart: (job: Job) => void
  /** A background job has ended; it is still among the jobs. */
  onEnd: (job: Job, status: number) => void
}

/** Ids of the shell and of what it runs by itself; the host's own begin above 1000. */
export const SHELL_PID = 412
const PID_STEP = 3
const PID_MAX = 999

/** What the shell runs now, and who gets Ctrl+C. */
export class Jobs {
  readonly #options: JobsOptions
  readonly #entries = new Set<Entry>()
  /** Whom the terminal belongs to: the innermost is last. */
  readonly #foreground: Entry[] = []
  #lastPid = SHELL_PID

  constructor(options: JobsOptions) {
    this.#options = options
  }

  /** Background jobs by number. */
  get background(): readonly Job[] {
    return this.#numbered
  }

  /** Everything that the shell runs, in the order in which it was started. */
  get all(): readonly Job[] {
    return [...this.#entries]
  }

  get foreground(): Job | null {
    return this.#foreground.at(-1) ?? null
  }

  /** @param run never rejects. */
  async runInForeground(command: string, run: (job: Job) => Promise<number>): Promise<number> {
    const entry = this.#start(command, null, run)
    return this.#hold(entry)
  }

  /**
   * Starts a background job. Resolves when its process id is certain: at once, or, where it starts a server, when that
   * was started or the job has ended without.
   *
   * @param run never rejects.
   */
  async runInBackground(
    command: string,
    startsServer: boolean,
    run: (job: Job) => Promise<number>,
  ): Promise<Job> {
    const number = (this.#numbered.at(-1)?.number ?? 0) + 1
    let tell = () => {}
    const told = new Promise<void>((resolve) => {
      tell = resolve
    })
    const entry = this.#start(command, number, run)
    entry.hasStarted = () => {
      entry.hasStarted = () => {}
      this.#options.onStart(entry)
      tell()
    }
    if (startsServer) await Promise.race([told, entry.done])
    entry.hasStarted()
    void entry.done.then((status) => {
      if (entry.number !== null) this.#options.onEnd(entry, status)
      this.#entries.delete(entry)
    })
    return entry
  }

  /** Waits for a background job as if it had been started in the foreground. */
  async bringToForeground(job: Job): Promise<number> {
    const entry = this.#entryOf(job)
    if (!entry) return job.done
    entry.number = null
    return this.#hold(entry)
  }

  /** Says the number and process id of a background job, unless that was done. */
  announce(job: Job): void {
    this.#entryOf(job)?.hasStarted()
  }

  addServer(job: Job, pid: number): void {
    const entry = this.#entryOf(job)
    if (!entry) return
    entry.servers.add(pid)
    entry.pid = pid
    entry.hasStarted()
  }

  removeServer(job: Job, pid: number): void {
    this.#entryOf(job)?.servers.delete(pid)
  }

  /** %1, %+, %%, %-, or the beginning of a command after %. */
  find(name: string): Job | null {
    const jobs = this.#numbered
    const wanted = name.replace(/^%/, '')
    if (wanted === '' || wanted === '+' || wanted === '%') return jobs.at(-1) ?? null
    if (wanted === '-') return jobs.at(-2) ?? jobs.at(-1) ?? null
    if (/^\d+$/.test(wanted)) return jobs.find((job) => job.number === Number(wanted)) ?? null
    return jobs.findLast((job) => job.command.startsWith(wanted)) ?? null
  }

  /** The handler is called in place of ending the job when Ctrl+C comes. Returns the way to take it back. */
  onInterrupt(job: Job, handler: () => void): () => void {
    const handlers = this.#entryOf(job)?.interruptHandlers ?? []
    handlers.push(handler)
    return () => {
      handlers.splice(handlers.indexOf(handler), 1)
    }
  }

  /**
   * Gives a signal to a job: to the process groups of its servers, or, where it has none, by ending it. False for a
   * signal that such a job cannot take.
   */
  signal(job: Job, signal: Signal): boolean {
    const entry = this.#entryOf(job)
    if (!entry) return false
    if (entry.servers.size > 0) {
      for (const pid of entry.servers) this.#options.host.signal(-pid, signal)
      return true
    }
    if (!isEnding(signal)) return false
    const handler = signal === 'SIGINT' ? entry.interruptHandlers.at(-1) : undefined
    if (handler) {
      handler()
      return true
    }
    entry.controller.abort(signal)
    return true
  }

  /** Ctrl+C. */
  interrupt(): void {
    const job = this.foreground
    if (job) this.signal(job, 'SIGINT')
  }

  get #numbered(): Entry[] {
    return [...this.#entries]
      .filter((entry) => entry.number !== null)
      .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
  }

  #entryOf(job: Job): Entry | null {
    for (const entry of this.#entries) if (entry === job) return entry
    return null
  }

  #start(command: string, number: number | null, run: (job: Job) => Promise<number>): Entry {
    const controller = new AbortController()
    const entry: Entry = {
      pid: this.#nextPid(),
      command,
      number,
      startedAtMs: this.#options.now(),
      controller,
      cancelled: controller.signal,
      servers: new Set(),
      interruptHandlers: [],
      hasStarted: () => {},
      done: Promise.resolve(0),
    }
    this.#entries.add(entry)
    // Not at once: who starts it sets it up first.
    entry.done = Promise.resolve().then(() => this.#run(entry, run))
    return entry
  }

  async #run(entry: Entry, run: (job: Job) => Promise<number>): Promise<number> {
    const status = await run(entry)
    const { aborted, reason } = entry.cancelled
    return aborted ? statusOfSignal(reason) : status
  }

  async #hold(entry: Entry): Promise<number> {
    this.#foreground.push(entry)
    try {
      return await entry.done
    } finally {
      this.#foreground.splice(this.#foreground.indexOf(entry), 1)
      this.#entries.delete(entry)
    }
  }

  #nextPid(): number {
    this.#lastPid += PID_STEP
    if (this.#lastPid > PID_MAX) this.#lastPid = SHELL_PID + 1
    return this.#lastPid
  }
}

const STATUS: Partial<Record<Signal, number>> = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }

function isEnding(signal: Signal): boolean {
  return STATUS[signal] !== undefined
}

function statusOfSignal(signal: unknown): number {
  return STATUS[signal as Signal] ?? 130
}

/** What bash calls the end of a job: Done, Exit 3, Killed. */
export function endName(status: number): string {
  const names: Record<number, string> = {
    0: 'Done',
    129: 'Hangup',
    130: 'Interrupt',
    137: 'Killed',
    143: 'Terminated',
  }
  return names[status] ?? `Exit ${status}`
}

/** A line of `jobs` and of bash's notices: the mark is + for the newest, - for the one before it. */
export function jobLine(job: Pick<Job, 'number' | 'command'>, mark: string, state: string): string {
  return `[${job.number}]${mark || ' '}  ${state.padEnd(24)}${job.command}`
}
