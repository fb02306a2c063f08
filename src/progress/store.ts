import { getDotPath, safeParse } from 'valibot'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type ExportFile, exportRecord, type ImportFailure, readImport } from './exchange.ts'
import { mergeRecords } from './merge.ts'
import { readRecord, readRecordText } from './migrations.ts'
import { EMPTY_RECORD, type ProgressRecord, progressRecord } from './record.ts'
import type { RecordChange } from './record-changes.ts'
import type { RecordStorage, SetAside, StorageFailure } from './record-storage.ts'

/**
 * ok: what the learner does is kept. blocked, full: it is not, and `detail` has the browser's words. set-aside: a
 * record was there that could not be read; it lies under another key, and a new one was begun.
 */
export type StorageState =
  | { status: 'ok' }
  | StorageFailure
  | { status: 'set-aside'; detail: string; setAside: SetAside }

export type StorageStatus = StorageState['status']

export type ProgressState = {
  record: ProgressRecord
  storage: StorageState
  /** What was stored has been read: before that, an empty record says nothing. */
  loaded: boolean
}

export type Progress = {
  store: StoreApi<ProgressState>
  /** Makes a change and keeps it soon after. Throws if the result breaks the record's bounds: a bug of the caller. */
  change: (change: RecordChange) => void
  /** Reads what is stored and joins it with what is there. */
  load: () => void
  /** Writes now what is waiting to be written. */
  flush: () => void
  /** Reads and writes again after storage failed. */
  retryStorage: () => void
  /** The learner has taken note of the record that was set aside. */
  dismissSetAside: () => void
  /** Another tab wrote this text (null: erased) under the record's key. */
  receive: (raw: string | null) => void
  exportRecord: () => ExportFile
  /** Joins the content of an exported file with the record. Changes nothing if it fails. */
  importRecord: (text: string) => { ok: true } | ImportFailure
  /** Removes the record and all that was set aside, here and in other tabs. */
  erase: () => void
}

export type ProgressParts = {
  storage: RecordStorage
  /** Milliseconds since 1970. */
  now: () => number
  /** Runs the job after a pause; gives a function that calls it off. */
  later: (job: () => void) => () => void
}

const OK: StorageState = { status: 'ok' }

/** The learner's record with its place in storage. Empty until load(): so the server and the first render agree. */
export function createProgress({ storage, now, later }: ProgressParts): Progress {
  const store = createStore<ProgressState>(() => ({ record: EMPTY_RECORD, storage: OK, loaded: false }))
  /** The text last read or written: another one in storage means that another tab was there. */
  let seen: string | null = null
  /** What to say when storage works: nothing, or that a record was set aside. */
  let settled: StorageState = OK
  let callOff: (() => void) | null = null

  /** Joins what is stored with what is in memory. If storage fails, nothing may be written. */
  function readStored(): StorageState {
    const found = storage.load()
    if (found.status === 'blocked' || found.status === 'full') return found
    if (found.status === 'set-aside') {
      const { setAside } = found
      settled = { status: 'set-aside', detail: setAside.detail, setAside }
      return settled
    }
    if (found.record && found.raw !== seen) {
      store.setState({ record: mergeRecords(store.getState().record, found.record) })
    }
    seen = found.raw
    return settled
  }

  function write(): void {
    stopWaiting()
    // Another tab may have written since: its changes are joined before they could be overwritten.
    let outcome = readStored()
    if (outcome === settled) {
      const written = storage.save(store.getState().record)
      if (written.status === 'ok') seen = written.raw
      else outcome = written
    }
    store.setState({ storage: outcome })
  }

  function writeSoon(): void {
    callOff ??= later(write)
  }

  function stopWaiting(): void {
    callOff?.()
    callOff = null
  }

  function startAnew(outcome: StorageState): void {
    stopWaiting()
    seen = null
    settled = OK
    store.setState({ record: EMPTY_RECORD, storage: outcome })
  }

  return {
    store,
    change(change) {
      const next = change(store.getState().record, now())
      const checked = safeParse(progressRecord, next)
      if (!checked.success) {
        const places = checked.issues.map((issue) => getDotPath(issue) ?? '-').join(', ')
        throw new Error(`this change breaks the record at ${places}`)
      }
      store.setState({ record: next })
      writeSoon()
    },
    load() {
      const storage = readStored()
      store.setState({ storage, loaded: true })
    },
    flush() {
      if (callOff) write()
    },
    retryStorage: write,
    dismissSetAside() {
      settled = OK
      if (store.getState().storage.status === 'set-aside') store.setState({ storage: OK })
    },
    receive(raw) {
      if (raw === null) return startAnew(OK)
      const read = readRecordText(raw)
      // Unreadable here: the next write sets it aside before it writes.
      if (!read.ok) return
      seen = raw
      store.setState({ record: mergeRecords(store.getState().record, read.record) })
    },
    exportRecord: () => exportRecord(store.getState().record, now()),
    importRecord(text) {
      const read = readImport(text)
      if (!read.ok) return read
      // Both are within bounds; joined they might not be.
      const joined = readRecord(mergeRecords(store.getState().record, read.record))
      if (!joined.ok) return joined
      store.setState({ record: joined.record })
      writeSoon()
      return { ok: true }
    },
    erase() {
      const erased = storage.erase()
      startAnew(erased.status === 'ok' ? OK : erased)
    },
  }
}
