import type { ShapedNode } from './infer-shapes.ts'
import type { NodeView } from './node-view.ts'
import { multipleOf, type Shape } from './shape.ts'
import { SHAPE_RULES } from './shape-rules.ts'
import type { Dimension } from './value.ts'

/** Operators without a shape rule here that move numbers about or compare them. */
const NO_MULTIPLY_ADDS = new Set([
  ...[
    'ArgMax',
    'ArgMin',
    'ConstantOfShape',
    'DepthToSpace',
    'Equal',
    'Expand',
    'Gather',
    'Greater',
    'Less',
    'Not',
  ],
  ...['Pad', 'Range', 'Resize', 'Shape', 'Size', 'SpaceToDepth', 'Split', 'Tile', 'TopK', 'Where'],
])

type WorkRule = (view: NodeView, output: Shape) => Dimension[] | null

/** Every number of the output is a sum over the channels of its group and the kernel. Weights [M, C / group, ...k]. */
function convolution(weightsAt: number): WorkRule {
  return (view, output) => {
    const weights = view.input(weightsAt)
    return weights && [...output, ...weights.slice(1)]
  }
}

/** Every number of the output is a sum over the inner axis: the last of the first matrix, or its first if transposed. */
const matrix: WorkRule = (view, output) => {
  const inner = view.input(0)?.at(view.integer('transA', 0) ? -2 : -1)
  return inner === undefined ? null : [...output, inner]
}

/** Lengths whose product is the number of multiply-adds, by operator. */
const WORK_RULES: ReadonlyMap<string, WorkRule> = new Map([
  ['Conv', convolution(1)],
  ['ConvInteger', convolution(1)],
  ['QLinearConv', convolution(3)],
  ['Gemm', matrix],
  ['MatMul', matrix],
  ['MatMulInteger', matrix],
  ['QLinearMatMul', matrix],
])

/**
 * Multiply-adds of one node for one image: those of convolutions and matrix products. Element-wise operators, pooling,
 * normalisation and biases count as none, as is usual. Null for an operator that this does not know (recurrent
 * networks, control flow, other domains) and where a shape is missing.
 */
export function multiplyAddsOf({ view, outputShape }: ShapedNode, batch: Dimension | null): number | null {
  const { opType, domain } = view.node
  if (domain !== '') return null
  const rule = WORK_RULES.get(opType)
  if (!rule) return SHAPE_RULES.has(opType) || NO_MULTIPLY_ADDS.has(opType) ? 0 : null
  const lengths = outputShape && batch !== null ? rule(view, outputShape) : null
  if (!lengths) return null
  let total = 1
  for (const length of lengths) {
    const { times, name } = multipleOf(length)
    if (name !== null && name !== batch) return null
    total *= times
  }
  // A fixed batch is in the lengths, a named one is left out as 1.
  if (typeof batch === 'number') total /= batch
  return Number.isSafeInteger(total) ? total : null
}
