import { RecordStorage, storagePrefix } from './record-storage.ts'
import { createProgress } from './store.ts'

const WRITE_DELAY_MS = 400

const storage = new RecordStorage(
  storagePrefix(typeof location === 'undefined' ? '/' : location.pathname),
  // The very access may throw where the browser blocks storage.
  () => (typeof window === 'undefined' ? null : window.localStorage),
  Date.now,
)

/** The record of this browser at this path. On the server it stays empty. */
export const browserProgress = createProgress({
  storage,
  now: Date.now,
  later(job) {
    const timer = setTimeout(job, WRITE_DELAY_MS)
    return () => clearTimeout(timer)
  },
})

/**
 * Loads the record, follows other tabs, and writes what is waiting when the page is left. Call once in the browser,
 * before or after hydration. Gives a function that lets go.
 */
export function startProgress(): () => void {
  const flush = () => browserProgress.flush()
  const onHidden = () => {
    if (document.visibilityState === 'hidden') flush()
  }
  const onStorage = (event: StorageEvent) => {
    // A null key: all of the storage was cleared.
    if (event.key === null || event.key === storage.key) browserProgress.receive(event.newValue)
  }
  browserProgress.load()
  window.addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', onHidden)
  window.addEventListener('storage', onStorage)
  return () => {
    flush()
    window.removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', onHidden)
    window.removeEventListener('storage', onStorage)
  }
}
