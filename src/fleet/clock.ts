/** Time as the host sees it. Everything in this folder that waits, waits on one of these. */
export type Clock = {
  /** Milliseconds, never falling; only differences mean something. */
  now(): number
  setTimeout(callback: () => void, delayMs: number): Timer
  clearTimeout(timer: Timer): void
}

export type Timer = ReturnType<typeof setTimeout>

/** The browser's own. */
export const browserClock: Clock = {
  now: () => performance.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: (timer) => clearTimeout(timer),
}

export function sleep(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimeout(resolve, delayMs)
  })
}

/** The promise's value, or "late" when it takes longer. Leaves no timer behind. */
export async function within<T>(clock: Clock, limitMs: number, promise: Promise<T>): Promise<T | 'late'> {
  let timer: Timer | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = clock.setTimeout(() => resolve('late'), limitMs)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    if (timer !== undefined) clock.clearTimeout(timer)
  }
}
