import type {
  FromWorker,
  StartOptions,
  StartupEvent,
  StartupStage,
  ToWorker,
  WireRequest,
  WireResponse,
  WorkerDisturbance,
} from '#service/contract.ts'
import { createPidSource, createPortSource, type NumberSource } from './number-source.ts'
import { RequestLostError } from './request-lost-error.ts'
import { createServiceWorker } from './trusted-worker.ts'
import { fromWire, toWire } from './wire.ts'

/** The part of a Worker that a process needs. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export type ProcessState =
  /** Not started yet, or over: stopped, killed, or failed to start. A new start() begins a new life. */
  | 'idle'
  | 'starting'
  | 'ready'
  /** Answers what it has, takes nothing new. */
  | 'stopping'

/** One answered request, for the access log. */
export type Access = {
  clientPort: number
  method: string
  /** Path and query. */
  target: string
  status: number
  /** Of a 500: what was thrown in the service. */
  exception?: string
}

export type ServiceProcessOptions = {
  createWorker?: (name: string) => WorkerPort
  pids?: NumberSource
  ports?: NumberSource
  onAccess?: (access: Access) => void
  /** The process died after it was ready; before that, the start-up's `failed` event tells. */
  onCrash?: (crash: { pid: number; runtimeMessage: string }) => void
}

type Pending = { resolve(response: WireResponse): void; reject(error: RequestLostError): void }
type Life = {
  pid: number
  worker: WorkerPort
  stage: StartupStage
  onEvent: (event: StartupEvent) => void
  pending: Map<number, Pending>
  /** Health checks that were not answered yet. */
  pings: Map<number, () => void>
  /** Called when nothing is pending any more. */
  onIdle: (() => void) | null
}

/**
 * One service in one worker, as a process: it has an id, it starts, answers, and ends in one of three ways. Every
 * request is answered once or rejected once with RequestLostError, whatever happens to the worker.
 */
export class ServiceProcess {
  readonly #options: Required<ServiceProcessOptions>
  #state: ProcessState = 'idle'
  #life: Life | null = null
  #lastId = 0

  constructor(options: ServiceProcessOptions = {}) {
    this.#options = {
      createWorker: options.createWorker ?? createServiceWorker,
      pids: options.pids ?? createPidSource(Date.now()),
      ports: options.ports ?? createPortSource(Date.now()),
      onAccess: options.onAccess ?? (() => {}),
      onCrash: options.onCrash ?? (() => {}),
    }
  }

  get state(): ProcessState {
    return this.#state
  }

  /** Of the running process; null when there is none. */
  get pid(): number | null {
    return this.#life?.pid ?? null
  }

  /**
   * Starts the worker. Events come in order and end with `ready` or `failed`, or stop when the process is ended; after
   * `failed` the process is over. Throws Error when a process runs already.
   *
   * @returns the process id.
   */
  start(options: StartOptions, onEvent: (event: StartupEvent) => void): number {
    if (this.#life) throw new Error(`process ${this.#life.pid} runs already`)
    const pid = this.#options.pids()
    let worker: WorkerPort
    try {
      worker = this.#options.createWorker(`service-${pid}`)
    } catch (thrown) {
      // A policy of the page or the server forbids it. Told late, as all events are.
      const failure = { code: 'crashed', stage: 'fetch', runtimeMessage: String(thrown) } as const
      queueMicrotask(() => onEvent({ kind: 'failed', failure }))
      return pid
    }
    const life: Life = {
      pid,
      worker,
      stage: 'fetch',
      onEvent,
      pending: new Map(),
      pings: new Map(),
      onIdle: null,
    }
    this.#life = life
    this.#state = 'starting'
    worker.addEventListener('message', (event) =>
      this.#receive(life, (event as MessageEvent<FromWorker>).data),
    )
    worker.addEventListener('error', (event) => {
      // Taken note of here; without this the browser writes it to the console, too.
      event.preventDefault?.()
      this.#crash(
        life,
        (event as ErrorEvent).message || 'the worker could not be started or ended with an error',
      )
    })
    worker.addEventListener('messageerror', () =>
      this.#crash(life, 'a message of the worker could not be read'),
    )
    this.#post(life, { kind: 'start', options })
    return pid
  }

  /**
   * Sends a request to the service; its body crosses once. While the service starts, it answers for itself that it is
   * not ready. Rejects with RequestLostError, and as request.arrayBuffer() does for a body that was used before.
   */
  async fetch(request: Request): Promise<Response> {
    if (!this.#takesRequests()) throw new RequestLostError('refused')
    const wire = await toWire(request)
    // The process may have ended while the body was read.
    if (!this.#takesRequests()) throw new RequestLostError('refused')

    const clientPort = this.#options.ports()
    const response = await this.send(wire)
    const { method } = request
    const { pathname, search } = new URL(request.url)
    const { status, exception } = response
    const access = { clientPort, method, target: pathname + search, status }
    this.#options.onAccess(exception === undefined ? access : { ...access, exception })
    return fromWire(response, method)
  }

  /** Hands a request to the worker, its body transferred. Rejects with RequestLostError. */
  send(request: WireRequest): Promise<WireResponse> {
    const life = this.#life
    if (!life) return Promise.reject(new RequestLostError('refused'))
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      life.pending.set(id, { resolve, reject })
      this.#post(life, { kind: 'request', id, request }, request.body ? [request.body] : [])
    })
  }

  /** Resolves when the worker's loop turns; never, when it hangs or is over. */
  ping(): Promise<void> {
    const life = this.#life
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve) => {
      if (!life) return
      life.pings.set(id, resolve)
      this.#post(life, { kind: 'ping', id })
    })
  }

  /** Done inside the worker, for real. False when there is no worker. */
  disturb(disturbance: WorkerDisturbance): boolean {
    if (!this.#life) return false
    this.#post(this.#life, { kind: 'disturb', disturbance })
    return true
  }

  /** Takes no new requests, lets the running ones finish, then ends. Resolves when it is over, at once if it is. */
  async stop(): Promise<void> {
    const life = this.#life
    if (!life) return
    this.#state = 'stopping'
    if (life.pending.size > 0) {
      await new Promise<void>((resolve) => {
        const earlier = life.onIdle
        life.onIdle = () => {
          earlier?.()
          resolve()
        }
      })
    }
    this.#end(life, 'aborted')
  }

  /** Ends at once and without a word; running requests are rejected with the reason. */
  abort(reason: 'aborted' | 'crashed' = 'aborted'): void {
    if (this.#life) this.#end(this.#life, reason)
  }

  /** kill -9: the worker is ended as if it had died, and everyone is told so. */
  kill(): void {
    if (this.#life) this.#crash(this.#life, 'killed')
  }

  #takesRequests(): boolean {
    return this.#state === 'starting' || this.#state === 'ready'
  }

  #post(life: Life, message: ToWorker, transfer: Transferable[] = []): void {
    life.worker.postMessage(message, transfer)
  }

  #receive(life: Life, message: FromWorker): void {
    if (this.#life !== life) return
    if (message.kind === 'startup') {
      this.#tell(life, message.event)
      return
    }
    if (message.kind === 'pong') {
      life.pings.get(message.id)?.()
      life.pings.delete(message.id)
      return
    }
    life.pending.get(message.id)?.resolve(message.response)
    life.pending.delete(message.id)
    if (life.pending.size === 0) life.onIdle?.()
  }

  #tell(life: Life, event: StartupEvent): void {
    if (event.kind === 'stage' && event.state === 'started') life.stage = event.stage
    if (event.kind === 'ready' && this.#state === 'starting') this.#state = 'ready'
    if (event.kind === 'failed') this.#end(life, 'crashed')
    life.onEvent(event)
  }

  #crash(life: Life, runtimeMessage: string): void {
    if (this.#life !== life) return
    const wasStarting = this.#state === 'starting'
    if (wasStarting) {
      this.#tell(life, { kind: 'failed', failure: { code: 'crashed', stage: life.stage, runtimeMessage } })
    } else {
      this.#end(life, 'crashed')
      this.#options.onCrash({ pid: life.pid, runtimeMessage })
    }
  }

  #end(life: Life, reason: 'crashed' | 'aborted'): void {
    if (this.#life !== life) return
    this.#life = null
    this.#state = 'idle'
    life.worker.terminate()
    for (const { reject } of life.pending.values()) reject(new RequestLostError(reason))
    life.pending.clear()
    life.onIdle?.()
  }
}
