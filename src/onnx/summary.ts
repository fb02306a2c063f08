import type { Attribute, AttributeKind } from './attribute.ts'
import type { ElementType } from './element-type.ts'
import type { Graph, GraphNode } from './graph.ts'
import { batchAxis, inferShapes } from './infer-shapes.ts'
import { ONNX_LIMITS, type OnnxLimits } from './limits.ts'
import { type OpsetImport, readModel } from './model.ts'
import { multiplyAddsOf } from './multiply-adds.ts'
import type { Dimension, Value } from './value.ts'
import { addTo, WeightCounter, weightsByNode } from './weights.ts'

/** What an ONNX file says about itself: plain data, fit for JSON. All texts are untrusted. */
export type OnnxSummary = {
  irVersion: number
  opsets: OpsetImport[]
  producerName: string
  producerVersion: string
  domain: string
  modelVersion: number
  docString: string
  /** metadata_props; of a key that stands twice, the last. */
  metadata: Record<string, string>
  graphName: string
  inputs: ValueSummary[]
  outputs: ValueSummary[]
  /** Nodes of the graph and of all graphs within it. */
  nodeCount: number
  /** Over the same nodes, most frequent first, then by name. */
  operatorCounts: OperatorCount[]
  /** Stored tensors of the graph itself. */
  initializers: InitializerSummary[]
  /** Trained numbers; see WeightCounter for what counts. */
  parameterCount: number
  /** Bytes of all stored tensors, those of quantisation scales and shapes included. */
  weightBytes: number
  /** Weights lie in another file, so that this one is not the whole model. */
  externalData: boolean
  /** Nodes of the graph itself, in the order in which they run. */
  nodes: NodeSummary[]
  /** Multiply-adds for one image; null where a node's cannot be counted. See multiplyAddsOf. */
  multiplyAdds: number | null
}

export type ValueSummary = {
  name: string
  elementType: Value['elementType']
  /** Strings are dynamic axes. Empty for a scalar and where the file gives no shape. */
  shape: Dimension[]
}

export type OperatorCount = { opType: string; domain: string; count: number }

export type InitializerSummary = {
  name: string
  elementType: ElementType
  dims: number[]
  elementCount: number
  byteLength: number
  isParameter: boolean
}

export type NodeSummary = {
  index: number
  name: string
  opType: string
  domain: string
  inputs: string[]
  outputs: string[]
  attributes: { name: string; kind: AttributeKind; text: string }[]
  /** Trained numbers that the node works with; those behind a DequantizeLinear count here, not there. */
  parameterCount: number
  weightBytes: number
  /** Shape of the first output; null where it is not known. */
  outputShape: Dimension[] | null
  multiplyAdds: number | null
}

/**
 * Reads an ONNX file and says what is in it. Takes time and memory in proportion to the file, within the limits.
 *
 * Throws OnnxReadError, and nothing else, whatever the bytes are.
 */
export function summarizeOnnx(bytes: Uint8Array, limits: Partial<OnnxLimits> = {}): OnnxSummary {
  const { graph, metadata, ...about } = readModel(bytes, { ...ONNX_LIMITS, ...limits })
  const counter = new WeightCounter(graph)
  const nodes = summarizeNodes(graph, counter)
  const weights = { parameterCount: 0, weightBytes: 0 }
  for (const tensor of graph.initializers) addTo(weights, counter.countTensor(tensor))
  for (const node of graph.nodes) addTo(weights, counter.countNode(node))
  const stored = new Set(graph.initializers.map((tensor) => tensor.name))
  return {
    ...about,
    // A prototype-less source keeps keys such as __proto__ plain entries.
    metadata: Object.fromEntries(metadata),
    graphName: graph.name,
    docString: about.docString || graph.docString,
    // Up to IR version 3 the weights stand among the inputs as well.
    inputs: graph.inputs.filter((input) => !stored.has(input.name)).map(summarizeValue),
    outputs: graph.outputs.map(summarizeValue),
    ...countOperators(graph),
    initializers: graph.initializers.map((tensor) => ({
      name: tensor.name,
      elementType: tensor.elementType,
      dims: tensor.dims,
      elementCount: tensor.elementCount,
      byteLength: tensor.byteLength,
      isParameter: counter.isParameter(tensor),
    })),
    ...weights,
    externalData: hasExternalData(graph),
    nodes,
    multiplyAdds: sum(nodes.map((node) => node.multiplyAdds)),
  }
}

function summarizeNodes(graph: Graph, counter: WeightCounter): NodeSummary[] {
  const weights = weightsByNode(graph, counter)
  const batch = batchAxis(graph)
  return inferShapes(graph).map((shaped, index) => {
    const { node } = shaped.view
    return {
      index,
      name: node.name,
      opType: node.opType,
      domain: node.domain,
      inputs: node.inputs,
      outputs: node.outputs,
      attributes: node.attributes.map(({ name, kind, text }) => ({ name, kind, text })),
      parameterCount: weights[index]?.parameterCount ?? 0,
      weightBytes: weights[index]?.weightBytes ?? 0,
      outputShape: shaped.outputShape ? [...shaped.outputShape] : null,
      multiplyAdds: multiplyAddsOf(shaped, batch),
    }
  })
}

function summarizeValue({ name, elementType, shape }: Value): ValueSummary {
  return { name, elementType, shape: shape ?? [] }
}

function countOperators(graph: Graph): { nodeCount: number; operatorCounts: OperatorCount[] } {
  const counts = new Map<string, OperatorCount>()
  let nodeCount = 0
  const visit = (node: GraphNode) => {
    nodeCount += 1
    const key = `${node.domain}\n${node.opType}`
    const entry = counts.get(key) ?? { opType: node.opType, domain: node.domain, count: 0 }
    entry.count += 1
    counts.set(key, entry)
  }
  eachGraph(graph, (nested) => nested.nodes.forEach(visit))
  const operatorCounts = [...counts.values()].sort(
    (a, b) => b.count - a.count || (a.opType < b.opType ? -1 : a.opType > b.opType ? 1 : 0),
  )
  return { nodeCount, operatorCounts }
}

function hasExternalData(graph: Graph): boolean {
  let external = false
  eachGraph(graph, ({ initializers, nodes }) => {
    const attributes = nodes.flatMap((node) => node.attributes)
    const tensors = [...initializers, ...attributes.flatMap((attribute: Attribute) => attribute.tensors)]
    external ||= tensors.some((tensor) => tensor.external)
  })
  return external
}

/** The graph and all graphs in the attributes of its nodes. The depth is bounded when the file is read. */
function eachGraph(graph: Graph, visit: (graph: Graph) => void): void {
  visit(graph)
  for (const node of graph.nodes) {
    for (const attribute of node.attributes) for (const nested of attribute.graphs) eachGraph(nested, visit)
  }
}

function sum(values: (number | null)[]): number | null {
  let total = 0
  for (const value of values) {
    if (value === null) return null
    total += value
  }
  return Number.isSafeInteger(total) ? total : null
}
