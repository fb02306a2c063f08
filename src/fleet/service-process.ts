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
import { RequestLostError } from './request-lost-error.ts'
import { createServiceWorker } from './trusted-worker.ts'

/** The part of a Worker that a process needs. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export type ServiceProcessParts = {
  /** Shown by the browser's developer tools. */
  name: string
  createWorker?: ((name: string) => WorkerPort) | undefined
  /** In order, ending with `ready` or `failed`; after `failed` the process is over. */
  onEvent(event: StartupEvent): void
  /** The worker ended by itself after it was ready; before that, `failed` tells. The process is over. */
  onCrash(runtimeMessage: string): void
}

type Pending = { resolve(response: WireResponse): void; reject(error: RequestLostError): void }

/**
 * One service in one worker, from its start to its end. Every request is answered once or rejected once with
 * RequestLostError, whatever happens to the worker; nothing is told after the end.
 */
export class ServiceProcess {
  readonly #parts: ServiceProcessParts
  #worker: WorkerPort | null = null
  #isReady = false
  #isOver = false
  #stage: StartupStage = 'fetch'
  #lastId = 0
  readonly #pending = new Map<number, Pending>()
  /** Health checks that were not answered yet. */
  readonly #pings = new Map<number, () => void>()
  #isStopped = false

  constructor(parts: ServiceProcessParts) {
    this.#parts = parts
  }

  /** To be called once. */
  start(options: StartOptions): void {
    if (this.#isOver) return
    const { name, createWorker = createServiceWorker } = this.#parts
    let worker: WorkerPort
    try {
      worker = createWorker(name)
    } catch (thrown) {
      // A policy of the page or the server forbids it. Told late, as all events are.
      queueMicrotask(() => this.#crash(String(thrown)))
      return
    }
    this.#worker = worker
    worker.addEventListener('message', (event) => this.#receive((event as MessageEvent<FromWorker>).data))
    worker.addEventListener('error', (event) => {
      // Taken note of here; without this the browser writes it to the console, too.
      event.preventDefault?.()
      const words = (event as ErrorEvent).message
      this.#crash(words || 'the worker could not be started or ended with an error')
    })
    worker.addEventListener('messageerror', () => this.#crash('a message of the worker could not be read'))
    this.#post({ kind: 'start', options })
  }

  /** Hands a request to the worker, its body transferred. Rejects with RequestLostError. */
  send(request: WireRequest): Promise<WireResponse> {
    if (!this.#worker) return Promise.reject(new RequestLostError('refused'))
    const id = this.#nextId()
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.#post({ kind: 'request', id, request }, request.body ? [request.body] : [])
    })
  }

  /**
   * Resolves when the worker's loop turns; never, when it hangs or is over. Uvicorn answers from a thread of its own, also
   * while the model is being loaded. A worker here has one thread, which compiling keeps busy for seconds on a slow device:
   * while it starts it counts as alive, or its parent would replace it for ever.
   */
  ping(): Promise<void> {
    if (this.#worker && !this.#isReady && !this.#isStopped) return Promise.resolve()
    const id = this.#nextId()
    return new Promise((resolve) => {
      this.#pings.set(id, resolve)
      this.#post({ kind: 'ping', id })
    })
  }

  /** Done inside the worker, for real. False when there is no worker. */
  disturb(disturbance: WorkerDisturbance): boolean {
    if (disturbance.kind === 'stop') this.#isStopped = true
    this.#post({ kind: 'disturb', disturbance })
    return this.#worker !== null
  }

  /** Ends it at once and without a word. Running requests are lost as crashed. */
  end(): void {
    this.#isOver = true
    this.#worker?.terminate()
    this.#worker = null
    for (const { reject } of this.#pending.values()) reject(new RequestLostError('crashed'))
    this.#pending.clear()
    this.#pings.clear()
  }

  #nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer)
  }

  #receive(message: FromWorker): void {
    // What a worker had sent before its end is nobody's.
    if (this.#isOver) return
    if (message.kind === 'startup') this.#tell(message.event)
    else if (message.kind === 'pong') {
      this.#pings.get(message.id)?.()
      this.#pings.delete(message.id)
    } else {
      this.#pending.get(message.id)?.resolve(message.response)
      this.#pending.delete(message.id)
    }
  }

  #tell(event: StartupEvent): void {
    if (event.kind === 'stage' && event.state === 'started') this.#stage = event.stage
    if (event.kind === 'ready') this.#isReady = true
    if (event.kind === 'failed') this.end()
    this.#parts.onEvent(event)
  }

  #crash(runtimeMessage: string): void {
    if (this.#isOver) return
    if (!this.#isReady) {
      this.#tell({ kind: 'failed', failure: { code: 'crashed', stage: this.#stage, runtimeMessage } })
      return
    }
    this.end()
    this.#parts.onCrash(runtimeMessage)
  }
}
