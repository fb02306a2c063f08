import type { NodeView } from './node-view.ts'
import { axisOf, broadcast, productOf, RANK_MAX, reshape, type Shape, sumOf } from './shape.ts'
import { type Dimension, UNNAMED_AXIS } from './value.ts'
import { afterWindow } from './window.ts'

/** Shape of the first output of an operator from its inputs; null where it cannot be said. */
type ShapeRule = (view: NodeView) => Shape | null

const asInput: ShapeRule = (view) => view.input(0)

/** Operators of ONNX's own domain that give back the shape of their first input. */
const SHAPE_KEEPING = [
  ...[
    'Abs',
    'BatchNormalization',
    'Cast',
    'Celu',
    'Clip',
    'DequantizeLinear',
    'Dropout',
    'Elu',
    'Erf',
    'Exp',
  ],
  ...[
    'Gelu',
    'GroupNormalization',
    'HardSigmoid',
    'HardSwish',
    'Hardmax',
    'Identity',
    'InstanceNormalization',
  ],
  ...[
    'LRN',
    'LayerNormalization',
    'LeakyRelu',
    'Log',
    'LogSoftmax',
    'MeanVarianceNormalization',
    'Mish',
    'Neg',
  ],
  ...[
    'PRelu',
    'QuantizeLinear',
    'Reciprocal',
    'Relu',
    'Selu',
    'Sigmoid',
    'Sign',
    'Softmax',
    'Softplus',
    'Softsign',
  ],
  ...['Sqrt', 'Tanh', 'ThresholdedRelu'],
]
const BROADCASTING = ['Add', 'Sub', 'Mul', 'Div', 'Pow', 'Max', 'Min', 'Sum', 'Mean']
const REDUCING = ['ReduceMean', 'ReduceSum', 'ReduceMax', 'ReduceMin', 'ReduceL1', 'ReduceL2']

const broadcastAll: ShapeRule = (view) => {
  let result: Shape | null = view.input(0)
  for (let i = 1; i < view.node.inputs.length && result; i += 1) {
    const next = view.input(i)
    result = next && broadcast(result, next)
  }
  return result
}

/** [N, C, ...] and weights [M, C / group, ...kernel] give [N, M, ...]. */
function convolution(weightsAt: number): ShapeRule {
  return (view) => {
    const [x, w] = [view.input(0), view.input(weightsAt)]
    if (!x || !w || x.length < 3 || w.length !== x.length) return null
    const kernel = w.slice(2)
    if (!kernel.every((length) => typeof length === 'number')) return null
    const spatial = afterWindow(view, x.slice(2), kernel)
    return spatial && [x[0] ?? UNNAMED_AXIS, w[0] ?? UNNAMED_AXIS, ...spatial]
  }
}

const pooling: ShapeRule = (view) => {
  const [x, kernel] = [view.input(0), view.integers('kernel_shape')]
  if (!x || !kernel || x.length < 3) return null
  const spatial = afterWindow(view, x.slice(2), kernel)
  return spatial && [...x.slice(0, 2), ...spatial]
}

const globalPooling: ShapeRule = (view) => view.input(0)?.map((dim, axis) => (axis < 2 ? dim : 1)) ?? null

const flatten: ShapeRule = (view) => {
  const x = view.input(0)
  if (!x) return null
  const axis = view.integer('axis', 1)
  const at = axis < 0 ? axis + x.length : axis
  return [productOf(x.slice(0, at)), productOf(x.slice(at))]
}

const gemm: ShapeRule = (view) => {
  const [a, b] = [view.input(0), view.input(1)]
  if (a?.length !== 2 || b?.length !== 2) return null
  return [
    a[view.integer('transA', 0) ? 1 : 0] ?? UNNAMED_AXIS,
    b[view.integer('transB', 0) ? 0 : 1] ?? UNNAMED_AXIS,
  ]
}

function matrixProduct(secondAt: number): ShapeRule {
  return (view) => {
    const [a, b] = [view.input(0), view.input(secondAt)]
    if (!a || !b || a.length < 2 || b.length < 2) return null
    const stack = broadcast(a.slice(0, -2), b.slice(0, -2))
    return stack && [...stack, a.at(-2) ?? UNNAMED_AXIS, b.at(-1) ?? UNNAMED_AXIS]
  }
}

const reshaping: ShapeRule = (view) => {
  const [x, target] = [view.input(0), view.constant(1)]
  return x && target && reshape(x, target, view.integer('allowzero', 0) === 1)
}

const transpose: ShapeRule = (view) => {
  const x = view.input(0)
  if (!x) return null
  const order = view.integers('perm') ?? x.map((_, axis) => x.length - 1 - axis)
  if (order.length !== x.length || new Set(order).size !== x.length) return null
  const result = order.map((axis) => x[axis])
  return result.every((dim) => dim !== undefined) ? result : null
}

const concat: ShapeRule = (view) => {
  const first = view.input(0)
  const axis = first && axisOf(view.integer('axis', 0), first.length)
  if (!first || axis === null) return null
  let length: Dimension | null = null
  for (let i = 0; i < view.node.inputs.length; i += 1) {
    const shape = view.input(i)
    const part = shape?.[axis]
    if (shape?.length !== first.length || part === undefined) return null
    length = length === null ? part : sumOf(length, part)
  }
  return length === null ? null : first.with(axis, length)
}

/** Numpy's slicing along constant axes; starts, ends, axes and steps are inputs since opset 10, attributes before. */
const slice: ShapeRule = (view) => {
  const x = view.input(0)
  const part = (name: string, position: number) => view.integers(name) ?? view.constant(position)
  const [starts, ends] = [part('starts', 1), part('ends', 2)]
  if (!x || !starts || !ends) return null
  const isNamed = view.integers('axes') !== null || (view.node.inputs[3] ?? '') !== ''
  const axes = isNamed ? part('axes', 3) : starts.map((_, index) => index)
  const steps = (view.node.inputs[4] ?? '') === '' ? starts.map(() => 1) : view.constant(4)
  if (!axes || !steps) return null
  let result: Shape = x
  for (const [index, start] of starts.entries()) {
    const axis = axisOf(axes[index] ?? 0, x.length)
    const [end, step] = [ends[index], steps[index]]
    if (axis === null || end === undefined || !step) return null
    const length = x[axis]
    result = result.with(
      axis,
      typeof length === 'number' ? slicedLength(length, start, end, step) : UNNAMED_AXIS,
    )
  }
  return result
}

/** How many of `length` places a slice takes. Bounds count from the end if negative and are held within the axis. */
function slicedLength(length: number, start: number, end: number, step: number): number {
  const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1]
  const held = (bound: number) => Math.min(highest, Math.max(lowest, bound < 0 ? bound + length : bound))
  return Math.max(0, Math.ceil((held(end) - held(start)) / step))
}

/** Axes of Squeeze, Unsqueeze and the reductions: an attribute once, an input since opset 13 or 18. */
function axesOf(view: NodeView, rank: number): number[] | null {
  const axes = (view.integers('axes') ?? view.constant(1))?.map((axis) => axisOf(axis, rank))
  return axes?.every((axis) => axis !== null) ? axes : null
}

const reduction: ShapeRule = (view) => {
  const x = view.input(0)
  if (!x) return null
  const named = view.integers('axes') !== null || (view.node.inputs[1] ?? '') !== ''
  const axes = named ? axesOf(view, x.length) : x.map((_, axis) => axis)
  if (!axes) return null
  if (view.integer('keepdims', 1) === 1) return x.map((dim, axis) => (axes.includes(axis) ? 1 : dim))
  return x.filter((_, axis) => !axes.includes(axis))
}

const squeeze: ShapeRule = (view) => {
  const x = view.input(0)
  const axes = x && axesOf(view, x.length)
  return axes ? x.filter((_, axis) => !axes.includes(axis)) : null
}

const unsqueeze: ShapeRule = (view) => {
  const x = view.input(0)
  const added = (view.integers('axes') ?? view.constant(1))?.length
  if (!x || !added || x.length + added > RANK_MAX) return null
  const axes = axesOf(view, x.length + added)
  if (!axes || new Set(axes).size !== added) return null
  const rest = [...x]
  return Array.from({ length: x.length + added }, (_, axis) =>
    axes.includes(axis) ? 1 : (rest.shift() ?? 1),
  )
}

const constant: ShapeRule = ({ node }) => {
  const value = node.attributes[0]
  if (value?.kind === 'tensor') return value.tensors[0]?.dims ?? null
  if (value?.kind === 'int' || value?.kind === 'float') return []
  return value?.kind === 'ints' && value.integers ? [value.integers.length] : null
}

/** By operator of ONNX's own domain. */
export const SHAPE_RULES: ReadonlyMap<string, ShapeRule> = new Map<string, ShapeRule>([
  ...SHAPE_KEEPING.map((opType) => [opType, asInput] as const),
  ...BROADCASTING.map((opType) => [opType, broadcastAll] as const),
  ...REDUCING.map((opType) => [opType, reduction] as const),
  ['Conv', convolution(1)],
  ['ConvInteger', convolution(1)],
  ['QLinearConv', convolution(3)],
  ['MaxPool', pooling],
  ['AveragePool', pooling],
  ['LpPool', pooling],
  ['GlobalAveragePool', globalPooling],
  ['GlobalMaxPool', globalPooling],
  ['GlobalLpPool', globalPooling],
  ['Flatten', flatten],
  ['Gemm', gemm],
  ['MatMul', matrixProduct(1)],
  ['MatMulInteger', matrixProduct(1)],
  ['QLinearMatMul', matrixProduct(3)],
  ['Reshape', reshaping],
  ['Transpose', transpose],
  ['Concat', concat],
  ['Slice', slice],
  ['Squeeze', squeeze],
  ['Unsqueeze', unsqueeze],
  ['Constant', constant],
])
