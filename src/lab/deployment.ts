import { modelFacts } from 'virtual:model-facts'
import { ServiceLostError, ServiceProcess } from '#fleet/service-process.ts'
import type {
  ArtifactId,
  ModelResponse,
  PredictResponse,
  ProviderName,
  StartupEvent,
} from '#service/contract.ts'
import {
  createDeploymentStore,
  type Failure,
  freshStart,
  isServing,
  type StageState,
} from './deployment-store.ts'
import { measure } from './measure.ts'
import { loadSamples, type Sample } from './predict/samples.ts'
import type { ServiceLog } from './service-log.ts'

/** Latency that the lesson asks for. */
export const TARGET_MS = 50

export type Reply =
  | { kind: 'answered'; response: PredictResponse; roundTripMs: number }
  /** The service answered with an error status; type is that of the first item of FastAPI's detail. */
  | { kind: 'refused'; status: number; type: string; detail: string }
  /** No answer came: the process died or was stopped. */
  | { kind: 'lost'; reason: string }

/**
 * Runs the six stages: starts the service, measures it, keeps it running. The only owner of the process; views see
 * the store. Everything after the start goes through the service's HTTP interface.
 */
export class Deployment {
  readonly store = createDeploymentStore()
  readonly #log: ServiceLog
  #process: ServiceProcess | null = null

  constructor(log: ServiceLog) {
    this.#log = log
  }

  chooseArtifact(artifact: ArtifactId): void {
    this.store.setState({ artifact })
  }

  chooseProvider(provider: ProviderName): void {
    this.store.setState({ provider })
  }

  /** Starts anew, whatever ran before. Never rejects: what goes wrong is in the store. */
  async run(): Promise<void> {
    this.#discard()
    const { artifact, provider } = this.store.getState()
    this.store.setState(freshStart())
    const process = new ServiceProcess()
    this.#process = process
    this.#log.starting(process.pid)
    process.onCrash = (reason) => this.#crashed(process, reason)
    const modelBaseUrl = new URL(`models/${modelFacts.name}/`, document.baseURI).href
    const options = { modelBaseUrl, artifact, provider, threads: 2 as const }
    const ready = await process.start(options, (event) => this.#process === process && this.#onStartup(event))
    if (!ready || this.#process !== process) return
    await this.#serve(process)
  }

  /** Ends a run that is under way; what was downloaded stays in the cache. */
  cancel(): void {
    this.#discard()
    this.store.setState({ status: 'cancelled' })
  }

  /** Ends the service in good order. */
  stop(): void {
    this.#discard()
    this.store.setState({ status: 'idle', stages: this.store.getInitialState().stages, verdict: null })
  }

  /** One picture through POST /predict. */
  async predict(picture: Blob, name: string, includePixels = false): Promise<Reply> {
    const process = this.#process
    if (!process) return { kind: 'lost', reason: 'no process' }
    const form = new FormData()
    form.append('file', picture, name)
    const path = includePixels ? '/predict?include=pixels' : '/predict'
    return this.#ask(process, new Request(new URL(path, LOCALHOST), { method: 'POST', body: form }))
  }

  async #ask(process: ServiceProcess, request: Request, folded = false): Promise<Reply> {
    const { method } = request
    const path = request.url.slice(LOCALHOST.length)
    const started = performance.now()
    try {
      const response = await process.fetch(request)
      const roundTripMs = performance.now() - started
      this.#log.access(method, path, response.status, folded)
      if (response.ok) return { kind: 'answered', response: await response.json(), roundTripMs }
      return { kind: 'refused', status: response.status, ...refusalOf(await response.text()) }
    } catch (error) {
      return { kind: 'lost', reason: error instanceof ServiceLostError ? error.message : String(error) }
    }
  }

  #onStartup(event: StartupEvent): void {
    this.#log.startup(event)
    switch (event.kind) {
      case 'stage':
        this.#setStage(
          event.stage,
          event.state === 'started'
            ? { state: 'running' }
            : { state: 'done', ms: event.ms, facts: event.facts },
        )
        return
      case 'progress': {
        const { receivedBytes: received, totalBytes: total, fromCache } = event
        this.#setStage('fetch', { state: 'running', bytes: { received, total, fromCache } })
        return
      }
      case 'warning':
        this.store.setState((state) => ({ warnings: [...state.warnings, event.warning] }))
        return
      case 'ready':
        this.#log.running()
        return
      case 'failed':
        this.#fail(event.failure)
    }
  }

  async #serve(process: ServiceProcess): Promise<void> {
    const started = performance.now()
    this.store.setState({ status: 'measuring' })
    this.#setStage('serve', { state: 'running' })
    const model = await process.fetch(new Request(new URL('/model', LOCALHOST)))
    this.#log.access('GET', '/model', model.status)
    this.store.setState({ model: (await model.json()) as ModelResponse })

    const { artifact, provider } = this.store.getState()
    const samples = await this.#fetchSamples()
    if (this.#process !== process || !samples) return
    const verdict = await measure(samples, artifact, provider, {
      ask: (sample, folded) => this.#ask(process, predictRequest(sample), folded),
      onProgress: (requests) => this.#setStage('serve', { state: 'running', requests }),
      isCurrent: () => this.#process === process,
    })
    if (!verdict || this.#process !== process) return
    const metrics = await process.fetch(new Request(new URL('/metrics', LOCALHOST)))
    this.#log.access('GET', '/metrics', metrics.status)
    this.#log.verdict(verdict)
    const requests = { done: verdict.n, total: verdict.n }
    this.#setStage('serve', { state: 'done', ms: performance.now() - started, facts: {}, requests })
    this.store.setState({ status: 'serving', verdict })
  }

  /** The sample pictures' bytes; a failed fetch fails the last stage with its own words. */
  async #fetchSamples(): Promise<{ sample: Sample; blob: Blob }[] | null> {
    try {
      const samples = await loadSamples()
      return await Promise.all(
        samples.map(async (sample) => {
          const response = await fetch(sample.url)
          if (!response.ok) throw new Error(`${sample.file}: HTTP ${response.status}`)
          return { sample, blob: await response.blob() }
        }),
      )
    } catch (error) {
      this.#fail({ code: 'network', stage: 'serve', file: 'samples/', runtimeMessage: String(error) })
      return null
    }
  }

  #setStage(stage: keyof ReturnType<typeof this.store.getState>['stages'], value: StageState): void {
    this.store.setState((state) => ({ stages: { ...state.stages, [stage]: value } }))
  }

  #crashed(process: ServiceProcess, reason: string): void {
    if (this.#process !== process) return
    const { stages } = this.store.getState()
    const running = Object.entries(stages).find(([, value]) => value.state === 'running')?.[0]
    const stage = (running ?? 'serve') as Failure['stage']
    this.#log.killed(process.pid)
    this.#fail({ code: 'crashed', stage, runtimeMessage: reason })
  }

  #fail(failure: Failure): void {
    this.#process?.abort()
    this.#process = null
    this.#setStage(failure.stage, { state: 'failed' })
    this.store.setState({ status: 'failed', failure })
  }

  #discard(): void {
    if (!this.#process) return
    if (isServing(this.store.getState().status)) this.#log.stopped(this.#process.pid)
    else this.#log.killed(this.#process.pid)
    this.#process.abort()
    this.#process = null
  }
}

const LOCALHOST = 'http://localhost:8000'

function predictRequest({ sample, blob }: { sample: Sample; blob: Blob }): Request {
  const form = new FormData()
  form.append('file', blob, sample.file)
  return new Request(new URL('/predict', LOCALHOST), { method: 'POST', body: form })
}

/** Type and own words of an error body, which may be FastAPI's JSON or plain text. */
function refusalOf(body: string): { type: string; detail: string } {
  try {
    const { detail } = JSON.parse(body)
    const first = Array.isArray(detail) ? detail[0] : null
    return { type: String(first?.type ?? 'other'), detail: JSON.stringify(detail, null, 2) }
  } catch {
    return { type: 'other', detail: body }
  }
}
