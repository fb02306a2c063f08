import type { StartOptions, StartupEvent, StartupFailure } from '#service/contract.ts'
import type { LogLine } from './log-line.ts'

/**
 * The machine that the learner's tab plays: processes with ids and signals, and one network, localhost. Terminal,
 * pipeline and load generator all use this one; what runs on it is asked over HTTP and in no other way.
 */
export type Host = {
  /**
   * Starts the server command. It prints to onLine, its first lines before this returns, and ends by itself or by a
   * signal.
   */
  startServer(config: ServerConfig, listener: ServerListener): RunningServer
  /**
   * Sends a request to whatever listens on the port of its URL.
   * Rejects with RequestLostError: refused, crashed, aborted, timeout.
   *
   * @param timeoutMs the client hangs up after so long; the server does not notice.
   */
  fetch(request: Request, options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<Response>
  /**
   * The server that has the port, or else the newest that was started for it, as long as one of its processes lives.
   * Null where there is none.
   */
  server(port: number): RunningServer | null
  /** Live processes, parents before their children, by pid. */
  processes(): readonly ProcessInfo[]
  /**
   * False when there is no such process. Of a negative number: the process group that the server with this id leads,
   * as kill(2) has it. Ctrl+C is SIGINT to the group; a parent that is killed alone leaves workers that go on serving.
   */
  signal(pid: number, signal: Signal): boolean
  /** A real disturbance inside a running worker. False when there is no such worker. */
  disturb(pid: number, disturbance: Disturbance): boolean
  /** Calls back after every change of a process's state, not with every request. Returns the way to stop. */
  subscribe(listener: () => void): () => void
}

export type Signal = 'SIGINT' | 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGHUP' | 'SIGTTIN' | 'SIGTTOU'

/** slow: every forward pass is computed `factor` times. lose-device: the GPU device is destroyed (WebGPU only). */
export type Disturbance = { kind: 'slow'; factor: number } | { kind: 'lose-device' }

/** uvicorn's options, and what stands in front of its workers here. */
export type ServerConfig = {
  host: string
  port: number
  /** 1: a single process. More: a parent and so many workers. */
  workers: number
  limitConcurrency: number | null
  timeoutGracefulShutdownS: number | null
  /** uvicorn's default is 5. */
  timeoutWorkerHealthcheckS: number
  /**
   * worker: each worker has its own queue, as uvicorn's have. shared: one queue before all workers; a worker is given
   * a request when it has room for it.
   */
  queue: 'worker' | 'shared'
  /** --use-colors, --no-use-colors. Coloured where it is not said: the lines go to a terminal. */
  useColors?: boolean
  /** Read anew whenever a worker starts, as a process reads its disk. */
  startOptions: () => Promise<StartOptions>
}

export type ServerListener = {
  onLine(line: LogLine): void
  /** What each worker tells while it starts. */
  onStartup?(pid: number, event: StartupEvent): void
}

export type RunningServer = {
  /** Of the single process, or of the parent. */
  readonly pid: number
  readonly port: number
  readonly accounts: Accounts
  /** Workers that answer now, of how many there should be. */
  readonly strength: { ready: number; wanted: number }
  /** Losses of a worker and the time until as many were ready as before, newest last; endMs null while it lasts. */
  readonly outages: readonly Outage[]
  /** Starts of a worker that failed, and workers that ended with words of their own, newest last. */
  readonly failures: readonly WorkerFailure[]
  /** uvicorn's exit status: 0, 1 (ended by its own error), 3 (failed to start), 128 and the signal's number. */
  readonly exited: Promise<number>
}

/** code 'crashed' with the stage it was in, or stage null where it had been through all of them. Time by the host's clock. */
export type WorkerFailure = {
  pid: number
  atMs: number
  failure: Omit<StartupFailure, 'stage'> & { stage: StartupFailure['stage'] | null }
}

/** Requests since the start of the server: accepted = answered + refused + lost + inFlight, at every moment. */
export type Accounts = {
  accepted: number
  answered: number
  /** Answered 503 by the server itself because of its limit, without reaching the service. */
  refused: number
  lost: number
  inFlight: number
}

/** cause: as the log would say it. Times by the host's clock, in milliseconds. */
export type Outage = { pid: number; cause: 'died' | 'hung' | 'failed'; startMs: number; endMs: number | null }

export type ProcessInfo = {
  pid: number
  /** Null for what the shell started, 1 for a worker whose parent has died. */
  parentPid: number | null
  role: 'server' | 'parent' | 'worker'
  state: 'starting' | 'ready' | 'stopping' | 'stopped'
  startedAtMs: number
  /** As typed: uvicorn app.main:app … */
  command: string
  /** Requests in its hands. */
  inFlight: number
}
