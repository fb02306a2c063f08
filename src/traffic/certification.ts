/**
 * May it be said that 99 % of all requests are within the bound, when so many of a sample were not? MLPerf's early
 * stopping: a binomial test at 99 % confidence. Exact tails, no normal approximation.
 */

/** What the sample allows to say; undecided: more requests are needed. */
export type Certification = 'within' | 'not-within' | 'undecided'

/** One in a hundred may be told wrongly. */
const RISK = 0.01

/** P[X <= k] for X ~ Binomial(n, q), summed term by term from logarithms so that nothing underflows. 0 < q < 1. */
export function binomialCdf(k: number, n: number, q: number): number {
  if (k >= n) return 1
  let logTerm = n * Math.log1p(-q)
  const logOdds = Math.log(q) - Math.log1p(-q)
  let sum = 0
  for (let i = 0; i <= k; i++) {
    sum += Math.exp(logTerm)
    logTerm += Math.log((n - i) / (i + 1)) + logOdds
  }
  return Math.min(1, sum)
}

/**
 * Of n requests, `misses` were over the bound (or got no good answer).
 * within: were p per cent or less within it, so few misses would come about in 1 of 100 samples at most.
 * not-within: were p per cent or more within it, so many misses would.
 */
export function certify(n: number, misses: number, p = 99): Certification {
  const q = 1 - p / 100
  if (n > 0 && binomialCdf(misses, n, q) <= RISK) return 'within'
  if (misses > 0 && 1 - binomialCdf(misses - 1, n, q) < RISK) return 'not-within'
  return 'undecided'
}

/** The most misses with which n requests still certify p; null when n is too small for any. p99: 459 for 0, 662 for 1. */
export function missesAllowed(n: number, p = 99): number | null {
  const q = 1 - p / 100
  let allowed: number | null = null
  let logTerm = n * Math.log1p(-q)
  const logOdds = Math.log(q) - Math.log1p(-q)
  let sum = 0
  for (let misses = 0; misses < n; misses++) {
    sum += Math.exp(logTerm)
    if (sum > RISK) return allowed
    allowed = misses
    logTerm += Math.log((n - misses) / (misses + 1)) + logOdds
  }
  return allowed
}

/** The smallest n that certifies p with so many misses. */
export function requestsToCertify(misses: number, p = 99): number {
  let n = misses + 1
  while (binomialCdf(misses, n, 1 - p / 100) > RISK) n++
  return n
}
