import { type Dimension, UNNAMED_AXIS } from './value.ts'

/** Lengths of the axes of a value, outermost first. Strings are dynamic axes, UNNAMED_AXIS is unknown. */
export type Shape = readonly Dimension[]

/** No shape grows beyond this many axes. */
export const RANK_MAX = 16

/** Product of lengths. One named axis times ones is that axis; more than that has no name. */
export function productOf(dims: Shape): Dimension {
  let product = 1
  const names: string[] = []
  for (const dim of dims) {
    if (typeof dim === 'number') product *= dim
    else names.push(dim)
  }
  if (names.length === 0) return Number.isSafeInteger(product) ? product : UNNAMED_AXIS
  return names.length === 1 && product === 1 ? (names[0] ?? UNNAMED_AXIS) : UNNAMED_AXIS
}

/** Numpy's broadcasting (onnx/docs/Broadcasting.md); null where two lengths do not go together. */
export function broadcast(a: Shape, b: Shape): Shape | null {
  const rank = Math.max(a.length, b.length)
  const result: Dimension[] = []
  for (let i = 0; i < rank; i += 1) {
    const dim = broadcastAxis(a[i - rank + a.length] ?? 1, b[i - rank + b.length] ?? 1)
    if (dim === null) return null
    result.push(dim)
  }
  return result
}

function broadcastAxis(a: Dimension, b: Dimension): Dimension | null {
  if (a === b || b === 1) return a
  if (a === 1) return b
  if (typeof a === 'string') return typeof b === 'string' ? UNNAMED_AXIS : b
  return typeof b === 'string' ? a : null
}

/** What Reshape makes of a shape: 0 copies the axis, -1 takes what is left. Null where that cannot be said. */
export function reshape(from: Shape, target: readonly number[], zeroIsZero: boolean): Shape | null {
  if (target.length > RANK_MAX) return null
  const result: Dimension[] = []
  let open = -1
  for (const [axis, length] of target.entries()) {
    if (length === -1) {
      if (open >= 0) return null
      open = axis
      result.push(1)
    } else if (length === 0 && !zeroIsZero) {
      const copied = from[axis]
      if (copied === undefined) return null
      result.push(copied)
    } else if (length >= 0) result.push(length)
    else return null
  }
  if (open < 0) return result
  // Named axes that are copied cancel out; what is left of them goes to the open axis.
  const left = [...from]
  for (const dim of result) {
    const place = typeof dim === 'string' && dim !== UNNAMED_AXIS ? left.indexOf(dim) : -1
    if (place >= 0) left[place] = 1
    else if (typeof dim === 'string') return null
  }
  const fixed = result.reduce<number>((product, dim) => product * (typeof dim === 'number' ? dim : 1), 1)
  result[open] = divide(left, fixed)
  return result
}

function divide(dims: Shape, divisor: number): Dimension {
  const names = dims.filter((dim) => typeof dim === 'string')
  const product = productOf(dims.filter((dim) => typeof dim === 'number'))
  if (typeof product !== 'number' || divisor === 0 || product % divisor !== 0) return UNNAMED_AXIS
  return productOf([...names, product / divisor])
}

/** Axis counted from the end if negative; null where the shape has no such axis. */
export function axisOf(axis: number, rank: number): number | null {
  const result = axis < 0 ? axis + rank : axis
  return Number.isInteger(result) && result >= 0 && result < rank ? result : null
}
