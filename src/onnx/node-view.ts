import type { GraphNode } from './graph.ts'
import type { Shape } from './shape.ts'

/** A node as the rules of its operator see it: shapes and constant values of its inputs, attributes with defaults. */
export type NodeView = {
  node: GraphNode
  /** Shape of the input at that position; null where it is not known. */
  input: (position: number) => Shape | null
  /** Values of the input at that position where it is a short constant of whole numbers. */
  constant: (position: number) => readonly number[] | null
  /** Value of an int attribute. */
  integer: (name: string, otherwise: number) => number
  /** Values of an ints attribute, or null where it is absent or long. */
  integers: (name: string) => readonly number[] | null
  string: (name: string, otherwise: string) => string
}

/** Looks the inputs up now: a later node that reuses a name does not change what this one saw. */
export function viewNode(
  node: GraphNode,
  shapes: ReadonlyMap<string, Shape>,
  constants: ReadonlyMap<string, readonly number[]>,
): NodeView {
  const inputs = node.inputs.map((name) => shapes.get(name) ?? null)
  const values = node.inputs.map((name) => constants.get(name) ?? null)
  const attribute = (name: string) => node.attributes.find((candidate) => candidate.name === name)
  return {
    node,
    input: (position) => inputs[position] ?? null,
    constant: (position) => values[position] ?? null,
    integer: (name, otherwise) => attribute(name)?.integers?.[0] ?? otherwise,
    integers: (name) => attribute(name)?.integers ?? null,
    string: (name, otherwise) => attribute(name)?.string ?? otherwise,
  }
}
