import { type OnnxSummary, summarizeOnnx } from '#onnx/summary.ts'
import { messageOf, StartupError } from './failure.ts'
import type { Artifact, Manifest } from './manifest.ts'

/**
 * Reads the ONNX file and compares what it says of itself with what the manifest says of it.
 * Throws StartupError: onnx-unreadable, interface-mismatch.
 */
export function inspectArtifact(bytes: Uint8Array, manifest: Manifest, artifact: Artifact): OnnxSummary {
  let summary: OnnxSummary
  try {
    summary = summarizeOnnx(bytes)
  } catch (thrown) {
    throw new StartupError('onnx-unreadable', messageOf(thrown), artifact.file)
  }
  for (const [what, wanted, found] of comparisons(summary, manifest, artifact)) {
    if (wanted !== found) {
      throw new StartupError(
        'interface-mismatch',
        `${what}: ${wanted} expected, ${found} found`,
        artifact.file,
      )
    }
  }
  return summary
}

type Comparison = [what: string, wanted: string, found: string]

function comparisons(summary: OnnxSummary, manifest: Manifest, artifact: Artifact): Comparison[] {
  // The default operator set has the empty domain, "ai.onnx" is its other name (ONNX IR specification).
  const opset = summary.opsets.find(({ domain }) => domain === '' || domain === 'ai.onnx')
  const { size } = manifest.preprocessing
  return [
    ['opset', String(artifact.opset), String(opset?.version)],
    ['IR version', String(artifact.irVersion), String(summary.irVersion)],
    ['inputs', manifest.inputs.map(wantedTensor).join(), summary.inputs.map(foundTensor).join()],
    ['outputs', manifest.outputs.map(wantedTensor).join(), summary.outputs.map(foundTensor).join()],
    ['picture', `3,${size},${size}`, String(manifest.inputs[0]?.shape.slice(1))],
    ['classes', String(manifest.labels.id.length), String(manifest.outputs[0]?.shape.at(-1))],
    ['external data', 'false', String(summary.externalData)],
  ]
}

type Shape = readonly (number | string)[]

function wantedTensor({ name, type, shape }: { name: string; type: string; shape: Shape }): string {
  return `${name} ${type}[${shape.join(',')}]`
}

function foundTensor({
  name,
  elementType,
  shape,
}: {
  name: string
  elementType: string
  shape: Shape
}): string {
  return wantedTensor({ name, type: elementType, shape })
}
