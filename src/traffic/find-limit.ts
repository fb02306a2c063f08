import type { StopSignal } from './clock.ts'
import type { LoadSummary } from './summary.ts'

/** One run of the search. */
export type Probe = { rateRps: number; summary: LoadSummary }

export type LimitSearch = {
  /** The highest rate that was shown to hold; null when not even the lowest one tried did. */
  limitRps: number | null
  /** The lowest rate that was not shown to hold; null when all that were tried did. */
  failedRps: number | null
  /** In the order of the runs, invalid ones included. */
  probes: Probe[]
  /** found: the two rates are no further apart than the resolution. hidden: nobody could see the page while it measured. */
  ended: 'found' | 'cancelled' | 'generator-too-slow' | 'hidden' | 'beyond-range'
}

export type LimitOptions = {
  /** Runs the service at that rate, long enough for a verdict. */
  run: (rateRps: number) => Promise<LoadSummary>
  startRps: number
  /** Nothing above is tried. */
  highestRps: number
  resolutionRps: number
  signal?: StopSignal
  /** Before each run: the rate that comes next, and between which rates the limit lies. */
  onProgress?: (progress: { rateRps: number; heldRps: number | null; failedRps: number | null }) => void
}

/** An invalid run is repeated so often before the search gives up. */
const ATTEMPTS = 3

/**
 * The highest rate at which p99 certainly holds the target: doubles from the start until a rate does not hold, then
 * halves the gap. "Holds" is the verdict `within`; where a sample leaves it open the rate does not count as held. An
 * invalid run says nothing of the service and is repeated.
 */
export async function findLimit(options: LimitOptions): Promise<LimitSearch> {
  const { run, resolutionRps, highestRps, signal } = options
  const probes: Probe[] = []
  let held: number | null = null
  let failed: number | null = null
  const over = (ended: LimitSearch['ended']) => ({ limitRps: held, failedRps: failed, probes, ended })

  let rateRps = Math.min(options.startRps, highestRps)
  for (;;) {
    options.onProgress?.({ rateRps, heldRps: held, failedRps: failed })
    let summary: LoadSummary | null = null
    for (let attempt = 0; attempt < ATTEMPTS && summary === null; attempt++) {
      if (signal?.aborted) return over('cancelled')
      const result = await run(rateRps)
      if (signal?.aborted) return over('cancelled')
      probes.push({ rateRps, summary: result })
      if (result.invalid.length === 0) summary = result
    }
    if (summary === null) {
      const wasHidden = probes.at(-1)?.summary.invalid.includes('hidden')
      return over(wasHidden ? 'hidden' : 'generator-too-slow')
    }
    if (summary.verdict === 'within') held = rateRps
    else failed = rateRps

    if (failed === null) {
      if (rateRps >= highestRps) return over('beyond-range')
      rateRps = Math.min(2 * rateRps, highestRps)
      continue
    }
    if (failed - (held ?? 0) <= resolutionRps) return over('found')
    rateRps = ((held ?? 0) + failed) / 2
  }
}
