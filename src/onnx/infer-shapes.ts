import type { Graph } from './graph.ts'
import { type NodeView, viewNode } from './node-view.ts'
import { RANK_MAX, type Shape } from './shape.ts'
import { SHAPE_RULES } from './shape-rules.ts'
import { type Dimension, UNNAMED_AXIS } from './value.ts'
import { constantTensor } from './weights.ts'

/** Name given to a first axis that the file leaves unnamed: it is taken for the batch. */
const BATCH = 'N'

/** A node's own view and the shape of its first output; null where that cannot be said. */
export type ShapedNode = { view: NodeView; outputShape: Shape | null }

/**
 * Follows the shapes from the graph's inputs through its nodes, one pass in the order of the file. Where a node's rule
 * is not known, or does not apply, the file's own claim (value_info, output) is taken.
 */
export function inferShapes(graph: Graph): ShapedNode[] {
  const shapes = new Map<string, Shape>()
  const constants = new Map<string, readonly number[]>()
  const claims = new Map<string, Shape>()
  for (const { name, shape } of [...graph.values, ...graph.outputs]) if (shape) claims.set(name, shape)
  for (const { name, shape } of graph.inputs) if (shape) shapes.set(name, withBatch(shape))
  for (const tensor of graph.initializers) {
    shapes.set(tensor.name, tensor.dims)
    if (tensor.integers) constants.set(tensor.name, tensor.integers)
  }
  return graph.nodes.map((node) => {
    const output = node.outputs[0] ?? ''
    const view = viewNode(node, shapes, constants)
    const rule = node.domain === '' ? SHAPE_RULES.get(node.opType) : undefined
    const outputShape = bounded(rule?.(view) ?? null) ?? claims.get(output) ?? null
    const known = constantTensor(node)?.integers
    if (known) constants.set(output, known)
    if (outputShape && output !== '') shapes.set(output, outputShape)
    return { view, outputShape }
  })
}

function withBatch(shape: Dimension[]): Shape {
  return shape[0] === UNNAMED_AXIS ? shape.with(0, BATCH) : shape
}

function bounded(shape: Shape | null): Shape | null {
  if (!shape || shape.length > RANK_MAX) return null
  return shape.map((dim) => (typeof dim === 'string' || Number.isSafeInteger(dim) ? dim : UNNAMED_AXIS))
}

/**
 * The batch axis of a model: the first axis of its first input. Images are what it counts, whether it has a name or a
 * fixed length. Null where the input has no shape.
 */
export function batchAxis(graph: Graph): Dimension | null {
  const stored = new Set(graph.initializers.map((tensor) => tensor.name))
  const shape = graph.inputs.find((input) => !stored.has(input.name))?.shape
  return shape?.length ? (withBatch(shape)[0] ?? null) : null
}
