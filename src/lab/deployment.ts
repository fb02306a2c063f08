import type { Host, RunningServer, ServerConfig } from '#fleet/host.ts'
import type { LogLine } from '#fleet/log-line.ts'
import type {
  ArtifactId,
  ModelResponse,
  PredictResponse,
  ProviderName,
  Stage,
  StartupEvent,
} from '#service/contract.ts'
import { ADDRESS, BASE_URL } from './address.ts'
import {
  createDeploymentStore,
  type DeploymentState,
  type Failure,
  freshStart,
  isServing,
  type StageState,
} from './deployment-store.ts'
import { Machine } from './machine.ts'
import { inTurn } from './measuring-turn.ts'
import { predictRequest } from './predict/predict-request.ts'
import { fetchSamplePictures, type LabelledPicture } from './predict/samples.ts'
import { isGoodAccess, type ServiceLog } from './service-log.ts'

/** Latency that the lesson asks for. */
export const TARGET_MS = 50

export type Reply =
  | { kind: 'answered'; response: PredictResponse; roundTripMs: number }
  /** The service answered with an error status; type is that of the first item of FastAPI's detail. */
  | { kind: 'refused'; status: number; type: string; detail: string }
  /** No answer came: the process died or was stopped. */
  | { kind: 'lost'; reason: string }

/**
 * Runs the six stages: starts the server, measures it, keeps it running. Views see the store. Everything after the
 * start goes through the service's HTTP interface; a server that was started in the terminal is taken over as it is.
 */
export class Deployment {
  readonly store = createDeploymentStore()
  readonly machine = new Machine()
  readonly #log: ServiceLog
  #server: RunningServer | null = null
  /** Counts the runs, so that one that was cancelled while it was fetched does not come back. */
  #runs = 0
  #foldAccess = false
  #watched: (() => void) | null = null
  /** Servers that were let go: while they end they are not taken over again. */
  readonly #released = new WeakSet<RunningServer>()
  /** The worker whose start the stages show: the first. */
  #shownPid: number | null = null
  /** The last word on each file that the start fetches: model and runtime come at the same time. */
  readonly #files = new Map<string, FetchProgress>()

  constructor(log: ServiceLog) {
    this.#log = log
    const { disk } = this.machine
    disk.subscribe(() => {
      const { artifact, provider } = disk.settings
      this.store.setState({ artifact, provider, damaged: disk.isDamaged })
    })
  }

  chooseArtifact(artifact: ArtifactId): void {
    this.machine.disk.change({ artifact })
  }

  chooseProvider(provider: ProviderName): void {
    this.machine.disk.change({ provider })
  }

  /** For the next start. */
  chooseFleet(fleet: Partial<Pick<DeploymentState, 'workers' | 'queue'>>): void {
    this.store.setState(fleet)
  }

  /** Starts anew, whatever ran before. Never rejects: what goes wrong is told in the store. */
  async run(): Promise<void> {
    this.#discard()
    this.store.setState(freshStart())
    this.#files.clear()
    this.#shownPid = null
    const host = await this.#hostForRun()
    if (!host) return
    // The terminal may have started another one there.
    const other = host.server(ADDRESS.port)
    if (other) {
      this.#release(other)
      host.signal(-other.pid, 'SIGKILL')
    }
    const { workers, queue } = this.store.getState()
    const config: ServerConfig = {
      ...ADDRESS,
      workers,
      queue,
      limitConcurrency: null,
      timeoutGracefulShutdownS: null,
      timeoutWorkerHealthcheckS: 5,
      startOptions: async () => this.machine.disk.startOptions(),
    }
    this.#log.typed(workers)
    const server = host.startServer(config, {
      onLine: (line) => this.#log.line(line, this.#isFolded(line)),
      onStartup: (pid, event) => this.#onStartup(server, pid, event),
    })
    this.#server = server
    void server.exited.then((status) => this.#exited(server, status))
  }

  /** Runs and waits until the service answers or has failed. @returns the failure, null when it answers. */
  async restart(): Promise<Failure | null> {
    const outcome = new Promise<Failure | null>((resolve) => {
      const leave = this.store.subscribe(({ status, failure }) => {
        if (status === 'starting') return
        leave()
        resolve(isServing(status) ? null : failure)
      })
    })
    await this.run()
    return outcome
  }

  /** The machine's host, and from then on an eye on what others start there. Rejects as import() does. */
  async openHost(): Promise<Host> {
    const host = await this.machine.host()
    this.#watched ??= host.subscribe(() => this.#look(host))
    return host
  }

  /** The process manager is fetched with the first run. Null when that failed, or the run was cancelled meanwhile. */
  async #hostForRun(): Promise<Host | null> {
    this.#runs++
    const run = this.#runs
    try {
      const host = await this.openHost()
      return this.#runs === run ? host : null
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
    const server = this.#server
    if (!server) return
    this.#release(server)
    this.#goIdle()
    const host = this.machine.running
    host?.signal(server.pid, 'SIGTERM')
    // A parent waits for ever for a worker that hangs.
    const timer = setTimeout(() => host?.signal(-server.pid, 'SIGKILL'), STOP_PATIENCE_MS)
    await server.exited
    clearTimeout(timer)
  }

  /** One picture through POST /predict. */
  async predict(picture: Blob, name: string, includePixels = false): Promise<Reply> {
    return this.#ask(predictRequest(picture, name, includePixels ? '?include=pixels' : ''))
  }

  /** @param timeoutMs gives up after so long; for ever where nothing is said, as a browser would. */
  async #ask(request: Request, timeoutMs?: number): Promise<Reply> {
    const started = performance.now()
    try {
      const response = await this.#fetch(request, timeoutMs)
      const roundTripMs = performance.now() - started
      if (response.ok) return { kind: 'answered', response: await response.json(), roundTripMs }
      return { kind: 'refused', status: response.status, ...refusalOf(await response.text()) }
    } catch (error) {
      return { kind: 'lost', reason: String(error) }
    }
  }

  async #fetch(request: Request, timeoutMs?: number): Promise<Response> {
    return (await this.machine.host()).fetch(request, timeoutMs === undefined ? {} : { timeoutMs })
  }

  /** A server that was started by someone else, and is ready, is the one that the lab shows. */
  #look(host: Host): void {
    const found = host.server(ADDRESS.port)
    if (!found || this.#server || this.#released.has(found) || found.strength.ready === 0) return
    this.#server = found
    this.store.setState({ ...freshStart(), status: 'serving' })
    void found.exited.then(() => {
      if (this.#server !== found) return
      this.#server = null
      this.#goIdle()
    })
    void this.#readModel(found).catch(() => {})
  }

  #release(server: RunningServer): void {
    this.#server = null
    this.#released.add(server)
  }

  #goIdle(): void {
    const { stages } = this.store.getInitialState()
    this.store.setState({ status: 'idle', stages, verdict: null, warnings: [] })
  }

  async #readModel(server: RunningServer): Promise<void> {
    const response = await this.#fetch(new Request(new URL('/model', BASE_URL)))
    const model = (await response.json()) as ModelResponse
    if (this.#server === server) this.store.setState({ model })
  }

  #onStartup(server: RunningServer, pid: number, event: StartupEvent): void {
    if (this.#server !== server) return
    this.#shownPid ??= pid
    if (this.#shownPid !== pid || this.store.getState().status !== 'starting') return
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
        void this.#serve(server)
        return
      case 'failed':
        // The server ends by itself, with words and a status of its own.
        this.#release(server)
        this.#fail(event.failure)
    }
  }

  async #serve(server: RunningServer): Promise<void> {
    const started = performance.now()
    this.store.setState({ status: 'measuring' })
    this.#setStage('serve', { state: 'running' })
    try {
      await this.#readModel(server)
      const pictures = await this.#fetchSamples(server)
      if (this.#server !== server || !pictures) return
      const { artifact, provider } = this.store.getState()
      const { measure } = await import('./measure.ts')
      const isCurrent = () => this.#server === server
      const work = () =>
        measure(pictures, artifact, provider, {
          ask: (picture, folded) => {
            this.#foldAccess = folded
            return this.#ask(predictRequest(picture.blob, picture.sample.file), MEASURE_PATIENCE_MS)
          },
          onProgress: (requests) => this.#setStage('serve', { state: 'running', requests }),
          isCurrent,
        })
      const verdict = await inTurn(async () => (isCurrent() ? work() : null), {
        onWait: () => isCurrent() && this.#setStage('serve', { state: 'running', waits: true }),
      })
      this.#foldAccess = false
      if (!verdict || this.#server !== server) return
      await this.#fetch(new Request(new URL('/metrics', BASE_URL)))
      this.#log.verdict(verdict)
      const requests = { done: verdict.n, total: verdict.n }
      this.#setStage('serve', { state: 'done', ms: performance.now() - started, facts: {}, requests })
      this.store.setState({ status: 'serving', verdict })
    } catch (error) {
      // When the server died under the measurement, that has been told already.
      if (this.#server !== server) return
      this.#fail({ code: 'request-failed', stage: 'serve', runtimeMessage: String(error) })
    } finally {
      this.#foldAccess = false
    }
  }

  /** The sample pictures' bytes; a failed fetch fails the last stage with its own words. */
  async #fetchSamples(server: RunningServer): Promise<LabelledPicture[] | null> {
    try {
      return await fetchSamplePictures()
    } catch (error) {
      if (this.#server === server) {
        this.#fail({ code: 'network', stage: 'serve', file: 'samples/', runtimeMessage: String(error) })
      }
      return null
    }
  }

  #setStage(stage: Stage, value: StageState): void {
    this.store.setState((state) => ({ stages: { ...state.stages, [stage]: value } }))
  }

  /** The server ended without being asked to by the pipeline: killed, stopped in the terminal, or failed. */
  #exited(server: RunningServer, status: number): void {
    if (this.#server !== server) return
    const { status: shown } = this.store.getState()
    this.#server = null
    if (status === EXIT_KILLED) this.#log.killed(server.pid)
    if (shown === 'failed') return
    if (ENDED_ON_REQUEST.has(status) && isServing(shown)) this.#goIdle()
    else {
      const runtimeMessage = server.failures.at(-1)?.failure.runtimeMessage ?? `exit status ${status}`
      this.#fail({ code: 'crashed', stage: 'serve', runtimeMessage })
    }
  }

  #fail(failure: Failure): void {
    this.#end()
    this.#setStage(failure.stage, { state: 'failed' })
    this.store.setState({ status: 'failed', failure })
  }

  #discard(): void {
    this.#runs++
    this.#end()
  }

  #end(): void {
    const server = this.#server
    if (!server) return
    this.#release(server)
    // The whole group: a parent that is killed alone leaves its workers.
    if (this.machine.running?.signal(-server.pid, 'SIGKILL')) this.#log.killed(server.pid)
  }

  /** The many requests of the measurement fill the saved transcript, not the view. */
  #isFolded(line: LogLine): boolean {
    return this.#foldAccess && isGoodAccess(line)
  }
}

/** A process that hangs holds up the measurement no longer, and with it those of all other tabs. */
const MEASURE_PATIENCE_MS = 60_000
/** How long a stop in good order may take. */
const STOP_PATIENCE_MS = 10_000

/** SIGINT and any stop of a parent; SIGHUP and SIGTERM of a single process. Every other status is a death. */
const ENDED_ON_REQUEST = new Set([0, 129, 143])

/** 128 + SIGKILL. */
const EXIT_KILLED = 137

type FetchProgress = Extract<StartupEvent, { kind: 'progress' }>

function sumOf(files: readonly FetchProgress[]) {
  return {
    received: files.reduce((sum, file) => sum + file.receivedBytes, 0),
    total: files.reduce((sum, file) => sum + file.totalBytes, 0),
    fromCache: files.every((file) => file.fromCache),
  }
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
