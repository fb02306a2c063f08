import type { Accounts } from './host.ts'

/** Keeps a server's accounts: each request is entered once and closed once. */
export type Ledger = {
  accept(): void
  close(outcome: 'answered' | 'refused' | 'lost'): void
  accounts(): Accounts
}

export function createLedger(): Ledger {
  const closed = { answered: 0, refused: 0, lost: 0 }
  let accepted = 0
  let inFlight = 0
  return {
    accept() {
      accepted += 1
      inFlight += 1
    },
    close(outcome) {
      closed[outcome] += 1
      inFlight -= 1
    },
    accounts: () => ({ accepted, ...closed, inFlight }),
  }
}
