import type { ArtifactId, ModelResponse, ProviderName, StageFacts, StartupEvent } from '#service/contract.ts'
import { percentile } from '#traffic/percentile.ts'
import { type Answers, askAll, labelsChanged } from '../ask-all.ts'
import { type ExperimentService, type Ground, StartFailedError } from '../ground.ts'
import { askInTurns } from './ask-in-turns.ts'
import {
  ARTIFACTS,
  type ArtifactRow,
  type ConversionResult,
  type GpuRow,
  largestDifference,
} from './conversion-result.ts'
import { findWebGpu, type WebGpu } from './webgpu-adapter.ts'

/** webGpu: whether the graphics card is to be asked, too, where there is one; its runtime is another download. */
export type ConversionSettings = { webGpu: boolean }

/** Starts each artefact, then sends all of them the same samples; int8 on the graphics card afterwards, by itself. */
export async function run(
  ground: Ground,
  settings: ConversionSettings,
  find: () => Promise<WebGpu> = findWebGpu,
): Promise<ConversionResult> {
  const webGpu = await find()
  const asksGpu = settings.webGpu && webGpu === 'usable'
  const total = ARTIFACTS.length + 1 + Number(asksGpu)
  const started: Started[] = []
  for (const artifact of ARTIFACTS) {
    ground.progress({ done: started.length, total })
    started.push(await start(ground, artifact, 'wasm'))
  }
  ground.progress({ done: started.length, total })
  const answers = await askInTurns(
    ground,
    started.map(({ service }) => service),
  )
  for (const { service } of started) service.stop()
  const reference = answers[ARTIFACTS.indexOf('raw')]
  const onWasm = answers[ARTIFACTS.indexOf('int8')]
  const rows = started.flatMap((one, index) => {
    const own = answers[index]
    return own && reference ? [rowOf(one, own, reference)] : []
  })
  ground.progress({ done: ARTIFACTS.length + 1, total })
  return {
    pictures: reference?.responses.length ?? 0,
    rows,
    onGpu: asksGpu && onWasm ? await tryOnGpu(ground, onWasm) : null,
    webGpu,
    runtimeVersion: started[0]?.model.runtimeVersion ?? '',
  }
}

/** A graphics card that fails is a finding, not the end of the experiment. */
async function tryOnGpu(ground: Ground, onWasm: Answers): Promise<ConversionResult['onGpu']> {
  try {
    const { service } = await start(ground, 'int8', 'webgpu')
    const answers = await askAll(ground, service)
    service.stop()
    const row: GpuRow = {
      coldMs: factsOf(service.startup).coldMs ?? 0,
      forwardMs: forwardMsOf(answers),
      agree: agreeing(onWasm, answers),
      largestDifference: largestDifference(onWasm.responses, answers.responses),
    }
    return { row }
  } catch (error) {
    ground.signal.throwIfAborted()
    return { words: error instanceof StartFailedError ? error.message : String(error) }
  }
}

type Started = { artifact: ArtifactId; service: ExperimentService; model: ModelResponse }

async function start(ground: Ground, artifact: ArtifactId, provider: ProviderName): Promise<Started> {
  const service = await ground.start({ start: { artifact, provider } })
  const answer = await service.fetch('/model')
  if (answer.status !== 200) throw new Error(`GET /model: HTTP ${answer.status}`)
  return { artifact, service, model: (await answer.json()) as ModelResponse }
}

function rowOf({ artifact, service, model }: Started, answers: Answers, reference: Answers): ArtifactRow {
  const facts = factsOf(service.startup)
  return {
    artifact,
    nodes: model.onnx.nodeCount,
    operators: Object.fromEntries(model.onnx.operatorCounts.map(({ opType, count }) => [opType, count])),
    bytes: facts.bytes ?? 0,
    fetchMs: msOf(service.startup, 'fetch'),
    fromCache: facts.fromCache === true,
    runtimeFromCache: facts.runtimeFromCache === true,
    loadMs: msOf(service.startup, 'load'),
    coldMs: facts.coldMs ?? 0,
    forwardMs: forwardMsOf(answers),
    right: answers.right,
    agree: agreeing(reference, answers),
    largestDifference: largestDifference(reference.responses, answers.responses),
  }
}

const agreeing = (before: Answers, after: Answers) => after.responses.length - labelsChanged(before, after)

/** Median of the forward passes that served. */
const forwardMsOf = ({ responses }: Answers) =>
  percentile(
    responses.map(({ timing_ms }) => timing_ms.forward).sort((a, b) => a - b),
    50,
  )

type Done = Extract<StartupEvent, { kind: 'stage'; state: 'done' }>
const isDone = (event: StartupEvent): event is Done => event.kind === 'stage' && event.state === 'done'

function factsOf(events: readonly StartupEvent[]): StageFacts {
  return Object.assign({}, ...events.filter(isDone).map(({ facts }) => facts))
}

function msOf(events: readonly StartupEvent[], stage: Done['stage']): number {
  return events.filter(isDone).find((event) => event.stage === stage)?.ms ?? 0
}
