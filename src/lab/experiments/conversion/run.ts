import type { ArtifactId, ModelResponse, ProviderName, StageFacts, StartupEvent } from '#service/contract.ts'
import { percentile } from '#traffic/percentile.ts'
import { type Answers, askAll, labelsChanged } from '../ask-all.ts'
import { type ExperimentService, type Ground, StartFailedError } from '../ground.ts'
import { ARTIFACTS, type ArtifactRow, type ConversionResult, largestDifference } from './conversion-result.ts'
import { findWebGpu } from './webgpu-adapter.ts'

/** webGpu: whether the graphics card is to be asked, too, where there is one; its runtime is another download. */
export type ConversionSettings = { webGpu: boolean }

/** Starts each artefact in turn and sends it all samples. */
export async function run(ground: Ground, settings: ConversionSettings): Promise<ConversionResult> {
  const webGpu = await findWebGpu()
  const asksGpu = settings.webGpu && webGpu === 'usable'
  const total = ARTIFACTS.length + Number(asksGpu)
  const rows: ArtifactRow[] = []
  let reference: Answers | null = null
  let runtimeVersion = ''
  for (const artifact of ARTIFACTS) {
    ground.progress({ done: rows.length, total })
    const tried = await tryOut(ground, artifact, 'wasm', reference)
    reference ??= tried.answers
    runtimeVersion = tried.runtimeVersion
    rows.push(tried.row)
  }
  ground.progress({ done: rows.length, total })
  const onGpu = asksGpu ? await tryOnGpu(ground, reference) : null
  return { pictures: reference?.responses.length ?? 0, rows, onGpu, webGpu, runtimeVersion }
}

/** A graphics card that fails is a finding, not the end of the experiment. */
async function tryOnGpu(ground: Ground, reference: Answers | null) {
  try {
    return { row: (await tryOut(ground, 'int8', 'webgpu', reference)).row }
  } catch (error) {
    ground.signal.throwIfAborted()
    return { words: error instanceof StartFailedError ? error.message : String(error) }
  }
}

async function tryOut(
  ground: Ground,
  artifact: ArtifactId,
  provider: ProviderName,
  reference: Answers | null,
) {
  const service = await ground.start({ start: { artifact, provider } })
  const facts = factsOf(service.startup)
  const { onnx, runtimeVersion } = await modelOf(service)
  const answers = await askAll(ground, service)
  service.stop()
  const compared = reference ?? answers
  const forward = answers.responses.map(({ timing_ms }) => timing_ms.forward).sort((a, b) => a - b)
  const row: ArtifactRow = {
    artifact,
    provider,
    nodes: onnx.nodeCount,
    operators: Object.fromEntries(onnx.operatorCounts.map(({ opType, count }) => [opType, count])),
    bytes: facts.bytes ?? 0,
    fetchMs: msOf(service.startup, 'fetch'),
    fromCache: facts.fromCache === true,
    loadMs: msOf(service.startup, 'load'),
    coldMs: facts.coldMs ?? 0,
    forwardMs: percentile(forward, 50),
    right: answers.right,
    agree: answers.responses.length - labelsChanged(compared, answers),
    largestDifference: largestDifference(compared.responses, answers.responses),
  }
  return { row, answers, runtimeVersion }
}

async function modelOf(service: ExperimentService): Promise<ModelResponse> {
  const answer = await service.fetch('/model')
  if (answer.status !== 200) throw new Error(`GET /model: HTTP ${answer.status}`)
  return (await answer.json()) as ModelResponse
}

type Done = Extract<StartupEvent, { kind: 'stage'; state: 'done' }>
const isDone = (event: StartupEvent): event is Done => event.kind === 'stage' && event.state === 'done'

function factsOf(events: readonly StartupEvent[]): StageFacts {
  return Object.assign({}, ...events.filter(isDone).map(({ facts }) => facts))
}

function msOf(events: readonly StartupEvent[], stage: Done['stage']): number {
  return events.filter(isDone).find((event) => event.stage === stage)?.ms ?? 0
}
