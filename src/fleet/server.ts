import { commandLine } from './command-line.ts'
import type { Exchange } from './exchange.ts'
import type { ProcessInfo, RunningServer, ServerConfig, ServerListener } from './host.ts'
import { createLedger } from './ledger.ts'
import { ListeningSocket } from './listening-socket.ts'
import type { LogLine } from './log-line.ts'
import type { Machine } from './machine.ts'
import { createOutages } from './outages.ts'
import { accessLines } from './requests-in-hand.ts'
import { Supervisor } from './supervisor.ts'
import { createSupervisorLog } from './supervisor-log.ts'
import { createUvicornLog } from './uvicorn-log.ts'
import { UvicornProcess } from './uvicorn-process.ts'
import { ownResponse } from './wire.ts'

/** Exit status of uvicorn when the address is taken. */
const BIND_FAILED = 3
/** Whom the kernel gives processes to whose parent has died. */
const INIT_PID = 1

/** Starts the server command on the machine: one process, or a parent with workers. Its first lines come at once. */
export function startServer(config: ServerConfig, listener: ServerListener, machine: Machine): RunningServer {
  return new Server(config, listener, machine).start()
}

class Server {
  readonly #config: ServerConfig
  readonly #listener: ServerListener
  readonly #machine: Machine
  readonly #log
  readonly #ledger = createLedger()
  readonly #outages = createOutages()
  readonly #socket: ListeningSocket
  readonly #processes = new Set<UvicornProcess>()
  /** Those that serve, as of the last change. */
  readonly #serving = new Set<UvicornProcess>()
  /** Ended by their parent in good order: nobody misses them. */
  readonly #retired = new Set<UvicornProcess>()
  #supervisor: Supervisor | null = null
  #group = 0
  #handle: RunningServer | null = null

  constructor(config: ServerConfig, listener: ServerListener, machine: Machine) {
    this.#config = config
    this.#listener = listener
    this.#machine = machine
    this.#log = createUvicornLog(config.useColors ?? true)
    this.#socket = new ListeningSocket({
      config,
      ledger: this.#ledger,
      workers: () => this.#processes,
      random: machine.random,
      refuse: (exchange) => this.#refuse(exchange),
    })
  }

  start(): RunningServer {
    return this.#config.workers > 1 ? this.#startParent() : this.#startSingle()
  }

  #startSingle(): RunningServer {
    const pid = this.#machine.pids()
    this.#group = pid
    const process = this.#startProcess('server', pid)
    const running = this.#running(pid, process.exited)
    this.#machine.table.changed()
    return running
  }

  #startParent(): RunningServer {
    const { clock, pids, table } = this.#machine
    const log = createSupervisorLog(this.#config.useColors ?? true)
    const pid = pids()
    this.#group = pid
    if (!this.#bind()) {
      this.#write(log.addressInUse())
      this.#failToBind(pid)
      return this.#running(pid, Promise.resolve(BIND_FAILED), false)
    }
    const supervisor = new Supervisor(pid, {
      config: this.#config,
      clock,
      log,
      write: (lines) => this.#write(lines),
      startWorker: () => {
        const worker = this.#startProcess('worker', pids())
        table.changed()
        return worker
      },
      onRetire: (worker) => this.#retired.add(worker),
      onLoss: (worker, cause, sinceMs) => {
        // What did not come up is not made good: the server stops because of it.
        const before = cause === 'failed' ? Number.POSITIVE_INFINITY : this.#serving.size
        this.#outages.begin(worker.pid, cause, before, sinceMs)
      },
      onChange: () => this.#parentChanged(supervisor),
    })
    this.#supervisor = supervisor
    table.add(pid, {
      group: pid,
      info: () => ({
        pid,
        parentPid: null,
        role: 'parent',
        state: supervisor.state,
        startedAtMs: supervisor.startedAtMs,
        command: commandLine(this.#config),
        inFlight: this.#socket.waiting,
      }),
      signal: (signal) => supervisor.signal(signal),
    })
    const running = this.#running(pid, supervisor.exited)
    void supervisor.run()
    return running
  }

  #running(pid: number, exited: Promise<number>, isStarted = true): RunningServer {
    const [ledger, outages, serving] = [this.#ledger, this.#outages, this.#serving]
    const wanted = () => this.#supervisor?.wanted ?? 1
    const running: RunningServer = {
      pid,
      port: this.#config.port,
      get accounts() {
        return ledger.accounts()
      },
      get strength() {
        return { ready: serving.size, wanted: wanted() }
      },
      outages: outages.list,
      failures: outages.failures,
      exited,
    }
    if (isStarted) this.#machine.servers.set(running, this.#socket)
    this.#handle = running
    return running
  }

  #startProcess(role: 'server' | 'worker', pid: number): UvicornProcess {
    const { clock, table, date, createWorker } = this.#machine
    const process = new UvicornProcess(pid, {
      config: this.#config,
      clock,
      date,
      log: this.#log,
      createWorker,
      write: (lines) => this.#write(lines),
      onStartup: (event) => this.#listener.onStartup?.(pid, event),
      onFailure: (failure) => this.#outages.fail({ pid, atMs: clock.now(), failure }),
      refuse: (exchange) => this.#refuse(exchange),
      onState: (changed) => this.#processChanged(changed),
      onRoom: () => this.#socket.pump(),
      bind: () => (role === 'server' ? this.#bindLate(pid) : this.#listen()),
    })
    this.#processes.add(process)
    table.add(pid, {
      group: this.#group,
      info: () => this.#infoOf(process, role),
      signal: (signal) => process.signal(signal),
      disturb: (disturbance) => process.disturb(disturbance),
    })
    return process
  }

  #infoOf(process: UvicornProcess, role: 'server' | 'worker'): ProcessInfo {
    const { pid, state, startedAtMs, inFlight } = process
    const supervisor = this.#supervisor
    const parentPid = supervisor && (supervisor.exitStatus === null ? supervisor.pid : INIT_PID)
    return { pid, parentPid, role, state, startedAtMs, command: commandLine(this.#config), inFlight }
  }

  /** A single process asks for its address when the model is loaded. */
  #bindLate(pid: number): boolean {
    const address = { host: this.#config.host, port: this.#config.port }
    if (this.#machine.bound.has(address.port)) {
      this.#write(this.#log.addressInUse(address))
      this.#failToBind(pid)
      return false
    }
    this.#bind()
    return this.#listen()
  }

  /** Takes the address and says so. */
  #bind(): boolean {
    const { host, port } = this.#config
    const { bound } = this.#machine
    if (bound.has(port)) return false
    bound.set(port, this.#socket)
    this.#write(this.#log.running({ host, port }))
    return true
  }

  #failToBind(pid: number): void {
    const failure = {
      code: 'crashed',
      stage: null,
      runtimeMessage: '[Errno 98] Address already in use',
    } as const
    this.#outages.fail({ pid, atMs: this.#machine.clock.now(), failure })
  }

  #listen(): true {
    this.#socket.listen()
    return true
  }

  #release(): void {
    const { bound } = this.#machine
    if (bound.get(this.#config.port) === this.#socket) bound.delete(this.#config.port)
    this.#socket.close()
  }

  /** Without a live process there is no server any more. */
  #leaveIfOver(): void {
    const parentLives = this.#supervisor !== null && this.#supervisor.exitStatus === null
    if (parentLives || this.#processes.size > 0) return
    this.#release()
    if (this.#handle) this.#machine.servers.delete(this.#handle)
  }

  #processChanged(process: UvicornProcess): void {
    const { clock, table } = this.#machine
    const wasServing = this.#serving.has(process)
    if (process.isServing) this.#serving.add(process)
    else if (wasServing) {
      if (!this.#isExpected(process)) {
        const cause = process.state === 'stopped' ? 'hung' : 'died'
        this.#outages.begin(process.pid, cause, this.#serving.size, clock.now())
      }
      this.#serving.delete(process)
    }
    this.#outages.update(this.#serving.size, clock.now())
    if (process.exitStatus !== null) {
      this.#processes.delete(process)
      table.remove(process.pid)
      this.#retired.delete(process)
    }
    // A single process stops listening when it shuts down; a parent's socket lives as long as anyone holds it.
    if (!this.#supervisor && process.state === 'stopping') this.#release()
    this.#leaveIfOver()
    this.#socket.pump()
    table.changed()
  }

  /** Whether this worker goes because someone asked the server, or its parent, for it. */
  #isExpected(process: UvicornProcess): boolean {
    if (this.#supervisor) return this.#retired.has(process) || this.#supervisor.isEnding
    return process.state === 'stopping' && process.exitStatus === null
  }

  #parentChanged(supervisor: Supervisor): void {
    const { table } = this.#machine
    if (supervisor.exitStatus !== null) table.remove(supervisor.pid)
    this.#leaveIfOver()
    table.changed()
  }

  /** The 503 of --limit-concurrency: warning, then access line. */
  #refuse(exchange: Exchange): void {
    this.#write([...this.#log.limitExceeded(), ...accessLines(this.#log, exchange, 503)])
    exchange.refuse(ownResponse(503, this.#machine.date()))
  }

  #write(lines: readonly LogLine[]): void {
    for (const line of lines) this.#listener.onLine(line)
  }
}
