import { OnnxReadError } from './onnx-read-error.ts'

/** How much of a file is read before it is refused. Everything is counted over the whole file, nested graphs included. */
export type OnnxLimits = {
  fileBytes: number
  /** Protobuf fields that are looked at. */
  fields: number
  /** Graphs within graphs; the model's own graph is level 1. */
  depth: number
  nodes: number
  tensors: number
  /** Inputs and outputs of all graphs, and their value_info. */
  values: number
  /** Input and output names of all nodes. */
  nodeNames: number
  attributes: number
  /** Dimensions of one tensor. */
  dimensions: number
  /** Entries of metadata_props and of opset_import. */
  entries: number
  /** UTF-8 bytes of a name; longer ones are cut and end in an ellipsis. */
  nameBytes: number
  /** The same for the name of an axis, which shape inference repeats at every node. */
  axisNameBytes: number
  /** UTF-8 bytes of a documentation string or a metadata value; longer ones are cut. */
  textBytes: number
}

export const ONNX_LIMITS: OnnxLimits = {
  fileBytes: 64_000_000,
  fields: 4_000_000,
  depth: 16,
  nodes: 20_000,
  tensors: 20_000,
  values: 40_000,
  nodeNames: 200_000,
  attributes: 200_000,
  dimensions: 16,
  entries: 200,
  nameBytes: 400,
  axisNameBytes: 60,
  textBytes: 4000,
}

type Counted = 'fields' | 'nodes' | 'tensors' | 'values' | 'nodeNames' | 'attributes' | 'entries'

/** Counts what was read and refuses what goes beyond the limits with 'too-many'. */
export class Budget {
  readonly limits: OnnxLimits
  readonly #used: Record<Counted, number> = {
    fields: 0,
    nodes: 0,
    tensors: 0,
    values: 0,
    nodeNames: 0,
    attributes: 0,
    entries: 0,
  }

  constructor(limits: OnnxLimits) {
    this.limits = limits
  }

  spend(what: Counted, byteOffset: number): void {
    this.#used[what] += 1
    if (this.#used[what] > this.limits[what]) {
      throw new OnnxReadError('too-many', byteOffset, `more than ${this.limits[what]} ${what}`)
    }
  }
}
