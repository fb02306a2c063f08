import { modelFacts } from 'virtual:model-facts'
import type { Host, RunningServer, ServerConfig } from '#fleet/host.ts'
import type { PredictResponse, StartOptions, StartupEvent, StartupFailure } from '#service/contract.ts'
import { fetchSamplePictures, type LabelledPicture } from '../predict/samples.ts'

/** Process ids and client ports of an experiment's own machine. */
const SEED = 11
const FIRST_PORT = 8100

/** A picture with its label, written out once as the body of POST /predict. */
export type EncodedPicture = LabelledPicture & { body: ArrayBuffer; contentType: string }

export type ServiceOptions = {
  /** 1 where nothing is said. */
  workers?: number
  queue?: ServerConfig['queue']
  /** What differs from the int8 model on one WASM thread. */
  start?: Partial<StartOptions>
  /** Ends this service alone, also while it starts. */
  signal?: AbortSignal
}

/** A service that an experiment started, on a port of its own. */
export type ExperimentService = {
  host: Host
  server: RunningServer
  /** http://localhost:<port>, without a slash at the end. */
  url: string
  /** Of the first worker, in order. */
  startup: readonly StartupEvent[]
  /** From the command to the first ready worker, in milliseconds. */
  startMs: number
  /** Rejects with RequestLostError, as Host.fetch does, also when the run is cancelled. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Sends a picture. Throws Error when the answer is not 200. roundTripMs: as the client sees it. */
  predict(
    picture: EncodedPicture,
    query?: string,
  ): Promise<{ response: PredictResponse; roundTripMs: number }>
  /** Request of the i-th picture, for a load run. */
  request(picture: EncodedPicture): Request
  stop(): void
}

/** The start of a service ended in a failure; message: the file, where there is one, and the runtime's own words. */
export class StartFailedError extends Error {
  readonly failure: StartupFailure | null

  constructor(failure: StartupFailure | null, status: number) {
    super(failure ? wordsOf(failure) : `uvicorn: exit status ${status}`)
    this.name = 'StartFailedError'
    this.failure = failure
  }
}

const wordsOf = ({ file, runtimeMessage }: StartupFailure) =>
  file ? `${file}: ${runtimeMessage}` : runtimeMessage

export type Progress = { done: number; total: number }

/**
 * Where an experiment takes place: a machine of its own beside the learner's, so that whatever happens there leaves
 * the learner's service as it is.
 */
export type Ground = {
  signal: AbortSignal
  host(): Promise<Host>
  /** Waits until all workers are ready. Rejects with StartFailedError, or as the signal's reason when cancelled. */
  start(options?: ServiceOptions): Promise<ExperimentService>
  /** The labelled samples, fetched once for all experiments. */
  pictures(): Promise<readonly EncodedPicture[]>
  /** Says how far the run is. */
  progress(progress: Progress): void
  /** Resolves after so many milliseconds; rejects when cancelled. */
  wait(ms: number): Promise<void>
}

let encoded: Promise<EncodedPicture[]> | null = null

function encodedPictures(): Promise<EncodedPicture[]> {
  encoded ??= fetchSamplePictures()
    .then((pictures) => Promise.all(pictures.map(encodePicture)))
    .catch((error: unknown) => {
      encoded = null
      throw error
    })
  return encoded
}

/** As a form with one file, the way a browser or `curl -F` sends it. */
export async function encodePicture(picture: LabelledPicture): Promise<EncodedPicture> {
  const form = new FormData()
  form.append('file', picture.blob, picture.sample.file)
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const contentType = request.headers.get('content-type') ?? ''
  return { ...picture, contentType, body: await request.arrayBuffer() }
}

/** A ground until it is disposed of, which ends all that was started on it. */
export function openGround(onProgress: (progress: Progress) => void): {
  ground: Ground
  dispose: () => void
} {
  const controller = new AbortController()
  const { signal } = controller
  let machine: Promise<Host> | null = null
  let port = FIRST_PORT
  const started = new Set<{ stop: () => void }>()

  const host = () => {
    machine ??= import('#fleet/create-host.ts').then(({ createHost }) => createHost({ seed: SEED }))
    return machine
  }

  const ground: Ground = {
    signal,
    host,
    pictures: encodedPictures,
    progress: (progress) => {
      if (!signal.aborted) onProgress(progress)
    },
    wait: (ms) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const abort = () => {
          clearTimeout(timer)
          reject(signal.reason)
        }
        const timer = setTimeout(() => {
          signal.removeEventListener('abort', abort)
          resolve()
        }, ms)
        signal.addEventListener('abort', abort, { once: true })
      }),
    async start(options = {}) {
      signal.throwIfAborted()
      const machine = await host()
      options.signal?.throwIfAborted()
      signal.throwIfAborted()
      const service = startService(machine, port++, options, signal)
      started.add(service)
      options.signal?.addEventListener('abort', service.stop, { once: true })
      return service.ready
    },
  }
  const dispose = () => {
    controller.abort()
    for (const service of started) service.stop()
  }
  // A service whose start is under way when the run is cancelled is ended as soon as it is there.
  signal.addEventListener('abort', () => {
    for (const service of started) service.stop()
  })
  return { ground, dispose }
}

function startService(host: Host, port: number, options: ServiceOptions, signal: AbortSignal) {
  const startedMs = performance.now()
  const startup: StartupEvent[] = []
  const url = `http://localhost:${port}`
  const startOptions: StartOptions = {
    modelBaseUrl: new URL(`models/${modelFacts.name}/`, document.baseURI).href,
    artifact: 'int8',
    provider: 'wasm',
    threads: 1,
    ...options.start,
  }
  let firstPid: number | null = null
  const server = host.startServer(
    {
      host: '127.0.0.1',
      port,
      workers: options.workers ?? 1,
      limitConcurrency: null,
      timeoutGracefulShutdownS: null,
      timeoutWorkerHealthcheckS: 5,
      queue: options.queue ?? 'worker',
      startOptions: () => Promise.resolve(startOptions),
    },
    {
      onLine: () => {},
      onStartup: (pid, event) => {
        firstPid ??= pid
        if (pid === firstPid) startup.push(event)
      },
    },
  )
  const stop = () => {
    host.signal(-server.pid, 'SIGKILL')
  }

  const request = (picture: EncodedPicture, query = '') =>
    new Request(`${url}/predict${query}`, {
      method: 'POST',
      headers: { 'content-type': picture.contentType },
      body: picture.body,
    })

  const whenReady = new Promise<number>((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    const look = () => {
      const { ready, wanted } = server.strength
      const failed = server.failures.at(-1)
      if (ready === wanted) leave(() => resolve(performance.now() - startedMs))
      // A parent tries again for ever; here the first failure is the answer.
      else if (failed) {
        const { failure } = failed
        leave(() => reject(new StartFailedError({ ...failure, stage: failure.stage ?? 'warm' }, 3)))
        stop()
      }
    }
    const unsubscribe = host.subscribe(look)
    const leave = (settle: () => void) => {
      unsubscribe()
      signal.removeEventListener('abort', abort)
      settle()
    }
    void server.exited.then((status) => {
      unsubscribe()
      const failed = startup.find((event) => event.kind === 'failed')
      reject(new StartFailedError(failed?.failure ?? null, status))
    })
    look()
  })

  const ready = whenReady.then(
    (startMs): ExperimentService => ({
      host,
      server,
      url,
      startup,
      startMs,
      fetch: (path, init) => host.fetch(new Request(url + path, init), { signal }),
      async predict(picture, query) {
        const sentMs = performance.now()
        const answer = await host.fetch(request(picture, query), { signal })
        const roundTripMs = performance.now() - sentMs
        if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${await answer.text()}`)
        return { response: (await answer.json()) as PredictResponse, roundTripMs }
      },
      request,
      stop,
    }),
  )
  return { ready, stop }
}
