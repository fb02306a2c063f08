/** A place on an axis: 0 at its beginning, 1 at its end. */
export type Share = number

export type Scale = { ticks: number[]; shareOf: (value: number) => Share }

/** Latencies by their logarithm: whole powers of ten around all values; what lies outside is put on the edge. */
export function latencyScale(valuesMs: readonly number[]): Scale {
  const positive = valuesMs.filter((value) => value > 0)
  const least = positive.reduce((a, b) => Math.min(a, b), 10)
  const most = positive.reduce((a, b) => Math.max(a, b), 100)
  const first = Math.floor(Math.log10(least))
  const last = Math.ceil(Math.log10(most))
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i))
  const shareOf = (value: number) =>
    value > 0 ? Math.min(1, Math.max(0, (Math.log10(value) - first) / (last - first))) : 0
  return { ticks, shareOf }
}

/** Counts from 0 to a round number not below the largest. */
export function countScale(values: readonly number[]): Scale {
  const most = values.reduce((a, b) => Math.max(a, b), 2)
  const power = 10 ** Math.floor(Math.log10(most))
  const top = [1, 2, 4, 6, 8, 10].map((step) => step * power).find((round) => round >= most) ?? most
  return { ticks: [0, top / 2, top], shareOf: (value) => Math.min(1, Math.max(0, value / top)) }
}

/** At most six whole seconds, evenly spaced, from 0. */
export function secondTicks(seconds: number): number[] {
  const step = [1, 2, 5, 10, 20, 30, 60].find((candidate) => seconds / candidate <= 6) ?? 120
  return Array.from({ length: Math.floor((seconds - 1) / step) + 1 }, (_, i) => i * step)
}
