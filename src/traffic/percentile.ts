/**
 * Nearest-rank percentile: the smallest value such that at least p per cent of the sample is not above it.
 * @param sortedMs ascending, any unit; not empty
 * @param p 0 < p <= 100
 */
export function percentile(sortedMs: ArrayLike<number>, p: number): number {
  // p * n first: (99.9 / 100) * 3000 is a little more than 2997 in binary, and its ceiling one rank too high.
  const rank = Math.max(1, Math.ceil((p * sortedMs.length) / 100))
  const value = sortedMs[rank - 1]
  if (value === undefined) throw new RangeError('percentile of an empty sample')
  return value
}

/**
 * How many requests a percentile needs before it may be stated: with n requests and none over the bound, the claim
 * "p per cent are within it" holds with 99 % confidence from n = ceil(ln 0.01 / ln(p/100)) on (MLPerf's early stopping).
 * p90: 44, p95: 90, p99: 459.
 */
export function requestsNeeded(p: number): number {
  return Math.ceil(Math.log(0.01) / Math.log(p / 100))
}
