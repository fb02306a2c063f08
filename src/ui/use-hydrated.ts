import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and while React hydrates, true from then on: for what only works with JavaScript. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
