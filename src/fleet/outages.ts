import type { Outage, WorkerFailure } from './host.ts'

/**
 * What went wrong with a server's workers, and how long it was weaker than before: from the loss of a worker until as
 * many serve again.
 */
export type Outages = {
  readonly list: readonly Outage[]
  readonly failures: readonly WorkerFailure[]
  /** @param servingBefore workers that served before this one was lost. One outage for each process. */
  begin(pid: number, cause: Outage['cause'], servingBefore: number, startMs: number): void
  /** To be told of each change. */
  update(serving: number, nowMs: number): void
  fail(failure: WorkerFailure): void
}

export function createOutages(): Outages {
  const list: Outage[] = []
  const failures: WorkerFailure[] = []
  const wanted = new Map<Outage, number>()
  return {
    list,
    failures,
    begin(pid, cause, servingBefore, startMs) {
      if (list.some((outage) => outage.pid === pid)) return
      const outage: Outage = { pid, cause, startMs, endMs: null }
      list.push(outage)
      wanted.set(outage, servingBefore)
    },
    update(serving, nowMs) {
      for (const [outage, servingBefore] of wanted) {
        if (serving < servingBefore) continue
        outage.endMs = nowMs
        wanted.delete(outage)
      }
    },
    fail: (failure) => failures.push(failure),
  }
}
