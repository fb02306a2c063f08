import { readRecordText, type UnreadableReason } from './migrations.ts'
import type { ProgressRecord } from './record.ts'

/** What localStorage offers, as far as it is needed. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** A record that could not be read and was kept under another key. Nothing of it was changed. */
export type SetAside = { key: string; text: string; reason: UnreadableReason; detail: string }

/** blocked: the browser allows no storage here. full: it has no room left. `detail`: its own words. */
export type StorageFailure = { status: 'blocked'; detail: string } | { status: 'full'; detail: string }

export type Loaded =
  | { status: 'ok'; record: ProgressRecord | null; raw: string | null }
  | { status: 'set-aside'; setAside: SetAside }
  | StorageFailure

/** The app's part of the storage: one host may hold several courses, each at its own path. */
export function storagePrefix(pathname: string): string {
  return `siap-produksi:${pathname.replace(/[^/]*$/, '')}:`
}

/** Guarded access to one record. No method throws; what could not be read is never overwritten. */
export class RecordStorage {
  readonly key: string
  private readonly prefix: string
  private readonly open: () => KeyValueStorage | null
  private readonly now: () => number

  /** @param open gives the storage; may throw or give null where there is none. */
  constructor(prefix: string, open: () => KeyValueStorage | null, now: () => number) {
    this.prefix = prefix
    this.key = `${prefix}progress`
    this.open = open
    this.now = now
  }

  /** Reads the record. One that is broken or from a newer release is moved under another key first. */
  load(): Loaded {
    try {
      const storage = this.require()
      const raw = storage.getItem(this.key)
      if (raw === null) return { status: 'ok', record: null, raw }
      const read = readRecordText(raw)
      if (read.ok) return { status: 'ok', record: read.record, raw }
      const setAside = { key: this.freeKey(storage), text: raw, reason: read.reason, detail: read.detail }
      storage.setItem(setAside.key, raw)
      // Only now is there a copy; without it the line above has thrown and the original stays.
      storage.removeItem(this.key)
      return { status: 'set-aside', setAside }
    } catch (error) {
      return failure(error)
    }
  }

  /** Writes the record and gives the text that was written. */
  save(record: ProgressRecord): { status: 'ok'; raw: string } | StorageFailure {
    try {
      const raw = JSON.stringify(record)
      this.require().setItem(this.key, raw)
      return { status: 'ok', raw }
    } catch (error) {
      return failure(error)
    }
  }

  /** Removes the record and everything that was set aside: only when the learner asks for it. */
  erase(): { status: 'ok' } | StorageFailure {
    try {
      const storage = this.require()
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
      for (const key of keys) if (key?.startsWith(this.prefix)) storage.removeItem(key)
      return { status: 'ok' }
    } catch (error) {
      return failure(error)
    }
  }

  private freeKey(storage: KeyValueStorage): string {
    const wanted = `${this.prefix}set-aside:${new Date(this.now()).toISOString()}`
    let key = wanted
    for (let count = 2; storage.getItem(key) !== null; count += 1) key = `${wanted}:${count}`
    return key
  }

  private require(): KeyValueStorage {
    const storage = this.open()
    if (!storage) throw new Error('there is no storage')
    return storage
  }
}

function failure(error: unknown): StorageFailure {
  const name = error instanceof Error ? error.name : ''
  const full = name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED'
  const words = error instanceof Error ? error.message : String(error)
  return { status: full ? 'full' : 'blocked', detail: name && name !== 'Error' ? `${name}: ${words}` : words }
}
