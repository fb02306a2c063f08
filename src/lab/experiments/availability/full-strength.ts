import type { ExperimentService, Ground } from '../ground.ts'

/** So long workers are given to come back. */
const PATIENCE_MS = 20_000

/**
 * Resolves when all workers serve: true; false when they did not in time, or the server ended. Rejects when the run is
 * cancelled.
 */
export async function atFullStrength(ground: Ground, { host, server }: ExperimentService): Promise<boolean> {
  let unsubscribe = () => {}
  const whole = new Promise<true>((resolve) => {
    const look = () => {
      if (server.strength.ready >= server.strength.wanted) resolve(true)
    }
    unsubscribe = host.subscribe(look)
    look()
  })
  const over = Promise.race([server.exited, ground.wait(PATIENCE_MS)]).then(() => false)
  try {
    return await Promise.race([whole, over])
  } finally {
    unsubscribe()
  }
}
