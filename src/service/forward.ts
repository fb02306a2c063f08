import type { Env, InferenceSession } from 'onnxruntime-web'
import type { ProviderName, WorkerDisturbance } from './contract.ts'
import { isMemoryRefused, messageOf, StartupError } from './failure.ts'
import type { RuntimeFile } from './runtime-wasm.ts'
import { createSerialQueue } from './serial-queue.ts'

/** Task 3 of a service: the forward pass. The only file that knows the runtime (ONNX Runtime Web). */

/** Version of onnxruntime-web, whose WASM is packed by tools/vite/runtime-wasm.ts. */
const RUNTIME_VERSION = '1.30.0'

/** A model that is loaded and can be run. */
export type Session = {
  /** @param input float32 in the shape `dims`. @returns the first output and how long it took in milliseconds. */
  run(input: Float32Array, dims: readonly number[]): Promise<ForwardResult>
  /** Gives its memory back. */
  release(): Promise<void>
}

/** queueMs: waiting for earlier calls of the runtime. forwardMs: the run itself. */
export type ForwardResult = { output: Float32Array; queueMs: number; forwardMs: number }

export type Runtime = {
  version: string
  provider: ProviderName
  threads: number
  /**
   * Throws StartupError: session-failed, runtime-unavailable, out-of-memory.
   *
   * @param names of the one input and the one output.
   */
  createSession(model: Uint8Array, names: { input: string; output: string }): Promise<Session>
  /** slow: from now on every forward pass is really computed so many times. lose-device: the GPU is given away. */
  disturb(disturbance: Exclude<WorkerDisturbance, { kind: 'stop' }>): void
}

/** Where the WASM of each build lies. The addresses are found by the bundler. */
export function runtimeFile(provider: ProviderName): RuntimeFile {
  return provider === 'webgpu'
    ? {
        url: new URL('../../.cache/runtime/ort-wasm-simd-threaded.jspi.wasm.gz.bin', import.meta.url).href,
        file: 'ort-wasm-simd-threaded.jspi.wasm',
        version: RUNTIME_VERSION,
        cacheKey: `onnxruntime-web-${RUNTIME_VERSION}-jspi`,
        packedBytes: 4_136_084,
      }
    : {
        url: new URL('../../.cache/runtime/ort-wasm-simd-threaded.wasm.gz.bin', import.meta.url).href,
        file: 'ort-wasm-simd-threaded.wasm',
        version: RUNTIME_VERSION,
        cacheKey: `onnxruntime-web-${RUNTIME_VERSION}-wasm`,
        packedBytes: 3_687_160,
      }
}

/**
 * Whether this browser and device can do what was chosen; asked before anything is fetched for it.
 * Throws StartupError provider-unavailable.
 */
export async function requireProvider(provider: ProviderName): Promise<void> {
  if (provider === 'wasm') return
  const refuse = (reason: string) => new StartupError('provider-unavailable', reason)
  if (!('Suspending' in WebAssembly)) throw refuse('WebAssembly JSPI (WebAssembly.Suspending) is missing')
  if (!('gpu' in navigator)) throw refuse('navigator.gpu is missing')
  const adapter = await (navigator.gpu as Gpu).requestAdapter().catch((thrown: unknown) => {
    throw refuse(messageOf(thrown))
  })
  if (!adapter) throw refuse('navigator.gpu.requestAdapter() found no adapter')
  // A fallback adapter computes on the CPU, slower than WASM does.
  if (adapter.info?.isFallbackAdapter) throw refuse('the only adapter is a fallback adapter')
}

type Gpu = { requestAdapter(): Promise<{ info?: { isFallbackAdapter?: boolean } } | null> }

/** Two at most, since more threads than cores are slower than one; one where memory cannot be shared. */
export function usableThreads(wanted: 1 | 2): 1 | 2 {
  return globalThis.crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined' ? wanted : 1
}

/**
 * Starts the code of the runtime. Its WASM is compiled with the first session. Once in the life of a worker: the
 * runtime keeps its first settings, and a failed start for good.
 *
 * @param wasm unpacked bytes of runtimeFile(provider).
 */
export async function openRuntime(
  provider: ProviderName,
  threads: 1 | 2,
  wasm: Uint8Array<ArrayBuffer>,
): Promise<Runtime> {
  // Imported late, in a chunk of its own: the threads of the runtime start that chunk again, and not this service.
  const { InferenceSession, Tensor, env } = await importRuntime(provider)
  env.logLevel = 'error'
  env.wasm.numThreads = threads
  env.wasm.wasmBinary = wasm
  const queue = createSerialQueue()
  let passes = 1

  return {
    version: env.versions.web ?? env.versions.common,
    provider,
    threads,
    async createSession(model, names) {
      const options: InferenceSession.SessionOptions = {
        executionProviders: [provider],
        graphOptimizationLevel: 'all',
        // int8 weights are unpacked once, when the model is loaded, and not in every run.
        extra: { session: { disable_quant_qdq: '1' } },
      }
      const { value: session } = await queue
        .run(() => InferenceSession.create(model, options))
        .catch((thrown: unknown) => {
          throw sessionError(thrown)
        })
      if (provider === 'webgpu') endWorkerWhenDeviceIsLost(env)

      return {
        async run(input, dims) {
          const { value, waitedMs } = await queue.run(async () => {
            const feeds = { [names.input]: new Tensor('float32', input, [...dims]) }
            let forwardMs = 0
            for (let pass = 1; ; pass++) {
              const startMs = performance.now()
              const results = await session.run(feeds)
              forwardMs += performance.now() - startMs
              const data = results[names.output]?.data
              if (!(data instanceof Float32Array)) throw new Error(`output "${names.output}" is not float32`)
              if (pass >= passes) return { output: data, forwardMs }
              await nextTask()
            }
          })
          return { ...value, queueMs: waitedMs }
        },
        release: async () => void (await queue.run(() => session.release())),
      }
    },
    disturb(disturbance) {
      if (disturbance.kind === 'slow') passes = Math.max(1, Math.round(disturbance.factor))
      else destroyDevice(env)
    },
  }
}

/** Lets the loop turn between two passes: a slow worker is not a hung one, and answers its health checks. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

async function importRuntime(provider: ProviderName) {
  try {
    return provider === 'webgpu' ? await import('onnxruntime-web/jspi') : await import('onnxruntime-web/wasm')
  } catch (thrown) {
    throw new StartupError('runtime-unavailable', messageOf(thrown))
  }
}

/** WASM that would not start, told apart from a model that would not load. */
function sessionError(thrown: unknown): StartupError {
  const words = messageOf(thrown)
  // Asked first: a runtime that got no memory says that it is "no available backend", too.
  if (isMemoryRefused(words)) return new StartupError('out-of-memory', words)
  const isRuntime =
    /no available backend|initWasm|WebAssembly|magic word|unsafe-eval|dynamically imported module/i.test(
      words,
    )
  return new StartupError(isRuntime ? 'runtime-unavailable' : 'session-failed', words)
}

/**
 * A session whose GPU was taken away never answers again, and neither does a new one in the same worker. An error
 * that nobody catches tells the page, which ends the worker.
 */
function endWorkerWhenDeviceIsLost(env: Env): void {
  // After the first session this is the device itself, whatever the type says.
  Promise.resolve(env.webgpu.device as GpuDevice | Promise<GpuDevice>)
    .then(({ lost }) => lost)
    .then(({ message }) => {
      setTimeout(() => {
        throw new Error(`GPU device lost: ${message}`)
      })
    })
    .catch(() => {})
}

/** GPUDevice.destroy(): the same as if it had been taken away. Nothing where there is none. */
function destroyDevice(env: Env): void {
  const destroy = async () => {
    const device = await (env.webgpu?.device as GpuDevice | Promise<GpuDevice> | undefined)
    device?.destroy()
  }
  destroy().catch(() => {})
}

type GpuDevice = { lost: Promise<{ message: string }>; destroy(): void }
