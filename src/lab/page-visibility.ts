/** Whether the page can be seen; in hidden pages browsers slow the timers, so a load generator cannot be trusted there. */
export type PageVisibility = {
  isHidden(): boolean
  /** Calls back when it becomes hidden or seen. Returns the way to stop. */
  subscribe(listener: () => void): () => void
}

export const pageVisibility: PageVisibility = {
  isHidden: () => document.visibilityState === 'hidden',
  subscribe(listener) {
    document.addEventListener('visibilitychange', listener)
    return () => document.removeEventListener('visibilitychange', listener)
  },
}
