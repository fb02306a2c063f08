import { type Attribute, readAttribute } from './attribute.ts'
import type { Budget } from './limits.ts'
import { OnnxReadError } from './onnx-read-error.ts'
import { readTensor, type Tensor } from './tensor.ts'
import { readValue, type Value } from './value.ts'
import type { Span, Wire } from './wire.ts'

/** A NodeProto. */
export type GraphNode = {
  name: string
  opType: string
  /** Empty for the operators of ONNX itself. */
  domain: string
  /** Names of values; an empty name is an input or output that is left out. */
  inputs: string[]
  outputs: string[]
  attributes: Attribute[]
}

/** A GraphProto, in the order of the file: nodes are sorted so that a value is made before it is used. */
export type Graph = {
  name: string
  docString: string
  nodes: GraphNode[]
  initializers: Tensor[]
  inputs: Value[]
  outputs: Value[]
  /** What the file says about values in between; a claim, not checked. */
  values: Value[]
}

/**
 * Reads a GraphProto. Field numbers (onnx.proto): node 1, name 2, initializer 5, doc_string 10, input 11, output 12,
 * value_info 13, sparse_initializer 15. depth is 1 for the model's own graph.
 *
 * Throws OnnxReadError 'too-deep' for subgraphs beyond the limit.
 */
export function readGraph(wire: Wire, span: Span, budget: Budget, depth = 1): Graph {
  if (depth > budget.limits.depth) {
    throw new OnnxReadError('too-deep', span.start, `graphs nested deeper than ${budget.limits.depth}`)
  }
  const graph: Graph = {
    name: '',
    docString: '',
    nodes: [],
    initializers: [],
    inputs: [],
    outputs: [],
    values: [],
  }
  wire.fields(span, (field) => {
    switch (field.number) {
      case 1:
        graph.nodes.push(readNode(wire, wire.message(field), budget, depth))
        return
      case 2:
        graph.name = wire.name(field, budget.limits.nameBytes)
        return
      case 5:
        graph.initializers.push(readTensor(wire, wire.message(field), budget))
        return
      case 10:
        graph.docString = wire.text(field, budget.limits.textBytes)
        return
      case 11:
        graph.inputs.push(readValue(wire, wire.message(field), budget))
        return
      case 12:
        graph.outputs.push(readValue(wire, wire.message(field), budget))
        return
      case 13:
        graph.values.push(readValue(wire, wire.message(field), budget))
        return
      case 15:
        // SparseTensorProto: values 1; the stored values are the weights, their places are not.
        wire.fields(wire.message(field), (part) => {
          if (part.number === 1) graph.initializers.push(readTensor(wire, wire.message(part), budget))
        })
        return
    }
  })
  return graph
}

/** NodeProto: input 1, output 2, name 3, op_type 4, attribute 5, domain 7. */
function readNode(wire: Wire, span: Span, budget: Budget, depth: number): GraphNode {
  budget.spend('nodes', span.start)
  const node: GraphNode = { name: '', opType: '', domain: '', inputs: [], outputs: [], attributes: [] }
  wire.fields(span, (field) => {
    const name = () => wire.name(field, budget.limits.nameBytes)
    switch (field.number) {
      case 1:
      case 2:
        budget.spend('nodeNames', field.start)
        ;(field.number === 1 ? node.inputs : node.outputs).push(name())
        return
      case 3:
        node.name = name()
        return
      case 4:
        node.opType = name()
        return
      case 5:
        node.attributes.push(
          readAttribute(wire, wire.message(field), budget, (nested) =>
            readGraph(wire, nested, budget, depth + 1),
          ),
        )
        return
      case 7:
        node.domain = name()
        return
    }
  })
  // The two names of ONNX's own domain (onnx/onnx-operators.proto).
  if (node.domain === 'ai.onnx') node.domain = ''
  return node
}
