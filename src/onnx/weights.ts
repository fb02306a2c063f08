import { isWeightType } from './element-type.ts'
import type { Graph, GraphNode } from './graph.ts'
import type { Tensor } from './tensor.ts'

/** Numbers and bytes that are stored in the file, and how many of the numbers were trained. */
export type WeightCount = { parameterCount: number; weightBytes: number }

/**
 * Inputs that steer an operator instead of carrying what was learned: scales and zero points of a quantisation,
 * shapes, axes, indices, bounds. Numbers are positions of inputs (onnx/docs/Operators.md).
 */
const STEERING_INPUTS = new Map<string, readonly number[]>([
  ['QuantizeLinear', [1, 2]],
  ['DequantizeLinear', [1, 2]],
  ['QLinearConv', [1, 2, 4, 5, 6, 7]],
  ['QLinearMatMul', [1, 2, 4, 5, 6, 7]],
  ['ConvInteger', [2, 3]],
  ['MatMulInteger', [2, 3]],
  ['Clip', [1, 2]],
  ['Dropout', [1, 2]],
  ['Pad', [1, 2, 3]],
  ['Resize', [1, 2, 3]],
  ['Upsample', [1]],
  ['Range', [0, 1, 2]],
  ['OneHot', [1, 2]],
])

/** Inputs at which an int32 tensor is a quantised bias. Elsewhere int32 and int64 hold shapes and indices. */
const INT32_BIAS_INPUTS = new Map<string, number>([
  ['DequantizeLinear', 0],
  ['QLinearConv', 8],
])

/** What all uses of a value come to. */
type Uses = { steersOnly: boolean; isInt32Bias: boolean }

/**
 * What "parameters" means here: the elements of every stored tensor of a floating-point or narrow integer type (int8,
 * uint8, ...) and of int32 biases, except those that serve only as STEERING_INPUTS, and except scalars in Constant
 * nodes, which are part of the program (the 2 in x / 2). So the float32 and the int8 file of one network have the same
 * count. The running mean and variance of a BatchNormalization count: they come from the training data and the answer
 * depends on them. Folded into the convolution, four numbers a channel become one bias.
 *
 * weightBytes are those of all stored tensors, scales, zero points and shapes included.
 */
export class WeightCounter {
  readonly #uses = new Map<string, Uses>()

  constructor(graph: Graph) {
    this.#collectUses(graph)
  }

  isParameter(tensor: Tensor): boolean {
    const uses = this.#uses.get(tensor.name)
    if (tensor.elementType === 'int32') return uses?.isInt32Bias ?? false
    return isWeightType(tensor.elementType) && !uses?.steersOnly
  }

  countTensor(tensor: Tensor): WeightCount {
    return {
      parameterCount: this.isParameter(tensor) ? tensor.elementCount : 0,
      weightBytes: tensor.byteLength,
    }
  }

  /** What the node itself stores: the tensor of a Constant, everything in its subgraphs. */
  countNode(node: GraphNode): WeightCount {
    const total = { parameterCount: 0, weightBytes: 0 }
    for (const attribute of node.attributes) {
      for (const graph of attribute.graphs) {
        for (const tensor of graph.initializers) addTo(total, this.countTensor(tensor))
        for (const nested of graph.nodes) addTo(total, this.countNode(nested))
      }
    }
    const constant = constantTensor(node)
    if (constant) {
      const { parameterCount, weightBytes } = this.countTensor(constant)
      addTo(total, { parameterCount: constant.dims.length > 0 ? parameterCount : 0, weightBytes })
    }
    return total
  }

  #collectUses(graph: Graph): void {
    for (const node of graph.nodes) {
      for (const [input, name] of node.inputs.entries()) {
        const uses = this.#uses.get(name) ?? { steersOnly: true, isInt32Bias: false }
        uses.steersOnly &&= STEERING_INPUTS.get(node.opType)?.includes(input) ?? false
        uses.isInt32Bias ||= INT32_BIAS_INPUTS.get(node.opType) === input
        this.#uses.set(name, uses)
      }
      for (const attribute of node.attributes)
        for (const nested of attribute.graphs) this.#collectUses(nested)
    }
  }
}

/** The tensor that a Constant node puts out, under the name of its output. Null for other nodes and plain numbers. */
export function constantTensor(node: GraphNode): Tensor | null {
  if (node.opType !== 'Constant' || node.domain !== '') return null
  const tensor = node.attributes.find((attribute) => attribute.name === 'value')?.tensors[0]
  return tensor ? { ...tensor, name: node.outputs[0] ?? '' } : null
}

export function addTo(total: WeightCount, part: WeightCount): void {
  total.parameterCount += part.parameterCount
  total.weightBytes += part.weightBytes
}

/**
 * Per node of the graph, what it works with. A weight that passes through nodes that see nothing but weights
 * (DequantizeLinear, Transpose, ...) belongs to the first node behind them that sees data; a weight used twice, to the
 * first user; one that nobody uses, to no node.
 */
export function weightsByNode(graph: Graph, counter: WeightCounter): WeightCount[] {
  const firstUser = new Map<string, number>()
  const stored = new Set(graph.initializers.map((tensor) => tensor.name))
  const seesWeightsOnly = graph.nodes.map((node, index) => {
    const inputs = node.inputs.filter((name) => name !== '')
    for (const name of inputs) if (!firstUser.has(name)) firstUser.set(name, index)
    const only = node.opType === 'Constant' || (inputs.length > 0 && inputs.every((name) => stored.has(name)))
    if (only) for (const name of node.outputs) stored.add(name)
    return only
  })

  const owners = graph.nodes.map((_, index) => index)
  for (let index = graph.nodes.length - 1; index >= 0; index -= 1) {
    if (!seesWeightsOnly[index]) continue
    const user = firstUser.get(graph.nodes[index]?.outputs[0] ?? '')
    if (user !== undefined && user > index) owners[index] = owners[user] ?? user
  }

  const counts = graph.nodes.map((): WeightCount => ({ parameterCount: 0, weightBytes: 0 }))
  const give = (index: number | undefined, part: WeightCount) => {
    const owner = index === undefined ? undefined : counts[owners[index] ?? index]
    if (owner) addTo(owner, part)
  }
  for (const [index, node] of graph.nodes.entries()) give(index, counter.countNode(node))
  for (const tensor of graph.initializers) give(firstUser.get(tensor.name), counter.countTensor(tensor))
  return counts
}
