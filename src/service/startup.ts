import {
  type ArtifactSource,
  changedFile,
  chooseArtifact,
  fetchArtifact,
  fetchManifest,
  MANIFEST_FILE,
  verifyArtifact,
} from './artifact.ts'
import { openArtifactCache } from './artifact-cache.ts'
import type {
  ServiceWarning,
  StageFacts,
  StartOptions,
  StartupEvent,
  StartupFailure,
  StartupStage,
  WorkerDisturbance,
} from './contract.ts'
import type { Fetch } from './download.ts'
import { StartupError, startupFailure } from './failure.ts'
import type { Runtime } from './forward.ts'
import type { ReadyService } from './http.ts'
import { inspectArtifact } from './inspect.ts'
import { lateSession, readAgain } from './late-session.ts'
import { modelResponse } from './model-response.ts'
import { createPredictor } from './predict.ts'
import { fetchRuntime, type RuntimeFile, unpackRuntime } from './runtime-wasm.ts'
import { warmUp } from './warm-up.ts'

/** What a start-up needs of the world; the worker gives the real things. */
export type StartupParts = {
  fetch: Fetch
  caches: () => CacheStorage | undefined
  requireProvider(provider: StartOptions['provider']): Promise<void>
  runtimeFile(provider: StartOptions['provider']): RuntimeFile
  openRuntime(
    provider: StartOptions['provider'],
    threads: 1 | 2,
    wasm: Uint8Array<ArrayBuffer>,
  ): Promise<Runtime>
  usableThreads(wanted: 1 | 2): 1 | 2
  isCanvasExact(): Promise<boolean>
  refuseMemory(): void
  now?: () => number
}

/** disturb: all but standing still, which is not the service's but the whole worker's. */
export type StartedService = ReadyService & {
  disturb(disturbance: Exclude<WorkerDisturbance, { kind: 'stop' }>): void
}

type Emit = (event: StartupEvent) => void
type Finished<T> = { value: T; facts: StageFacts }

/**
 * Starts the service: fetch, verify, inspect, load, warm. Tells each step, and in the end `ready` or `failed`.
 * Never rejects; null when it failed.
 */
export async function startService(
  options: StartOptions,
  emit: Emit,
  parts: StartupParts,
): Promise<StartedService | null> {
  try {
    const service = await runStages(options, emit, parts)
    emit({ kind: 'ready' })
    return service
  } catch (thrown) {
    if (!(thrown instanceof StageFailed)) throw thrown
    emit({ kind: 'failed', failure: thrown.failure })
    return null
  }
}

/** The file that a failure to load is about: the runtime's own, or the model. */
function named(thrown: unknown, model: string, runtime: string): unknown {
  if (!(thrown instanceof StartupError) || thrown.file !== undefined) return thrown
  return new StartupError(
    thrown.code,
    thrown.message,
    thrown.code === 'runtime-unavailable' ? runtime : model,
  )
}

async function runStages(options: StartOptions, emit: Emit, parts: StartupParts): Promise<StartedService> {
  const { provider, modelBaseUrl, habits } = options
  const { unchecked = [], loading = 'startup' } = habits ?? {}
  const stage = createStages(emit, parts.now ?? (() => performance.now()))
  const cache = openArtifactCache(parts.caches, modelBaseUrl)
  const source: ArtifactSource = {
    fetch: parts.fetch,
    cache,
    modelBaseUrl,
    changedFiles: options.changedFiles,
    isUnchecked: unchecked.includes('sha256'),
    isCutOff: options.sabotage === 'cut-network',
  }
  const runtimeFile = parts.runtimeFile(provider)
  const canvas = parts.isCanvasExact()

  const fetched = await stage('fetch', async () => {
    await parts.requireProvider(provider)
    return fetchAll(options, source, runtimeFile, emit)
  })
  const { manifest, artifact } = fetched

  const wasm = await stage('verify', async () => {
    await verifyArtifact(source, artifact, fetched.model)
    const unpacked = await unpackRuntime(cache, runtimeFile, fetched.runtime)
    // What earlier releases left here is of no use any more. A manifest that was changed here tells no release.
    if (!changedFile(source, MANIFEST_FILE)) {
      await cache.keepOnly([...manifest.artifacts.map(({ sha256 }) => sha256), ...runtimeKeys(parts)])
    }
    return { value: unpacked, facts: { sha256: artifact.sha256, runtimeVersion: runtimeFile.version } }
  })

  const onnx = await stage('inspect', async () => {
    const summary = inspectArtifact(fetched.model.bytes, manifest, artifact)
    const { irVersion, nodeCount, parameterCount } = summary
    const producer = `${summary.producerName} ${summary.producerVersion}`.trim()
    return {
      value: summary,
      facts: { opset: artifact.opset, irVersion, producer, nodes: nodeCount, parameters: parameterCount },
    }
  })

  const { runtime, session } = await stage('load', async () => {
    const names = { input: manifest.inputs[0]?.name ?? '', output: manifest.outputs[0]?.name ?? '' }
    if (options.sabotage === 'no-memory') parts.refuseMemory()
    const threadsWanted = parts.usableThreads(options.threads)
    const opened = await parts.openRuntime(provider, threadsWanted, wasm).catch((thrown: unknown) => {
      throw named(thrown, artifact.file, runtimeFile.file)
    })
    const load = (bytes: Uint8Array) => opened.createSession(bytes, names)
    const readAndLoad = async () => load(await readAgain(source, artifact, fetched.model.bytes))
    const late = loading === 'startup' ? null : lateSession(readAndLoad, loading)
    const created =
      late ??
      (await load(fetched.model.bytes).catch(async (thrown: unknown) => {
        // WASM that will not compile must not be met again at the next start.
        if (thrown instanceof StartupError && thrown.code === 'runtime-unavailable') {
          await cache.remove(runtimeFile.cacheKey)
        }
        throw named(thrown, artifact.file, runtimeFile.file)
      }))
    const { version, threads } = opened
    return {
      value: { runtime: opened, session: created },
      facts: { runtimeVersion: version, provider, threads },
    }
  })

  const canvasIsExact = await stage('warm', async () => {
    const isExact = await canvas
    if (!isExact) emit({ kind: 'warning', warning: 'pixels-falsified' })
    // What is loaded late cannot be warmed, and nothing of it can be checked.
    if (loading !== 'startup') return { value: isExact, facts: {} }
    const checksGolden = !unchecked.includes('golden')
    return {
      value: isExact,
      facts: await warmUp(session, manifest, artifact, { batching: options.batching, checksGolden }),
    }
  })

  const warnings: ServiceWarning[] = canvasIsExact ? [] : ['pixels-falsified']
  const { threads, version: runtimeVersion } = runtime
  const found = { provider, threads, runtimeVersion, warnings, onnx }
  const predict = createPredictor({
    manifest,
    artifact,
    session,
    provider,
    threads,
    canvasIsExact,
    batching: options.batching,
    habits,
  })
  const model = modelResponse(manifest, artifact, found)
  return { predict, model, disturb: (disturbance) => runtime.disturb(disturbance) }
}

/** Manifest, then model; the runtime beside both, since it hangs on neither. */
async function fetchAll(options: StartOptions, source: ArtifactSource, runtimeFile: RuntimeFile, emit: Emit) {
  const runtimeFetch = fetchRuntime(
    source.fetch,
    source.cache,
    runtimeFile,
    fileProgress(emit, runtimeFile.file),
  )
  // When the manifest or the model fails first, nobody waits for the runtime any more.
  runtimeFetch.catch(() => {})
  const manifest = await fetchManifest(source)
  const artifact = chooseArtifact(manifest, options.artifact)
  const model = await fetchArtifact(source, artifact, fileProgress(emit, artifact.file))
  const runtime = await runtimeFetch
  return {
    value: { manifest, artifact, model, runtime },
    facts: {
      bytes: model.bytes.length,
      runtimeBytes: runtime.packed.length,
      fromCache: model.fromCache,
      runtimeFromCache: runtime.fromCache,
    },
  }
}

function fileProgress(emit: Emit, file: string) {
  return (receivedBytes: number, totalBytes: number, fromCache: boolean) =>
    emit({ kind: 'progress', stage: 'fetch', file, receivedBytes, totalBytes, fromCache })
}

function runtimeKeys({ runtimeFile }: StartupParts): string[] {
  return [runtimeFile('wasm').cacheKey, runtimeFile('webgpu').cacheKey]
}

class StageFailed extends Error {
  readonly failure: StartupFailure

  constructor(failure: StartupFailure) {
    super(failure.runtimeMessage)
    this.failure = failure
  }
}

function createStages(emit: Emit, now: () => number) {
  return async <T>(stage: StartupStage, work: () => Promise<Finished<T>>): Promise<T> => {
    emit({ kind: 'stage', stage, state: 'started' })
    const startMs = now()
    try {
      const { value, facts } = await work()
      emit({ kind: 'stage', stage, state: 'done', ms: now() - startMs, facts })
      return value
    } catch (thrown) {
      throw new StageFailed(startupFailure(thrown, stage))
    }
  }
}
