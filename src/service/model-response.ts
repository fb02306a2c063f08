import type { ModelResponse } from './contract.ts'
import type { Artifact, Manifest } from './manifest.ts'

/** What GET /model says: the manifest without the golden inputs and answers, and what was found while loading. */
export function modelResponse(
  manifest: Manifest,
  { goldenLogits: _, ...artifact }: Artifact,
  found: Pick<ModelResponse, 'provider' | 'threads' | 'runtimeVersion' | 'warnings' | 'onnx'>,
): ModelResponse {
  const { name, version, license, inputs, outputs, preprocessing, labels } = manifest
  const { goldenTolerance, evaluation, training } = manifest
  const about = { name, version, license, inputs, outputs, preprocessing, labels, goldenTolerance }
  return { ...about, evaluation, training, artifact, ...found }
}
