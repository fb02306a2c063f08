export type LogAxis = {
  ticks: number[] /** 0 at the left edge, 1 at the right. */
  shareOf: (value: number) => number
}

/** From three decades on only whole powers of ten have room for a label. */
const WIDE_DECADES = 3

/**
 * A logarithmic axis just around the values above 0 (a coarse clock may measure 0, which stands at the left edge); ticks at 1, 2 and 5 times the powers of ten.
 */
export function logAxis(values: readonly number[]): LogAxis {
  const most = values.reduce((a, b) => Math.max(a, b), 0) || 1
  const least = values.reduce((a, b) => (b > 0 ? Math.min(a, b) : a), most)
  // A tenth of room on either side, also where all values are one.
  const [from, to] = [Math.log10(least / 1.1), Math.log10(most * 1.1)]
  const steps = to - from < WIDE_DECADES ? [1, 2, 5] : [1]
  const ticks: number[] = []
  for (let power = Math.floor(from); power <= to; power++) {
    for (const step of steps) {
      const tick = step * 10 ** power
      if (Math.log10(tick) >= from && Math.log10(tick) <= to) ticks.push(tick)
    }
  }
  return { ticks, shareOf: (value) => (value > 0 ? (Math.log10(value) - from) / (to - from) : 0) }
}
