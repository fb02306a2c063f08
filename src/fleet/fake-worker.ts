import type {
  FromWorker,
  StartupEvent,
  StartupFailure,
  ToWorker,
  WireRequest,
  WireResponse,
} from '#service/contract.ts'
import type { Clock } from './clock.ts'
import type { WorkerPort } from './service-process.ts'

export type FakeBehaviour = {
  /** Until its code runs and it says so. */
  bootMs: number
  startMs: number
  /** Time for one request; they are worked off one after the other, as in a real worker. */
  serviceMs: number | ((request: WireRequest) => number)
  /** Ends the start so instead of ready. */
  failure: StartupFailure | null
  /** Status by path; 500 throws in the service. 200 where nothing is said. */
  status: (path: string, method: string) => number
  /** The worker throws what nobody catches when it is asked for this path. */
  deadlyPath: string | null
  /** The page's policy allows no worker. */
  isForbidden: boolean
}

export const calm: FakeBehaviour = {
  bootMs: 0,
  startMs: 40,
  serviceMs: 10,
  failure: null,
  status: () => 200,
  deadlyPath: null,
  isForbidden: false,
}

/** A service worker for tests: it starts, answers, hangs and dies by the test's clock. */
export class FakeWorker implements WorkerPort {
  readonly #clock: Clock
  readonly #behaviour: FakeBehaviour
  readonly #listeners = new Map<string, ((event: Event) => void)[]>()
  /** When what it has to do is done. */
  #freeAtMs = 0
  #isStopped = false
  #factor = 1
  isTerminated = false
  /** Where it is another than the behaviour's. */
  serviceMs: number | null = null
  /** Of the next pong alone. */
  pongDelayMs = 0
  requests = 0
  readonly bodies: (ArrayBuffer | null)[] = []

  constructor(clock: Clock, behaviour: FakeBehaviour) {
    this.#clock = clock
    this.#behaviour = behaviour
    if (behaviour.isForbidden) throw new TypeError('blocked by policy')
  }

  get #isDead(): boolean {
    return this.isTerminated || this.#isStopped
  }

  postMessage(message: ToWorker): void {
    if (this.#isDead) return
    if (message.kind === 'start') this.#start()
    else if (message.kind === 'ping') this.#pong(message.id)
    else if (message.kind === 'disturb') this.#disturb(message)
    else this.#answer(message.id, message.request)
  }

  /** Its loop turns no more, and nobody has asked it to stop. */
  hang(): void {
    this.#isStopped = true
  }

  terminate(): void {
    this.isTerminated = true
  }

  addEventListener(type: string, listener: unknown): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener as (event: Event) => void])
  }

  #start(): void {
    const { failure, bootMs, startMs } = this.#behaviour
    const say = (event: StartupEvent) => this.#say({ kind: 'startup', event })
    this.#later(bootMs, () => say({ kind: 'stage', stage: 'fetch', state: 'started' }))
    this.#later(bootMs + startMs, () => say(failure ? { kind: 'failed', failure } : { kind: 'ready' }))
  }

  #pong(id: number): void {
    this.#later(this.pongDelayMs, () => this.#say({ kind: 'pong', id }))
    this.pongDelayMs = 0
  }

  #disturb({ disturbance }: Extract<ToWorker, { kind: 'disturb' }>): void {
    if (disturbance.kind === 'stop') this.#isStopped = true
    else if (disturbance.kind === 'slow') this.#factor = disturbance.factor
    else this.#throw('GPU device lost')
  }

  #answer(id: number, request: WireRequest): void {
    const { status, deadlyPath } = this.#behaviour
    const serviceMs = this.serviceMs ?? this.#behaviour.serviceMs
    const { pathname } = new URL(request.url)
    this.requests += 1
    this.bodies.push(request.body)
    const ms = typeof serviceMs === 'number' ? serviceMs : serviceMs(request)
    this.#freeAtMs = Math.max(this.#clock.now(), this.#freeAtMs) + ms * this.#factor
    this.#later(this.#freeAtMs - this.#clock.now(), () => {
      if (pathname === deadlyPath) return this.#throw('RangeError: out of memory')
      const response: WireResponse = {
        status: status(pathname, request.method),
        headers: [['content-type', 'text/plain']],
        body: new TextEncoder().encode(`${request.method} ${pathname}`).buffer,
      }
      this.#say({
        kind: 'response',
        id,
        response:
          response.status === 500 ? { ...response, exception: 'ValueError: bad input shape' } : response,
      })
    })
  }

  #later(delayMs: number, act: () => void): void {
    this.#clock.setTimeout(() => {
      if (!this.#isDead) act()
    }, delayMs)
  }

  #say(message: FromWorker): void {
    this.#emit('message', { data: message })
  }

  #throw(message: string): void {
    this.#emit('error', { message })
  }

  #emit(type: string, details: object): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(Object.assign(new Event(type), details))
  }
}
