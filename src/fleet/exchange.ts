import type { WireRequest, WireResponse } from '#service/contract.ts'
import type { Ledger } from './ledger.ts'
import { type LostReason, RequestLostError } from './request-lost-error.ts'

/**
 * One request that a server accepted, and its one outcome: answered, refused or lost. Whatever comes after the first
 * outcome is dropped, and the ledger hears of each once.
 */
export class Exchange {
  readonly request: WireRequest
  readonly clientPort: number
  /** Path and query. */
  readonly target: string
  readonly outcome: Promise<WireResponse>
  readonly #ledger: Ledger
  #settle: { resolve(response: WireResponse): void; reject(error: RequestLostError): void } | null = null

  constructor(request: WireRequest, clientPort: number, ledger: Ledger) {
    const { pathname, search } = new URL(request.url)
    this.request = request
    this.clientPort = clientPort
    this.target = pathname + search
    this.#ledger = ledger
    this.outcome = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    ledger.accept()
  }

  /** The client has its answer, or has gone, or was told that there will be none. */
  get isOver(): boolean {
    return this.#settle === null
  }

  answer(response: WireResponse): void {
    this.#end('answered')?.resolve(response)
  }

  /** The server's own 503, without asking the service. */
  refuse(response: WireResponse): void {
    this.#end('refused')?.resolve(response)
  }

  lose(reason: LostReason): void {
    this.#end('lost')?.reject(new RequestLostError(reason))
  }

  #end(outcome: 'answered' | 'refused' | 'lost') {
    const settle = this.#settle
    this.#settle = null
    if (settle) this.#ledger.close(outcome)
    return settle
  }
}
