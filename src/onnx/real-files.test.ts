import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OnnxReadError } from './onnx-read-error.ts'
import { summarizeOnnx } from './summary.ts'

type ManifestArtifact = {
  id: string
  file: string
  opset: number
  irVersion: number
  producer: string
  parameters: number
  multiplyAdds: number
  weightType: string
}

const folder = new URL('../../public/models/benda10/', import.meta.url)
const manifestFile = new URL('manifest.json', folder)
const artifacts: ManifestArtifact[] = existsSync(manifestFile)
  ? JSON.parse(readFileSync(manifestFile, 'utf8')).artifacts
  : []
const read = (file: string) => readFileSync(new URL(file, folder))

describe.skipIf(artifacts.length === 0).each(artifacts)('the shipped file $file', (artifact) => {
  const summary = summarizeOnnx(read(artifact.file))

  it('has the parameters and multiply-adds that training counted in PyTorch', () => {
    expect(summary.parameterCount).toBe(artifact.parameters)
    expect(summary.multiplyAdds).toBe(artifact.multiplyAdds)
  })

  it('is of the version and producer that the manifest names', () => {
    expect(summary.irVersion).toBe(artifact.irVersion)
    expect(summary.opsets).toEqual([{ domain: '', version: artifact.opset }])
    expect(`${summary.producerName} ${summary.producerVersion}`).toBe(artifact.producer)
  })

  it('gives every parameter to a node and a shape to every output', () => {
    expect(summary.nodes.reduce((total, node) => total + node.parameterCount, 0)).toBe(summary.parameterCount)
    expect(summary.nodes.filter((node) => node.outputShape === null)).toEqual([])
    expect(summary.nodes.at(-1)?.outputShape).toEqual(summary.outputs[0]?.shape)
  })

  it('stores its large tensors in the type that the manifest names', () => {
    const largest = summary.initializers.toSorted((a, b) => b.elementCount - a.elementCount)[0]
    expect(largest?.elementType).toBe(artifact.weightType)
  })

  it('is a whole file: a cut one is refused, whichever half is lost', () => {
    const bytes = read(artifact.file)
    const half = Math.floor(bytes.length / 2)
    expect(() => summarizeOnnx(bytes.subarray(0, half))).toThrow(OnnxReadError)
    expect(() => summarizeOnnx(bytes.subarray(half))).toThrow(OnnxReadError)
  })
})

describe('the files of one network', () => {
  const byId = new Map(artifacts.map((artifact) => [artifact.id, artifact]))
  const [int8, fp32] = [byId.get('int8'), byId.get('fp32')]

  it.runIf(int8 && fp32)('have as many parameters in int8 as in float32', () => {
    const counts = [int8, fp32].map((artifact) => summarizeOnnx(read(artifact?.file ?? '')).parameterCount)
    expect(counts[0]).toBe(counts[1])
  })
})
