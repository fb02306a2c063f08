import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { browserProgress } from './browser-progress.ts'
import type { Progress, ProgressState } from './store.ts'

/** The record that a part of the page works on: this browser's, unless a test or a demonstration gives another. */
export const ProgressContext = createContext<Progress>(browserProgress)

/**
 * Reads from the record. On the server and while React hydrates it is the empty record; right after, what is stored.
 * The selector must give the same object for the same state: select a part, do not build one.
 */
export function useProgress<T>(selector: (state: ProgressState) => T): T {
  return useStore(useContext(ProgressContext).store, selector)
}

/** What can be done to the record; see record-changes.ts for the changes. */
export function useProgressActions(): Progress {
  return useContext(ProgressContext)
}
