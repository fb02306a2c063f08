import { type Dimension, UNNAMED_AXIS } from './value.ts'

/**
 * Lengths of the axes of a value, outermost first. Strings are dynamic axes, "2×batch" is twice the axis "batch" (two
 * batches behind each other), UNNAMED_AXIS is unknown.
 */
export type Shape = readonly Dimension[]

/** No shape grows beyond this many axes. */
export const RANK_MAX = 16

/** A length as a number times a named axis; name null where the length is a number. */
export function multipleOf(dim: Dimension): { times: number; name: string | null } {
  if (typeof dim === 'number') return { times: dim, name: null }
  const [, times, name] = /^(\d{1,15})×(.+)$/s.exec(dim) ?? []
  return times !== undefined && name !== undefined ? { times: Number(times), name } : { times: 1, name: dim }
}

/** Product of lengths. Of named axes there can be one; the product of two has no name. */
export function productOf(dims: Shape): Dimension {
  let product = 1
  const names: string[] = []
  for (const dim of dims) {
    const { times, name } = multipleOf(dim)
    product *= times
    if (name !== null) names.push(name)
  }
  if (!Number.isSafeInteger(product)) return UNNAMED_AXIS
  const [name, ...others] = names
  if (name === undefined) return product
  if (others.length > 0 || name === UNNAMED_AXIS || product === 0) return UNNAMED_AXIS
  return product === 1 ? name : `${product}×${name}`
}

/** Sum of two lengths; a number and a named axis together have no name. */
export function sumOf(a: Dimension, b: Dimension): Dimension {
  const [first, second] = [multipleOf(a), multipleOf(b)]
  if (first.name !== second.name) return UNNAMED_AXIS
  const sum = first.times + second.times
  return first.name === null ? sum : productOf([sum, first.name])
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
  const parts = dims.map(multipleOf)
  const product = productOf(parts.map(({ times }) => times))
  if (typeof product !== 'number' || divisor === 0 || product % divisor !== 0) return UNNAMED_AXIS
  return productOf([...parts.flatMap(({ name }) => name ?? []), product / divisor])
}

/** Axis counted from the end if negative; null where the shape has no such axis. */
export function axisOf(axis: number, rank: number): number | null {
  const result = axis < 0 ? axis + rank : axis
  return Number.isInteger(result) && result >= 0 && result < rank ? result : null
}
