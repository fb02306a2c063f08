import { isCanvasExact } from './canary.ts'
import type {
  FromWorker,
  ModelResponse,
  StartOptions,
  ToWorker,
  WireRequest,
  WireResponse,
  WorkerDisturbance,
} from './contract.ts'
import { openRuntime, requireProvider, runtimeFile, usableThreads } from './forward.ts'
import { createHttp } from './http.ts'
import { createMetrics, type ModelLabels } from './metrics.ts'
import { refuseMemory } from './refuse-memory.ts'
import { type StartedService, startService } from './startup.ts'
import { stopForever } from './stop.ts'

/** What the service uses of the worker that it is. */
type WorkerScope = {
  caches: CacheStorage
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  postMessage(message: FromWorker, transfer: Transferable[]): void
}

/** The service as a process: messages in, messages out, and nothing else. */
function serve(scope: WorkerScope): void {
  let service: StartedService | null = null
  /** Said before there was a service to do it to. */
  const early: Parameters<StartedService['disturb']>[0][] = []
  let isStarted = false
  const metrics = createMetrics(performance.timeOrigin / 1000)
  let visits: Map<string, number> | null = null
  const http = createHttp({ service: () => service, metrics, visits: () => visits })
  const post = (message: FromWorker, transfer: Transferable[] = []) => scope.postMessage(message, transfer)

  const start = async (options: StartOptions) => {
    if (isStarted) return
    isStarted = true
    if (options.habits?.sessionMemory) visits = new Map()
    service = await startService(options, (event) => post({ kind: 'startup', event }), {
      fetch: (url, init) => fetch(url, init),
      caches: () => scope.caches,
      requireProvider,
      runtimeFile,
      openRuntime,
      usableThreads,
      isCanvasExact,
      refuseMemory,
    })
    if (!service) return
    metrics.setModel(modelLabels(service.model))
    for (const disturbance of early) service.disturb(disturbance)
  }

  scope.onmessage = ({ data }) => {
    if (data.kind === 'start') start(data.options).catch(endProcess)
    else if (data.kind === 'ping') post({ kind: 'pong', id: data.id })
    else if (data.kind === 'disturb') disturb(data.disturbance)
    else {
      answer(data.request)
        .then((response) => post({ kind: 'response', id: data.id, response }, [response.body]))
        .catch(endProcess)
    }
  }

  const disturb = (disturbance: WorkerDisturbance) => {
    if (disturbance.kind === 'stop') stopForever()
    if (service) service.disturb(disturbance)
    else early.push(disturbance)
  }

  const answer = async ({ method, url, headers, body }: WireRequest): Promise<WireResponse> => {
    const { response, exception } = await http.handle(new Request(url, { method, headers, body }))
    const wire = {
      status: response.status,
      headers: [...response.headers],
      body: await response.arrayBuffer(),
    }
    return exception === undefined ? wire : { ...wire, exception }
  }
}

function modelLabels({ name, version, artifact, provider, threads }: ModelResponse): ModelLabels {
  return { name, version, artifact: artifact.id, sha256: artifact.sha256, provider, threads: String(threads) }
}

/** What nobody expected ends the process: thrown where it reaches the page as the worker's error event. */
function endProcess(thrown: unknown): void {
  setTimeout(() => {
    throw thrown
  })
}

// The runtime's threads are workers that start from a file of the bundle; should it be this one, they must not serve.
if (!self.name.startsWith('em-pthread')) serve(self as unknown as WorkerScope)
