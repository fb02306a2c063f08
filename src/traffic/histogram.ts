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

/** 1 ms to 70,000 s. */
const EDGES = Array.from({ length: 8 }, (_, power) => STEPS.map((step) => step * 10 ** power)).flat()

/** Number of the bin of a latency: that of the first edge above it. */
function binOf(latencyMs: number): number {
  let [low, high] = [0, EDGES.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (latencyMs < edge(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function edge(index: number): number {
  return EDGES[index] ?? Number.POSITIVE_INFINITY
}
