import { modelFacts } from 'virtual:model-facts'
import type { NumberSource } from '#fleet/number-source.ts'
import type { Access, ServiceProcess } from '#fleet/service-process.ts'
import type {
  ArtifactId,
  ModelResponse,
  PredictResponse,
  ProviderName,
  Stage,
  StartupEvent,
} from '#service/contract.ts'
import { createDeploymentStore, type Failure, freshStart, type StageState } from './deployment-store.ts'
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
  /** Counts the runs, so that one that was cancelled while it was fetched does not come back. */
  #runs = 0
  #foldAccess = false
  /** One source each for all runs: ids rise from run to run. */
  #pids: NumberSource | undefined
  #ports: NumberSource | undefined
  /** The last word on each file that the start fetches: model and runtime come at the same time. */
  readonly #files = new Map<string, FetchProgress>()

  constructor(log: ServiceLog) {
    this.#log = log
  }

  chooseArtifact(artifact: ArtifactId): void {
    this.store.setState({ artifact })
  }

  chooseProvider(provider: ProviderName): void {
    this.store.setState({ provider })
  }

  /** Starts anew, whatever ran before. Never rejects: what goes wrong is told in the store. */
  async run(): Promise<void> {
    this.#discard()
    const { artifact, provider } = this.store.getState()
    this.store.setState(freshStart())
    this.#files.clear()
    const process = await this.#createProcess()
    if (!process) return
    const modelBaseUrl = new URL(`models/${modelFacts.name}/`, document.baseURI).href
    const options = { modelBaseUrl, artifact, provider, threads: 2 } as const
    const pid = process.start(
      options,
      (event) => this.#process === process && this.#onStartup(process, event),
    )
    this.#log.starting(pid)
  }

  /** The process manager is fetched with the first run. Null when that failed, or the run was cancelled meanwhile. */
  async #createProcess(): Promise<ServiceProcess | null> {
    this.#runs++
    const run = this.#runs
    try {
      const [{ ServiceProcess }, { createPidSource, createPortSource }] = await Promise.all([
        import('#fleet/service-process.ts'),
        import('#fleet/number-source.ts'),
      ])
      this.#pids ??= createPidSource(SEED)
      this.#ports ??= createPortSource(SEED)
      if (this.#runs !== run) return null
      const process = new ServiceProcess({
        pids: this.#pids,
        ports: this.#ports,
        onAccess: (access) => this.#log.access(access, this.#isFolded(access)),
        onCrash: ({ pid, runtimeMessage }) => this.#process === process && this.#crashed(pid, runtimeMessage),
      })
      this.#process = process
      return process
    } catch (error) {
      if (this.#runs === run) {
        this.#fail({ code: 'program-missing', stage: 'fetch', runtimeMessage: String(error) })
      }
      return null
    }
  }

  /** Ends a run that is under way; what was downloaded stays in the cache. */
  cancel(): void {
    this.#discard()
    const { stages } = this.store.getState()
    const ended = Object.entries(stages).map(([stage, value]) => [
      stage,
      value.state === 'running' ? { state: 'waiting' } : value,
    ])
    this.store.setState({ status: 'cancelled', stages: Object.fromEntries(ended), warnings: [] })
  }

  /** Takes no new pictures, answers those it has, and ends. */
  async stop(): Promise<void> {
    const process = this.#process
    const pid = process?.pid
    if (!process || !pid) return
    this.#process = null
    const { stages } = this.store.getInitialState()
    this.store.setState({ status: 'idle', stages, verdict: null, warnings: [] })
    await process.stop()
    this.#log.stopped(pid)
  }

  /** One picture through POST /predict. */
  async predict(picture: Blob, name: string, includePixels = false): Promise<Reply> {
    const process = this.#process
    if (!process) return { kind: 'lost', reason: 'no process' }
    return this.#ask(process, predictRequest(picture, name, includePixels ? '?include=pixels' : ''))
  }

  async #ask(process: ServiceProcess, request: Request): Promise<Reply> {
    const started = performance.now()
    try {
      const response = await process.fetch(request)
      const roundTripMs = performance.now() - started
      if (response.ok) return { kind: 'answered', response: await response.json(), roundTripMs }
      return { kind: 'refused', status: response.status, ...refusalOf(await response.text()) }
    } catch (error) {
      return { kind: 'lost', reason: String(error) }
    }
  }

  #onStartup(process: ServiceProcess, event: StartupEvent): void {
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
      case 'progress':
        this.#files.set(event.file, event)
        this.#setStage('fetch', { state: 'running', bytes: sumOf([...this.#files.values()]) })
        return
      case 'warning':
        this.store.setState((state) => ({ warnings: [...state.warnings, event.warning] }))
        return
      case 'ready':
        void this.#serve(process)
        return
      case 'failed':
        this.#fail(event.failure)
    }
  }

  async #serve(process: ServiceProcess): Promise<void> {
    const started = performance.now()
    this.store.setState({ status: 'measuring' })
    this.#setStage('serve', { state: 'running' })
    try {
      const model = await process.fetch(new Request(new URL('/model', LOCALHOST)))
      this.store.setState({ model: (await model.json()) as ModelResponse })
      const pictures = await this.#fetchSamples(process)
      if (this.#process !== process || !pictures) return
      const { artifact, provider } = this.store.getState()
      const verdict = await measure(pictures, artifact, provider, {
        ask: (picture, folded) => {
          this.#foldAccess = folded
          return this.#ask(process, predictRequest(picture.blob, picture.sample.file))
        },
        onProgress: (requests) => this.#setStage('serve', { state: 'running', requests }),
        isCurrent: () => this.#process === process,
      })
      this.#foldAccess = false
      if (!verdict || this.#process !== process) return
      await process.fetch(new Request(new URL('/metrics', LOCALHOST)))
      this.#log.verdict(verdict)
      const requests = { done: verdict.n, total: verdict.n }
      this.#setStage('serve', { state: 'done', ms: performance.now() - started, facts: {}, requests })
      this.store.setState({ status: 'serving', verdict })
    } catch (error) {
      // When the process died under the measurement, that has been told already.
      if (this.#process !== process) return
      this.#fail({ code: 'request-failed', stage: 'serve', runtimeMessage: String(error) })
    } finally {
      this.#foldAccess = false
    }
  }

  /** The sample pictures' bytes; a failed fetch fails the last stage with its own words. */
  async #fetchSamples(process: ServiceProcess): Promise<{ sample: Sample; blob: Blob }[] | null> {
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
      if (this.#process === process) {
        this.#fail({ code: 'network', stage: 'serve', file: 'samples/', runtimeMessage: String(error) })
      }
      return null
    }
  }

  #setStage(stage: Stage, value: StageState): void {
    this.store.setState((state) => ({ stages: { ...state.stages, [stage]: value } }))
  }

  #crashed(pid: number | null, reason: string): void {
    if (pid !== null && this.#process?.pid !== pid) this.#log.killed(pid)
    this.#fail({ code: 'crashed', stage: 'serve', runtimeMessage: reason })
  }

  #fail(failure: Failure): void {
    const pid = this.#process?.pid
    if (pid) this.#log.killed(pid)
    this.#process?.abort()
    this.#process = null
    this.#setStage(failure.stage, { state: 'failed' })
    this.store.setState({ status: 'failed', failure })
  }

  #discard(): void {
    this.#runs++
    const pid = this.#process?.pid
    if (pid) this.#log.killed(pid)
    this.#process?.abort()
    this.#process = null
  }

  /** The many requests of the measurement fill the saved transcript, not the view. */
  #isFolded(access: Access): boolean {
    return this.#foldAccess && access.status === 200
  }
}

type FetchProgress = Extract<StartupEvent, { kind: 'progress' }>

function sumOf(files: readonly FetchProgress[]) {
  return {
    received: files.reduce((sum, file) => sum + file.receivedBytes, 0),
    total: files.reduce((sum, file) => sum + file.totalBytes, 0),
    fromCache: files.every((file) => file.fromCache),
  }
}

/** Process ids and ports are made up, the same for everyone; the terminal says so. */
const SEED = 7
const LOCALHOST = 'http://localhost:8000'

function predictRequest(picture: Blob, name: string, query = ''): Request {
  const form = new FormData()
  form.append('file', picture, name)
  return new Request(new URL(`/predict${query}`, LOCALHOST), { method: 'POST', body: form })
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
