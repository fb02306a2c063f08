import type { Graph } from './graph.ts'
import type { Budget } from './limits.ts'
import { readTensor, type Tensor } from './tensor.ts'
import type { Field, Span, Wire } from './wire.ts'

export type AttributeKind =
  | 'float'
  | 'int'
  | 'string'
  | 'tensor'
  | 'graph'
  | 'floats'
  | 'ints'
  | 'strings'
  | 'tensors'
  | 'graphs'
  | 'other'

/** An AttributeProto. Of a list, the first LIST_SHOWN values are kept. */
export type Attribute = {
  name: string
  kind: AttributeKind
  /** The value in one line, cut where it is long. */
  text: string
  /** Values of 'int' and 'ints'. Null for other kinds and for lists longer than LIST_SHOWN. */
  integers: number[] | null
  /** Value of 'string'. */
  string: string | null
  tensors: Tensor[]
  graphs: Graph[]
}

const LIST_SHOWN = 16

/** AttributeProto.AttributeType and the field that holds the value of each type. */
const KIND_OF_FIELD = new Map<number, AttributeKind>([
  [2, 'float'],
  [3, 'int'],
  [4, 'string'],
  [5, 'tensor'],
  [6, 'graph'],
  [7, 'floats'],
  [8, 'ints'],
  [9, 'strings'],
  [10, 'tensors'],
  [11, 'graphs'],
])

/**
 * Reads an AttributeProto: name 1, and one of the fields in KIND_OF_FIELD. readNested reads a subgraph, and is the one
 * to refuse depth.
 */
export function readAttribute(
  wire: Wire,
  span: Span,
  budget: Budget,
  readNested: (span: Span) => Graph,
): Attribute {
  budget.spend('attributes', span.start)
  const attribute: Attribute = {
    name: '',
    kind: 'other',
    text: '',
    integers: null,
    string: null,
    tensors: [],
    graphs: [],
  }
  const list: { shown: (number | string)[]; count: number } = { shown: [], count: 0 }
  const add = (values: (number | string)[], count: number) => {
    list.shown.push(...values)
    list.count += count
  }
  const room = () => LIST_SHOWN - list.shown.length

  wire.fields(span, (field: Field) => {
    const kind = KIND_OF_FIELD.get(field.number)
    if (kind) attribute.kind = kind
    switch (kind) {
      case 'float':
      case 'floats': {
        const { values, count } = wire.floats(field, room())
        return add(values.map(shortFloat), count)
      }
      case 'int':
      case 'ints': {
        const { values, count } = wire.integers(field, room())
        return add(values, count)
      }
      case 'string':
      case 'strings':
        return add(room() > 0 ? [wire.name(field, budget.limits.nameBytes)] : [], 1)
      case 'tensor':
      case 'tensors':
        attribute.tensors.push(readTensor(wire, wire.message(field), budget))
        return
      case 'graph':
      case 'graphs':
        attribute.graphs.push(readNested(wire.message(field)))
        return
    }
    if (field.number === 1) attribute.name = wire.name(field, budget.limits.nameBytes)
  })

  const { kind } = attribute
  if ((kind === 'int' || kind === 'ints') && list.count <= LIST_SHOWN)
    attribute.integers = list.shown.map(Number)
  if (kind === 'string') attribute.string = String(list.shown[0] ?? '')
  attribute.text = inOneLine(attribute, list)
  return attribute
}

function inOneLine(attribute: Attribute, list: { shown: (number | string)[]; count: number }): string {
  const { tensors, graphs } = attribute
  switch (attribute.kind) {
    case 'float':
    case 'int':
    case 'string':
      return String(list.shown[0] ?? '')
    case 'floats':
    case 'ints':
    case 'strings':
      return `[${list.shown.join(', ')}${list.count > list.shown.length ? `, … (${list.count})` : ''}]`
    case 'tensor':
    case 'tensors':
      return tensors
        .slice(0, LIST_SHOWN)
        .map((tensor) => `${tensor.elementType}[${tensor.dims.join(', ')}]`)
        .join(', ')
    case 'graph':
    case 'graphs':
      return graphs
        .slice(0, LIST_SHOWN)
        .map((graph) => `graph(${graph.nodes.length})`)
        .join(', ')
    case 'other':
      return ''
  }
}

/** A float32 without the digits that only float64 has: 0.1, not 0.10000000149. */
function shortFloat(value: number): string {
  return String(Number(value.toPrecision(7)))
}
