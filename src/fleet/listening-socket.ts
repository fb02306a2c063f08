import type { WireRequest } from '#service/contract.ts'
import { Exchange } from './exchange.ts'
import type { ServerConfig } from './host.ts'
import type { Ledger } from './ledger.ts'
import type { UvicornProcess } from './uvicorn-process.ts'

export type ListeningSocketParts = {
  config: Pick<ServerConfig, 'queue' | 'limitConcurrency'>
  ledger: Ledger
  /** All live ones; which of them serve is asked each time. */
  workers: () => Iterable<UvicornProcess>
  random: () => number
  /** Answers 503 and writes it down. */
  refuse(exchange: Exchange): void
}

/**
 * The socket that the workers of a server share, and who takes the next connection from it.
 *
 * Queue "worker": whoever waits for connections wakes at once, an idle worker before one that has work; what it has
 * taken is its own. Queue "shared": connections wait here, in order, until a worker has room.
 */
export class ListeningSocket {
  readonly #parts: ListeningSocketParts
  /** In the order of their coming: what the kernel keeps, or the shared queue. */
  #waiting: Exchange[] = []
  #isListening = false

  constructor(parts: ListeningSocketParts) {
    this.#parts = parts
  }

  /** Bound is not listening: until the first worker is ready, connections are refused. */
  get isListening(): boolean {
    return this.#isListening
  }

  get waiting(): number {
    return this.#waiting.filter(({ isOver }) => !isOver).length
  }

  listen(): void {
    this.#isListening = true
  }

  /** From now on connections are refused; those that nobody took are reset. */
  close(): void {
    this.#isListening = false
    for (const exchange of this.#waiting.splice(0)) exchange.lose('crashed')
  }

  connect(request: WireRequest, clientPort: number): Exchange {
    const { config, ledger, refuse } = this.#parts
    const exchange = new Exchange(request, clientPort, ledger)
    const { queue, limitConcurrency } = config
    // A shared queue accepts for all workers: the limit counts what all of them and the queue hold, this one too.
    if (queue === 'shared' && limitConcurrency !== null && ledger.accounts().inFlight >= limitConcurrency) {
      refuse(exchange)
      return exchange
    }
    this.#waiting.push(exchange)
    this.pump()
    return exchange
  }

  /** Hands out what waits, as far as there are takers. To be called whenever a worker may take more. */
  pump(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#next()
      if (!worker) return
      const exchange = this.#waiting.shift()
      // A client that has hung up meanwhile is nobody's work.
      if (exchange && !exchange.isOver) worker.accept(exchange)
    }
  }

  #next(): UvicornProcess | undefined {
    const { config, workers, random } = this.#parts
    const serving = [...workers()].filter(({ isServing }) => isServing)
    const able = config.queue === 'shared' ? serving.filter(({ room }) => room > 0) : serving
    const idle = able.filter(({ inFlight }) => inFlight === 0)
    const takers = idle.length > 0 ? idle : able
    return takers[Math.floor(random() * takers.length)]
  }
}
