import { type PageVisibility, pageVisibility } from './page-visibility.ts'

const NAME = 'siap-produksi: measurement'

export type TurnOptions = {
  /** Another measurement goes on; this one waits for its end. */
  onWait?: () => void
  /** Gives up waiting; what has begun goes on. */
  signal?: AbortSignal
  /** The browser's where nothing is said; null: there are none. */
  locks?: Pick<LockManager, 'request'> | null
  visibility?: PageVisibility
}

export type TakeTurn = <T>(work: () => Promise<T>, options?: TurnOptions) => Promise<T>

/** The turn came while the page was hidden: it is given back, so that a tab that can be seen has it. */
const GIVEN_BACK = Symbol('given back')

/**
 * One measurement at a time, in all tabs of this site: two at once would measure each other. A page that waits takes its
 * turn only while it can be seen, since timers are slow in hidden ones. Rejects as the work does, and with the signal's
 * reason when it was given up before its turn. Pages over plain http have no Web Locks, and a browser may deny them where
 * site data are blocked: there nobody waits.
 */
export async function inTurn<T>(work: () => Promise<T>, options: TurnOptions = {}): Promise<T> {
  const { onWait, signal, locks = globalThis.navigator?.locks ?? null, visibility = pageVisibility } = options
  if (!locks) return work()
  let begun = false
  const begin = () => {
    begun = true
    return work()
  }
  try {
    let isFree = true
    const result = await locks.request(NAME, { ifAvailable: true }, (lock) => {
      isFree = lock !== null
      return lock ? begin() : undefined
    })
    if (isFree) return result as T
    onWait?.()
    for (;;) {
      await seen(visibility, signal)
      const result = await locks.request(NAME, signal ? { signal } : {}, () =>
        visibility.isHidden() ? GIVEN_BACK : begin(),
      )
      if (result !== GIVEN_BACK) return result as T
    }
  } catch (error) {
    if (begun || signal?.aborted) throw error
    return begin()
  }
}

function seen(visibility: PageVisibility, signal: AbortSignal | undefined): Promise<void> {
  if (!visibility.isHidden()) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      unsubscribe()
      reject(signal?.reason)
    }
    const unsubscribe = visibility.subscribe(() => {
      if (visibility.isHidden()) return
      unsubscribe()
      signal?.removeEventListener('abort', giveUp)
      resolve()
    })
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}
