import { createStore } from 'zustand/vanilla'
import type { ServerConfig } from '#fleet/host.ts'
import type {
  ArtifactId,
  ModelResponse,
  ProviderName,
  ServiceWarning,
  Stage,
  StageFacts,
  StartupFailure,
} from '#service/contract.ts'
import { STAGES } from '#service/contract.ts'

export type StageState =
  | { state: 'waiting' }
  | {
      state: 'running'
      bytes?: { received: number; total: number; fromCache: boolean }
      requests?: RequestCount
      /** For its turn: another measurement goes on. */
      waits?: true
    }
  | { state: 'done'; ms: number; facts: StageFacts; requests?: RequestCount }
  | { state: 'failed' }

export type RequestCount = { done: number; total: number }

/** What the pipeline found out about the service, measured on this device by one client asking one at a time. */
export type Verdict = {
  n: number
  p50Ms: number
  p95Ms: number
  /** null while n is too small to state it. */
  p99Ms: number | null
  /** First request after the service became ready. */
  coldMs: number
  /** Median of each part, in milliseconds; transport is what the client waited beyond the service's own time. */
  partsMs: { decode: number; preprocess: number; queue: number; forward: number; transport: number }
  samples: { right: number; total: number }
  artifact: ArtifactId
  provider: ProviderName
  threads: number
}

/** A failed start, or what failed after it: the process died, the pictures to measure with did not come, or a request failed. */
export type Failure =
  | StartupFailure
  | {
      code: 'crashed' | 'network' | 'request-failed' | 'program-missing'
      stage: Stage
      runtimeMessage: string
      file?: string
    }

export type DeploymentStatus = 'idle' | 'starting' | 'measuring' | 'serving' | 'failed' | 'cancelled'

export type DeploymentState = {
  status: DeploymentStatus
  stages: Record<Stage, StageState>
  failure: Failure | null
  warnings: ServiceWarning[]
  model: ModelResponse | null
  verdict: Verdict | null
  /** What the next start will read from settings.json. */
  artifact: ArtifactId
  provider: ProviderName
  /** Files of the service were changed on purpose, or its start is made to fail. */
  damaged: boolean
  /** Of the next start. */
  workers: number
  queue: ServerConfig['queue']
}

function waitingStages(): Record<Stage, StageState> {
  return Object.fromEntries(STAGES.map((stage) => [stage, { state: 'waiting' }])) as Record<Stage, StageState>
}

/** The service answers requests in these states. */
export function isServing(status: DeploymentStatus): boolean {
  return status === 'measuring' || status === 'serving'
}

export function createDeploymentStore() {
  return createStore<DeploymentState>(() => ({
    status: 'idle',
    stages: waitingStages(),
    failure: null,
    warnings: [],
    model: null,
    verdict: null,
    artifact: 'int8',
    provider: 'wasm',
    damaged: false,
    workers: 1,
    queue: 'worker',
  }))
}

export type DeploymentStore = ReturnType<typeof createDeploymentStore>

/** State of a fresh start; what the inspector shows stays until the new artefact has been read. */
export function freshStart(): Partial<DeploymentState> {
  return { status: 'starting', stages: waitingStages(), failure: null, warnings: [], verdict: null }
}
