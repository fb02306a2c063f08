import type { OnnxSummary } from '#onnx/summary.ts'
import type { Artifact, Manifest } from './manifest.ts'

/**
 * What the service says to the outside: its HTTP interface and the events of its start-up. Types only, so that the
 * page can know them without knowing the service.
 *
 * HTTP: GET /healthz, GET /readyz, GET /model, POST /predict[?include=pixels|tensor], GET /metrics.
 */

export type ProviderName = 'wasm' | 'webgpu'
export type ArtifactId = 'int8' | 'fp32' | 'raw' | 'tiny'

/** Body of 200 from POST /predict. Times in milliseconds, measured in the worker with performance.now(). */
export type PredictResponse = {
  /** Indonesian label, the first language of the manifest. */
  label: string
  index: number
  probability: number
  /** The three likeliest, best first. */
  top: { label: string; index: number; probability: number }[]
  /** Softmax of the logits, one per class, in the manifest's order. */
  probabilities: number[]
  model: { name: string; version: string; artifact: ArtifactId; sha256: string }
  provider: ProviderName
  threads: number
  /** How many pictures were in the forward pass that made this answer. */
  batch: number
  timing_ms: { decode: number; preprocess: number; queue: number; forward: number; total: number }
  image: { width: number; height: number; type: string }
  /** What to know before trusting this answer; empty where this very picture was read exactly. */
  warnings: ServiceWarning[]
  /** With ?include=pixels: what the model sees, size x size x 3 bytes RGB, base64, before scale, mean and std. */
  pixels?: { size: number; rgb_base64: string }
  /** With ?include=tensor: the numbers that the network was given, float32 little-endian, base64, in the order of `shape`. */
  tensor?: { shape: [channels: 3, height: number, width: number]; float32_base64: string }
}

/** Body of 200 from GET /model: everything that is known of what was loaded. Texts from files are untrusted. */
export type ModelResponse = Pick<
  Manifest,
  | 'name'
  | 'version'
  | 'license'
  | 'inputs'
  | 'outputs'
  | 'preprocessing'
  | 'labels'
  | 'goldenTolerance'
  | 'evaluation'
  | 'training'
> & {
  artifact: Omit<Artifact, 'goldenLogits'>
  provider: ProviderName
  threads: number
  /** Version of ONNX Runtime Web. */
  runtimeVersion: string
  warnings: ServiceWarning[]
  onnx: OnnxSummary
}

/** What can be asked for beside the answer. */
export const INCLUDABLE = ['pixels', 'tensor'] as const
export type Includable = (typeof INCLUDABLE)[number]

/** One item of a 422 body, keys in FastAPI's order. */
export type ErrorItem = {
  /** value_error: the field `file` holds a text, not a file (curl -F without the @). */
  type: ImageErrorType | 'missing' | 'value_error'
  loc: (string | number)[]
  msg: string
  input: unknown
  /** FastAPI writes an empty object as the error of a value_error. */
  ctx?: { error: string | Record<string, never>; [key: string]: unknown }
}

/** Why a picture was refused. 415: image_type. 413: image_too_large, body_too_large. 422: the others. */
export type ImageErrorType =
  | 'image_empty'
  | 'image_type'
  | 'image_parsing'
  | 'image_too_large'
  | 'body_too_large'

/** FastAPI's error body. A string for 400, 404, 405 and 503, items otherwise. 500 is plain text. */
export type ErrorBody = { detail: string | ErrorItem[] }

/** Body of GET /readyz: 200 when ready, 503 with {"detail": "..."} before. */
export type ReadyResponse = { status: 'ready'; warnings: ServiceWarning[] }

/** pixels-falsified: this browser changes pixels that are read back (canary picture). */
export type ServiceWarning = 'pixels-falsified'

/** The six stages of a deployment; the first five happen in the worker before it is ready. */
export const STAGES = ['fetch', 'verify', 'inspect', 'load', 'warm', 'serve'] as const
export type Stage = (typeof STAGES)[number]
export type StartupStage = Exclude<Stage, 'serve'>

export type StartOptions = {
  /** Absolute URL of the model's folder, ending in a slash. */
  modelBaseUrl: string
  artifact: ArtifactId
  provider: ProviderName
  /** Threads wanted; used only when the page is cross-origin isolated, two at most. */
  threads: 1 | 2
  /** Files of the model's folder that lie changed on this machine's disk; all others are fetched. */
  changedFiles?: Readonly<Record<string, Uint8Array<ArrayBuffer>>>
  /** Several pictures in one forward pass (Triton's dynamic batching). Without it, one after the other. */
  batching?: Batching
  /** Makes the start fail for real: memory is asked for that no engine gives, or the download is cut off. */
  sabotage?: 'no-memory' | 'cut-network'
  /** How a service is built that the lesson advises against, done for real so that it can be measured. */
  habits?: Habits
}

export type Habits = {
  /**
   * When weights are read from the artefact and the session is created: before the service is ready (where nothing is
   * said), at the first request, or for each request anew.
   */
  loading?: 'startup' | 'first-request' | 'every-request'
  /** The handler keeps the tensor of a request in a variable of the module, as a notebook's cell would. */
  globalInput?: boolean
  /** POST /visits?client=<name> counts in the worker's memory: 200 {"client": "<name>", "visits": n}. */
  sessionMemory?: boolean
  /** Checks of the start-up that are left out. */
  unchecked?: readonly ('sha256' | 'golden')[]
}

/** A batch is sent when it is full, or when its oldest request has waited so long; with 0 it never waits. */
export type Batching = { maxBatchSize: number; maxQueueDelayMs: number }

/**
 * What a worker tells while it starts, in order. Progress comes for each file by itself, model and runtime in turns;
 * per file receivedBytes never falls, totalBytes stays, and the last receivedBytes is totalBytes. Bytes are those of
 * the file on the server (the runtime lies there compressed), whatever the transfer adds or saves.
 */
export type StartupEvent =
  | { kind: 'stage'; stage: StartupStage; state: 'started' }
  | {
      kind: 'progress'
      stage: 'fetch'
      file: string
      receivedBytes: number
      totalBytes: number
      fromCache: boolean
    }
  | { kind: 'stage'; stage: StartupStage; state: 'done'; ms: number; facts: StageFacts }
  | { kind: 'warning'; warning: ServiceWarning }
  | { kind: 'ready' }
  | { kind: 'failed'; failure: StartupFailure }

/** What a finished stage found out; the page shows what is there. */
export type StageFacts = {
  /** Of the model file. */
  bytes?: number
  /** Of the runtime's packed WASM. */
  runtimeBytes?: number
  /** Of the model; the runtime's WASM is told apart. Also true of a file that lies changed on the disk. */
  fromCache?: boolean
  runtimeFromCache?: boolean
  sha256?: string
  opset?: number
  irVersion?: number
  producer?: string
  runtimeVersion?: string
  nodes?: number
  parameters?: number
  provider?: ProviderName
  threads?: number
  /** First forward pass after the session was created. */
  coldMs?: number
  warmRuns?: number
  warmMedianMs?: number
  /** Largest difference from the manifest's golden logits. */
  goldenMaxDifference?: number
}

export type FailureCode =
  /** The request never came to an answer (offline, cut off, refused). */
  | 'network'
  /** An HTTP status other than 200. */
  | 'http-status'
  /** A page or a pointer came instead of the file. */
  | 'wrong-content'
  | 'size-mismatch'
  | 'hash-mismatch'
  | 'manifest-invalid'
  | 'onnx-unreadable'
  | 'interface-mismatch'
  /** The runtime's own WASM is missing, damaged or not allowed. */
  | 'runtime-unavailable'
  /** WebGPU was chosen and this browser or device has none. */
  | 'provider-unavailable'
  | 'session-failed'
  | 'golden-mismatch'
  | 'out-of-memory'
  /** The worker itself ended. */
  | 'crashed'

export type StartupFailure = {
  code: FailureCode
  stage: StartupStage
  /** File that was being handled, if any. */
  file?: string
  /** The runtime's or the browser's own words, build paths taken out. */
  runtimeMessage: string
}

/** Page -> worker. Bodies are transferred, not copied. */
export type ToWorker =
  | { kind: 'start'; options: StartOptions }
  | { kind: 'request'; id: number; request: WireRequest }
  /** The parent's health check; answered at once by a worker whose loop turns. */
  | { kind: 'ping'; id: number }
  /** SIGSTOP, slow or lose-device: done to the worker for real. */
  | { kind: 'disturb'; disturbance: WorkerDisturbance }

export type WorkerDisturbance = { kind: 'stop' } | { kind: 'slow'; factor: number } | { kind: 'lose-device' }

/** Worker -> page. */
export type FromWorker =
  | { kind: 'startup'; event: StartupEvent }
  | { kind: 'response'; id: number; response: WireResponse }
  | { kind: 'pong'; id: number }

export type WireRequest = {
  method: string
  url: string
  headers: [string, string][]
  body: ArrayBuffer | null
}
export type WireResponse = {
  status: number
  headers: [string, string][]
  body: ArrayBuffer
  /** Of a 500: what was thrown, for the log; the client does not get to see it. */
  exception?: string
}
