import { type Graph, readGraph } from './graph.ts'
import { Budget, type OnnxLimits } from './limits.ts'
import { OnnxReadError } from './onnx-read-error.ts'
import { Wire } from './wire.ts'

/** An operator set that the model is written in; domain is empty for ONNX's own. */
export type OpsetImport = { domain: string; version: number }

/** A ModelProto. */
export type Model = {
  irVersion: number
  producerName: string
  producerVersion: string
  domain: string
  modelVersion: number
  docString: string
  graph: Graph
  opsets: OpsetImport[]
  metadata: [key: string, value: string][]
}

/** Fields of ModelProto (onnx.proto): see readModel, and training_info 20, functions 25, configuration 26. */
const MODEL_FIELDS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26])

/**
 * Reads an ONNX file. ModelProto: ir_version 1, producer_name 2, producer_version 3, domain 4, model_version 5,
 * doc_string 6, graph 7, opset_import 8, metadata_props 14. Weights are measured, never copied.
 *
 * Throws OnnxReadError, and nothing else, whatever the bytes are.
 */
export function readModel(bytes: Uint8Array, limits: OnnxLimits): Model {
  if (bytes.length === 0) throw new OnnxReadError('empty', 0, 'the file has no bytes')
  if (bytes.length > limits.fileBytes) {
    throw new OnnxReadError('too-large', limits.fileBytes, `a file of ${bytes.length} bytes`)
  }
  const budget = new Budget(limits)
  const wire = new Wire(bytes, budget)
  const { nameBytes, textBytes } = limits
  const model: Omit<Model, 'graph'> = {
    irVersion: 0,
    producerName: '',
    producerVersion: '',
    domain: '',
    modelVersion: 0,
    docString: '',
    opsets: [],
    metadata: [],
  }
  let graph: Graph | null = null

  wire.fields(
    { start: 0, end: bytes.length },
    (field) => {
      switch (field.number) {
        case 1:
          model.irVersion = wire.integer(field)
          return
        case 2:
          model.producerName = wire.name(field, nameBytes)
          return
        case 3:
          model.producerVersion = wire.name(field, nameBytes)
          return
        case 4:
          model.domain = wire.name(field, nameBytes)
          return
        case 5:
          model.modelVersion = wire.integer(field)
          return
        case 6:
          model.docString = wire.text(field, textBytes)
          return
        case 7:
          if (graph) throw new OnnxReadError('not-protobuf', field.start, 'a second graph')
          graph = readGraph(wire, wire.message(field), budget)
          return
        case 8:
        case 14:
          budget.spend('entries', field.start)
          if (field.number === 8) model.opsets.push(readOpset(wire, wire.message(field), nameBytes))
          else model.metadata.push(readEntry(wire, wire.message(field), limits))
          return
      }
    },
    (number) => MODEL_FIELDS.has(number),
  )
  if (!graph) throw new OnnxReadError('no-graph', bytes.length, 'the file has no graph')
  return { ...model, graph }
}

/** OperatorSetIdProto: domain 1, version 2. */
function readOpset(wire: Wire, span: { start: number; end: number }, nameBytes: number): OpsetImport {
  const opset = { domain: '', version: 0 }
  wire.fields(span, (field) => {
    if (field.number === 1) opset.domain = wire.name(field, nameBytes)
    if (field.number === 2) opset.version = wire.integer(field)
  })
  if (opset.domain === 'ai.onnx') opset.domain = ''
  return opset
}

/** StringStringEntryProto: key 1, value 2. */
function readEntry(wire: Wire, span: { start: number; end: number }, limits: OnnxLimits): [string, string] {
  const entry: [string, string] = ['', '']
  wire.fields(span, (field) => {
    if (field.number === 1) entry[0] = wire.name(field, limits.nameBytes)
    if (field.number === 2) entry[1] = wire.text(field, limits.textBytes)
  })
  return entry
}
