import type { WireRequest, WireResponse } from '#service/contract.ts'
import type { Exchange } from './exchange.ts'
import type { LogLine } from './log-line.ts'
import type { UvicornLog } from './uvicorn-log.ts'
import { ownResponse } from './wire.ts'

export type RequestsInHandParts = {
  log: UvicornLog
  date: () => Date
  write(lines: readonly LogLine[]): void
  send(request: WireRequest): Promise<WireResponse>
  onAnswer(): void
}

/** Where all clients are. */
const LOCALHOST = '127.0.0.1'

export function accessLines(log: UvicornLog, { clientPort, request, target }: Exchange, status: number) {
  return log.access({ host: LOCALHOST, port: clientPort }, request.method, target, status)
}

/**
 * The requests that a process has accepted and not answered: its tasks, in uvicorn's words. Those whose client is
 * still there are its connections.
 */
export class RequestsInHand {
  readonly #parts: RequestsInHandParts
  readonly #tasks = new Set<Exchange>()

  constructor(parts: RequestsInHandParts) {
    this.#parts = parts
  }

  get tasks(): number {
    return this.#tasks.size
  }

  get connections(): number {
    return [...this.#tasks].filter(({ isOver }) => !isOver).length
  }

  /** Whether one more is too many (h11_impl.py): connections are counted with this one, tasks without it. */
  isOver(limit: number): boolean {
    return this.connections + 1 >= limit || this.tasks >= limit
  }

  take(exchange: Exchange): void {
    this.#tasks.add(exchange)
    this.#parts.send(exchange.request).then(
      (response) => this.#answered(exchange, response),
      () => this.#drop(exchange),
    )
  }

  /** Tasks that are cancelled: the exception first, then the 500 that uvicorn itself sends. */
  cancel(words: string): void {
    const { log, write, date } = this.#parts
    for (const exchange of [...this.#tasks]) {
      this.#tasks.delete(exchange)
      write(log.exception(words))
      if (exchange.isOver) continue
      write(accessLines(log, exchange, 500))
      exchange.answer(ownResponse(500, date()))
    }
  }

  /** The process is dead. */
  drop(): void {
    for (const exchange of [...this.#tasks]) this.#drop(exchange)
  }

  #answered(exchange: Exchange, response: WireResponse): void {
    if (!this.#tasks.delete(exchange)) return
    const { log, write, onAnswer } = this.#parts
    // Nothing is written for a client that has hung up.
    if (!exchange.isOver) write(accessLines(log, exchange, response.status))
    if (response.exception !== undefined) write(log.exception(response.exception))
    exchange.answer(response)
    onAnswer()
  }

  #drop(exchange: Exchange): void {
    this.#tasks.delete(exchange)
    exchange.lose('crashed')
  }
}
