/** A frame of 60 in a second, with time left to draw it. */
const WITHOUT_BREATH_MS = 12

/**
 * just-bash never lets go of the thread by itself. Called from time to time, this lets the page have its turn when the
 * last one was too long ago.
 */
export function createBreath(): () => Promise<void> {
  let sinceMs = performance.now()
  return async () => {
    if (performance.now() - sinceMs < WITHOUT_BREATH_MS) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    sinceMs = performance.now()
  }
}
