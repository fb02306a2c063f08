const NAME = 'siap-produksi: measurement'

export type TurnOptions = {
  /** Another measurement goes on; this one waits for its end. */
  onWait?: () => void
  /** Gives up waiting; what has begun goes on. */
  signal?: AbortSignal
  /** The browser's where nothing is said; null: there are none. */
  locks?: Pick<LockManager, 'request'> | null
}

export type TakeTurn = <T>(work: () => Promise<T>, options?: TurnOptions) => Promise<T>

/**
 * One measurement at a time, in all tabs of this site: two at once would measure each other. Rejects as the work does,
 * and with AbortError when it was given up before its turn. Pages over plain http have no Web Locks: there nobody waits.
 */
export async function inTurn<T>(work: () => Promise<T>, options: TurnOptions = {}): Promise<T> {
  const { onWait, signal, locks = globalThis.navigator?.locks ?? null } = options
  if (!locks) return work()
  let isFree = true
  const result = await locks.request(NAME, { ifAvailable: true }, (lock) => {
    isFree = lock !== null
    return lock ? work() : undefined
  })
  if (isFree) return result as T
  onWait?.()
  return locks.request(NAME, signal ? { signal } : {}, work)
}
