/** Latencies from fromMs (included) to toMs (excluded). */
export type HistogramBin = { fromMs: number; toMs: number; count: number }

/** Steps within a power of ten: 50 ms is an edge, and two runs have the same edges. */
const STEPS = [1, 1.5, 2, 3, 5, 7]

/** Bins that widen with the latency, from the one of the fastest to the one of the slowest; the first begins at 0. */
export function histogram(latenciesMs: readonly number[]): HistogramBin[] {
  if (latenciesMs.length === 0) return []
  const counts: number[] = []
  for (const latency of latenciesMs) {
    const bin = binOf(latency)
    while (counts.length <= bin) counts.push(0)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const first = counts.findIndex((count) => count > 0)
  return counts
    .map((count, bin) => ({ fromMs: bin === 0 ? 0 : edge(bin - 1), toMs: edge(bin), count }))
    .slice(first)
}

/** Number of the bin of a latency: 0 is below the first edge. */
function binOf(latencyMs: number): number {
  let bin = 0
  while (latencyMs >= edge(bin)) bin++
  return bin
}

function edge(index: number): number {
  return (STEPS[index % STEPS.length] ?? 1) * 10 ** Math.floor(index / STEPS.length)
}
