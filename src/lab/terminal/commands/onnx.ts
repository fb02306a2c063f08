import { printable } from '#fleet/log-line.ts'
import { formatNumber } from '#i18n/format.ts'
import { type OnnxSummary, summarizeOnnx, type ValueSummary } from '#onnx/summary.ts'
import type { CommandIo, ShellCommand } from './command.ts'

type View = (summary: OnnxSummary, io: CommandIo) => string[]

const VIEWS: Readonly<Record<string, View>> = {
  summary: summaryLines,
  nodes: nodeLines,
  metadata: metadataLines,
}

export const onnx: ShellCommand = {
  name: 'onnx',
  summary: (texts) => texts.onnx.summary,
  help: (texts) => texts.onnx.help,
  words: Object.keys(VIEWS),
  async run(args, io) {
    const texts = io.machine.texts.onnx
    const [viewName = '', file, ...extra] = args
    const view = VIEWS[viewName]
    const unknownOption = args.find((argument) => argument.startsWith('-'))
    if (unknownOption !== undefined) {
      io.err(`onnx: ${io.machine.texts.unsupportedHere(unknownOption)}\n`)
      return 2
    }
    if (!view || file === undefined || extra.length > 0) {
      io.err(`${texts.usage}\n`)
      return 2
    }
    let bytes: Uint8Array
    try {
      bytes = await io.files.readFileBuffer(io.files.resolvePath(io.cwd, file))
    } catch (error) {
      const isMissing = String(error).includes('ENOENT')
      io.err(
        `onnx: ${printable(file)}: ${isMissing ? 'No such file or directory' : printable(String(error))}\n`,
      )
      return 1
    }
    let summary: OnnxSummary
    try {
      summary = summarizeOnnx(bytes)
    } catch (error) {
      io.err(`onnx: ${printable(file)}: ${texts.unreadable} ${printable(String(error))}\n`)
      return 1
    }
    for (const line of view(summary, io)) io.out(`${line}\n`)
    return 0
  },
}

function summaryLines(summary: OnnxSummary, io: CommandIo): string[] {
  const texts = io.machine.texts.onnx
  const number = (value: number) => formatNumber(io.machine.language, value)
  const opsets = summary.opsets.map(({ domain, version }) => `${domain || 'ai.onnx'} ${version}`).join(', ')
  const rows: [string, string][] = [
    [texts.producer, `${summary.producerName} ${summary.producerVersion}`.trim()],
    [texts.irVersion, String(summary.irVersion)],
    ['Opset', opsets],
    [texts.graph, summary.graphName],
    ...summary.inputs.map((value): [string, string] => [texts.input, shapeText(value)]),
    ...summary.outputs.map((value): [string, string] => [texts.output, shapeText(value)]),
    [texts.nodes, number(summary.nodeCount)],
    [texts.parameters, number(summary.parameterCount)],
    [texts.weights, `${number(summary.weightBytes)} B`],
    [texts.multiplyAdds, summary.multiplyAdds === null ? texts.unknown : number(summary.multiplyAdds)],
    [texts.operators, summary.operatorCounts.map(({ opType, count }) => `${opType} ${count}`).join(', ')],
  ]
  return aligned(rows)
}

function shapeText({ name, elementType, shape }: ValueSummary): string {
  return `${name}: ${elementType}[${shape.map((dimension) => dimension ?? '?').join(', ')}]`
}

function nodeLines({ nodes }: OnnxSummary, io: CommandIo): string[] {
  const number = (value: number | null) => (value === null ? '?' : formatNumber(io.machine.language, value))
  return [
    '   #  OP                    OUTPUT                PARAMS        MACS  NAME',
    ...nodes.map((node) => {
      const shape = node.outputShape?.map((dimension) => dimension ?? '?').join('×') ?? '?'
      return printable(
        [
          String(node.index).padStart(4),
          node.opType.padEnd(20),
          shape.padEnd(16),
          number(node.parameterCount).padStart(10),
          number(node.multiplyAdds).padStart(12),
          node.name,
        ].join('  '),
      ).trimEnd()
    }),
  ]
}

function metadataLines(summary: OnnxSummary, io: CommandIo): string[] {
  const rows = Object.entries(summary.metadata)
  if (summary.docString) rows.unshift(['doc_string', summary.docString])
  return rows.length === 0 ? [io.machine.texts.onnx.noMetadata] : aligned(rows)
}

/** Names and values side by side. All are text from a file: control characters are taken out. */
function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${printable(name).padEnd(width)}  ${printable(value)}`)
}
