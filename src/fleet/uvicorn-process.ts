import type { StartupEvent, StartupStage, WorkerDisturbance } from '#service/contract.ts'
import { type Clock, sleep } from './clock.ts'
import type { Exchange } from './exchange.ts'
import type { ProcessInfo, ServerConfig, Signal, WorkerFailure } from './host.ts'
import type { LogLine } from './log-line.ts'
import { RequestsInHand } from './requests-in-hand.ts'
import { ServiceProcess, type WorkerPort } from './service-process.ts'
import type { UvicornLog } from './uvicorn-log.ts'

/** What a process needs of the machine it runs on. */
export type UvicornProcessParts = {
  config: ServerConfig
  clock: Clock
  log: UvicornLog
  date: () => Date
  createWorker?: ((name: string) => WorkerPort) | undefined
  write(lines: readonly LogLine[]): void
  onStartup(event: StartupEvent): void
  onFailure(failure: WorkerFailure['failure']): void
  /** Answers 503 by --limit-concurrency and writes it down. */
  refuse(exchange: Exchange): void
  onState(process: UvicornProcess): void
  /** It has answered and may take more. */
  onRoom(): void
  /** Loaded and warm: the address is bound now. False when another server has it; the lines are written by it. */
  bind(): boolean
}

export type UvicornState = 'starting' | 'ready' | 'stopping' | 'over'

/** asyncio.sleep of main_loop and shutdown in uvicorn/server.py: signals and closed connections are seen so often. */
const TICK_MS = 100

/** Exit statuses as a shell tells them: 128 and the signal's number. */
const EXIT = {
  startupFailed: 3,
  crashed: 1,
  SIGHUP: 129,
  SIGKILL: 137,
  /** uvicorn raises the signal again when all is done; of SIGINT, Python makes a KeyboardInterrupt that it catches. */
  SIGTERM: 143,
  SIGINT: 0,
  unhandledInterrupt: 130,
} as const

const CANCELLED = 'asyncio.exceptions.CancelledError: Task cancelled, timeout graceful shutdown exceeded'
const FORCED = 'asyncio.exceptions.CancelledError'

/**
 * One server process of uvicorn around one service worker: loads, serves, shuts down in good order or not, in
 * uvicorn's words. Alone or under a parent.
 */
export class UvicornProcess {
  readonly pid: number
  readonly startedAtMs: number
  readonly exited: Promise<number>
  readonly #parts: UvicornProcessParts
  readonly #service: ServiceProcess
  readonly #requests: RequestsInHand
  #state: UvicornState = 'starting'
  /** Its code runs: the worker has said something. Before that, signals take their default course. */
  #isBooted = false
  #isStopped = false
  #stage: StartupStage = 'fetch'
  /** What handle_exit has caught; raised again at the end, the last one first. */
  readonly #caught: ('SIGTERM' | 'SIGINT')[] = []
  #isForced = false
  #readyAtMs = 0
  #exitStatus: number | null = null
  #resolveExit: (status: number) => void = () => {}
  /** How many requests it takes at once from a shared queue: as many as go into one batch. */
  #room = 1

  constructor(pid: number, parts: UvicornProcessParts) {
    this.pid = pid
    this.#parts = parts
    this.startedAtMs = parts.clock.now()
    this.exited = new Promise((resolve) => {
      this.#resolveExit = resolve
    })
    this.#service = new ServiceProcess({
      name: `service-${pid}`,
      createWorker: parts.createWorker,
      onEvent: (event) => this.#onStartup(event),
      onCrash: (runtimeMessage) => this.#crashed(runtimeMessage),
    })
    this.#requests = new RequestsInHand({
      log: parts.log,
      date: parts.date,
      write: parts.write,
      send: (request) => this.#service.send(request),
      onAnswer: parts.onRoom,
    })
    void this.#load()
  }

  get state(): ProcessInfo['state'] {
    if (this.#isStopped) return 'stopped'
    return this.#state === 'over' ? 'stopping' : this.#state
  }

  /** Null while it runs. */
  get exitStatus(): number | null {
    return this.#exitStatus
  }

  /** Takes requests from the socket: ready, and its loop turns. */
  get isServing(): boolean {
    return this.#state === 'ready' && !this.#isStopped
  }

  get inFlight(): number {
    return this.#requests.tasks
  }

  get room(): number {
    return this.#room - this.#requests.tasks
  }

  async #load(): Promise<void> {
    const { config } = this.#parts
    try {
      const options = await config.startOptions()
      if (this.#state === 'over') return
      this.#room = options.batching?.maxBatchSize ?? 1
      this.#service.start(options)
      if (this.#isStopped) this.#service.disturb({ kind: 'stop' })
    } catch (thrown) {
      // The disk could not be read.
      const runtimeMessage = thrown instanceof Error ? thrown.message : String(thrown)
      const failure = { code: 'network', stage: 'fetch', runtimeMessage } as const
      this.#onStartup({ kind: 'failed', failure })
    }
  }

  #onStartup(event: StartupEvent): void {
    const { log, write, onStartup, clock } = this.#parts
    if (this.#state === 'over') return
    if (!this.#isBooted) {
      this.#isBooted = true
      write(log.started(this.pid))
    }
    if (event.kind === 'stage') this.#stage = event.stage
    if (event.kind === 'failed') {
      this.#parts.onFailure(event.failure)
      write(log.startupFailed(event.failure))
      onStartup(event)
      this.#end(EXIT.startupFailed)
      return
    }
    if (event.kind === 'ready') {
      write(log.startupComplete())
      if (!this.#parts.bind()) {
        write([...log.applicationShutdown(), ...log.applicationShutdownComplete()])
        this.#end(EXIT.startupFailed)
        return
      }
      this.#readyAtMs = clock.now()
      this.#state = 'ready'
      this.#parts.onState(this)
      if (this.#caught.length > 0) void this.#shutDown()
    }
    onStartup(event)
  }

  /** Its parent gives it up while it starts: kill -9, and a failure like any other. Nothing if it is over. */
  giveUp(reason: string): void {
    if (this.#state === 'over') return
    this.#parts.onFailure({ code: 'crashed', stage: this.#stage, runtimeMessage: reason })
    this.signal('SIGKILL')
  }

  /** Accepts a connection with a request on it. Only while isServing. */
  accept(exchange: Exchange): void {
    const { queue, limitConcurrency } = this.#parts.config
    const isLimited = queue === 'worker' && limitConcurrency !== null
    if (isLimited && this.#requests.isOver(limitConcurrency)) this.#parts.refuse(exchange)
    else this.#requests.take(exchange)
  }

  /** Answered while its loop turns. The promise stays open when it hangs. */
  ping(): Promise<void> {
    return this.#service.ping()
  }

  disturb(disturbance: WorkerDisturbance): boolean {
    return this.#service.disturb(disturbance)
  }

  /** Default actions of Linux for what uvicorn does not handle. Nothing but SIGKILL reaches a stopped process. */
  signal(signal: Signal): void {
    if (this.#state === 'over') return
    if (signal === 'SIGKILL') this.#end(EXIT.SIGKILL)
    else if (this.#isStopped) return
    else if (signal === 'SIGHUP') this.#end(EXIT.SIGHUP)
    else if (signal === 'SIGTERM' || signal === 'SIGINT') this.#handleExit(signal)
    else {
      this.#isStopped = true
      this.#service.disturb({ kind: 'stop' })
      this.#parts.onState(this)
    }
  }

  #handleExit(signal: 'SIGTERM' | 'SIGINT'): void {
    if (!this.#isBooted) {
      this.#end(signal === 'SIGTERM' ? EXIT.SIGTERM : EXIT.unhandledInterrupt)
      return
    }
    const isFirst = this.#caught.length === 0
    this.#caught.push(signal)
    if (!isFirst && signal === 'SIGINT') this.#isForced = true
    // While it starts, the start goes on to its end first.
    if (isFirst && this.#state === 'ready') {
      const { clock } = this.#parts
      const untilTickMs = TICK_MS - ((clock.now() - this.#readyAtMs) % TICK_MS)
      clock.setTimeout(() => void this.#shutDown(), untilTickMs)
    }
  }

  async #shutDown(): Promise<void> {
    if (!this.#isRunning()) return
    const { log, write } = this.#parts
    this.#state = 'stopping'
    write(log.shuttingDown())
    this.#parts.onState(this)
    const isWaited = await this.#waitForTasks()
    if (!this.#isRunning()) return
    if (this.#isForced) {
      write(log.finished(this.pid))
      this.#requests.cancel(FORCED)
    } else {
      write(log.applicationShutdown())
      if (!isWaited) this.#requests.cancel(CANCELLED)
      write([...log.applicationShutdownComplete(), ...log.finished(this.pid)])
    }
    this.#end(EXIT[this.#caught.at(-1) ?? 'SIGTERM'])
  }

  /** True when all is answered; false when the time for it was over. */
  async #waitForTasks(): Promise<boolean> {
    const { log, write, clock, config } = this.#parts
    const limitMs = (config.timeoutGracefulShutdownS ?? Number.POSITIVE_INFINITY) * 1000
    await sleep(clock, TICK_MS)
    const startMs = clock.now()
    const requests = this.#requests
    const phases = [
      { lines: log.waitingForConnections(), goesOn: () => requests.connections > 0 },
      { lines: log.waitingForTasks(), goesOn: () => requests.tasks > 0 },
    ]
    for (const { lines, goesOn } of phases) {
      const waits = () => this.#isRunning() && !this.#isForced && goesOn()
      if (waits()) write(lines)
      while (waits()) {
        const restMs = startMs + limitMs - clock.now()
        if (restMs <= 0) {
          write(log.cancelled(requests.tasks))
          return false
        }
        await sleep(clock, Math.min(TICK_MS, restMs))
      }
    }
    return true
  }

  #isRunning(): boolean {
    return this.#state !== 'over' && !this.#isStopped
  }

  /** The worker threw what nobody caught, or could not go on. Its last words are the runtime's. */
  #crashed(runtimeMessage: string): void {
    if (this.#state === 'over') return
    this.#parts.write(this.#parts.log.uncaught(runtimeMessage))
    this.#parts.onFailure({ code: 'crashed', stage: null, runtimeMessage })
    this.#end(EXIT.crashed)
  }

  #end(status: number): void {
    if (this.#state === 'over') return
    this.#state = 'over'
    this.#exitStatus = status
    this.#requests.drop()
    this.#service.end()
    this.#resolveExit(status)
    this.#parts.onState(this)
  }
}
