import { type Clock, sleep, within } from './clock.ts'
import type { ProcessInfo, ServerConfig, Signal } from './host.ts'
import type { LogLine } from './log-line.ts'
import type { SupervisorLog, SupervisorSignal } from './supervisor-log.ts'
import type { UvicornProcess } from './uvicorn-process.ts'

export type SupervisorParts = {
  config: ServerConfig
  clock: Clock
  log: SupervisorLog
  write(lines: readonly LogLine[]): void
  startWorker(): UvicornProcess
  /** The parent itself ends this worker, in good order: nobody will miss it. */
  onRetire(worker: UvicornProcess): void
  /** hung: its health check was not answered. failed: it did not come up, and the server stops because of it. */
  onLoss(worker: UvicornProcess, cause: 'hung' | 'failed', sinceMs: number): void
  onChange(): void
}

/** multiprocess.py: the parent looks at its signals and its workers so often. */
const LOOP_MS = 500
/** multiprocess.py: wait_until_ready of a worker that is to replace another. */
const READY_POLL_MS = 100
const STARTUP_FAILED = 3
/** A timer that comes so late says that the page itself slept, and nothing about the worker: it is asked once more. */
const SLEPT_MS = 1000

/**
 * The parent of workers, as multiprocess.py of uvicorn 0.51: one loop that handles signals, then checks one worker
 * after the other, and waits where the original waits. It ends with status 0, or by SIGKILL.
 */
export class Supervisor {
  readonly pid: number
  readonly startedAtMs: number
  readonly exited: Promise<number>
  readonly #parts: SupervisorParts
  readonly #workers: UvicornProcess[] = []
  #wanted: number
  readonly #signals: SupervisorSignal[] = []
  #shouldExit = false
  #isStopped = false
  #exitStatus: number | null = null
  #resolveExit: (status: number) => void = () => {}

  constructor(pid: number, parts: SupervisorParts) {
    this.pid = pid
    this.#parts = parts
    this.startedAtMs = parts.clock.now()
    this.#wanted = parts.config.workers
    this.exited = new Promise((resolve) => {
      this.#resolveExit = resolve
    })
  }

  get wanted(): number {
    return this.#wanted
  }

  get exitStatus(): number | null {
    return this.#exitStatus
  }

  /** It will stop, or has been told to. */
  get isEnding(): boolean {
    const isEnd = (signal: SupervisorSignal) => signal === 'SIGINT' || signal === 'SIGTERM'
    return this.#shouldExit || this.#signals.some(isEnd)
  }

  get state(): ProcessInfo['state'] {
    if (this.#isStopped) return 'stopped'
    if (this.#shouldExit) return 'stopping'
    return this.#workers.some(({ isServing }) => isServing) ? 'ready' : 'starting'
  }

  /** Handled when the loop comes round; a stopped parent handles none. */
  signal(signal: Signal): void {
    if (this.#exitStatus !== null) return
    if (signal === 'SIGKILL') this.#end(137)
    else if (signal === 'SIGSTOP') {
      this.#isStopped = true
      this.#parts.onChange()
    } else this.#signals.push(signal)
  }

  async run(): Promise<void> {
    const { log, write, clock } = this.#parts
    write(log.started(this.pid))
    for (let count = 0; count < this.#wanted; count++) this.#workers.push(this.#parts.startWorker())
    while (!this.#shouldExit) {
      await this.#turn(sleep(clock, LOOP_MS))
      await this.#handleSignals()
      await this.#keepAlive()
    }
    this.#parts.onChange()
    for (const worker of this.#workers) this.#terminate(worker)
    for (const worker of this.#workers) await this.#join(worker)
    write(log.stopping(this.pid))
    this.#end(0)
  }

  async #handleSignals(): Promise<void> {
    const { log, write } = this.#parts
    for (const signal of this.#signals.splice(0)) {
      write(log.received(signal))
      if (signal === 'SIGINT' || signal === 'SIGTERM') this.#shouldExit = true
      else if (signal === 'SIGHUP') await this.#restartAll()
      else if (signal === 'SIGTTIN') {
        this.#wanted += 1
        this.#workers.push(this.#parts.startWorker())
        this.#parts.onChange()
      } else await this.#decrease()
    }
  }

  async #decrease(): Promise<void> {
    if (this.#wanted <= 1) {
      this.#parts.write(this.#parts.log.alreadyOne())
      return
    }
    this.#wanted -= 1
    this.#parts.onChange()
    const worker = this.#workers.pop()
    if (!worker) return
    this.#terminate(worker)
    await this.#join(worker)
  }

  /** Rolling: a worker is retired when its replacement serves, and stays when that does not come up in time. */
  async #restartAll(): Promise<void> {
    const { log, write } = this.#parts
    for (const [index, old] of this.#workers.entries()) {
      if (this.#shouldExit) return
      const replacement = this.#parts.startWorker()
      if (!(await this.#isReadyInTime(replacement))) {
        replacement.giveUp(`not ready within ${this.#parts.config.timeoutWorkerHealthcheckS} s`)
        await this.#join(replacement)
        write(log.notReady(replacement.pid, old.pid))
        return
      }
      this.#terminate(old)
      await this.#join(old)
      this.#workers[index] = replacement
    }
  }

  async #isReadyInTime(worker: UvicornProcess): Promise<boolean> {
    const { clock, config } = this.#parts
    const endMs = clock.now() + 1000 * config.timeoutWorkerHealthcheckS
    while (clock.now() < endMs) {
      if (worker.exitStatus !== null) return false
      if (worker.isServing) return true
      await this.#turn(sleep(clock, READY_POLL_MS))
    }
    return false
  }

  async #keepAlive(): Promise<void> {
    const { log, write, clock, onLoss } = this.#parts
    for (const [index, worker] of this.#workers.entries()) {
      if (this.#shouldExit) return
      const checkedMs = clock.now()
      if (await this.#isAlive(worker)) continue
      if (worker.exitStatus === null) onLoss(worker, 'hung', checkedMs)
      worker.signal('SIGKILL')
      await this.#join(worker)
      if (worker.exitStatus === STARTUP_FAILED) {
        onLoss(worker, 'failed', checkedMs)
        write(log.failedToStart(worker.pid))
        this.#shouldExit = true
        return
      }
      write(log.died(worker.pid))
      this.#workers[index] = this.#parts.startWorker()
    }
  }

  async #isAlive(worker: UvicornProcess): Promise<boolean> {
    const { clock, config } = this.#parts
    const limitMs = 1000 * config.timeoutWorkerHealthcheckS
    const startMs = clock.now()
    const answer = await this.#check(worker, limitMs)
    if (answer !== 'late' || clock.now() - startMs < limitMs + SLEPT_MS) return answer === 'pong'
    return (await this.#check(worker, limitMs)) === 'pong'
  }

  async #check(worker: UvicornProcess, limitMs: number): Promise<'pong' | 'gone' | 'late'> {
    if (worker.exitStatus !== null) return 'gone'
    const pong = worker.ping().then(() => 'pong' as const)
    const gone = worker.exited.then(() => 'gone' as const)
    return this.#turn(within(this.#parts.clock, limitMs, Promise.race([pong, gone])))
  }

  #terminate(worker: UvicornProcess): void {
    if (worker.exitStatus !== null) return
    this.#parts.onRetire(worker)
    worker.signal('SIGTERM')
    this.#parts.write(this.#parts.log.terminated(worker.pid))
  }

  async #join(worker: UvicornProcess): Promise<void> {
    this.#parts.write(this.#parts.log.waitingFor(worker.pid))
    await this.#turn(worker.exited)
  }

  /** Waits; never comes back when this process was killed or stopped meanwhile. */
  async #turn<T>(waited: Promise<T>): Promise<T> {
    const value = await waited
    if (this.#isStopped || this.#exitStatus !== null) return new Promise(() => {})
    return value
  }

  #end(status: number): void {
    this.#exitStatus = status
    this.#resolveExit(status)
    this.#parts.onChange()
  }
}
