import { createTrustedWorker } from '#fleet/trusted-worker.ts'
import kernelUrl from '#notebook/kernel.worker.ts?worker&url'
import type { FromKernel, Pictures, ToKernel } from '#notebook/kernel-wire.ts'

/** A cell that runs longer is stopped, with its kernel: WASM that runs cannot be interrupted. */
export const CELL_LIMIT_MS = 5000

/** error: Python's traceback. stopped: the limit was reached, or the kernel was ended meanwhile; it lives no longer. */
export type CellOutcome = { kind: 'done'; error: string | null } | { kind: 'stopped' }

export type KernelPorts = {
  pictures: Pictures
  /** Body of the service's answer. */
  predict(pixels: Uint8Array<ArrayBuffer>): Promise<string>
}

/** A Python process with an empty memory. */
export type Kernel = {
  /** Runs one cell; the next only after it. onOutput: what it prints, in pieces. */
  run(code: string, onOutput: (text: string) => void): Promise<CellOutcome>
  end(): void
}

/** Starts a kernel. Rejects in the words of what failed. */
export function startKernel(
  { pictures, predict }: KernelPorts,
  createWorker: () => Worker = () => createTrustedWorker(kernelUrl, 'notebook'),
): Promise<Kernel> {
  const worker = createWorker()
  const post = (message: ToKernel) => worker.postMessage(message)
  let running: { settle: (outcome: CellOutcome) => void; onOutput: (text: string) => void } | null = null
  let live = true

  const end = () => {
    live = false
    worker.terminate()
    running?.settle({ kind: 'stopped' })
  }

  const kernel: Kernel = {
    run: (code, onOutput) =>
      new Promise((resolve) => {
        if (!live) {
          resolve({ kind: 'stopped' })
          return
        }
        const timer = setTimeout(end, CELL_LIMIT_MS)
        const settle = (outcome: CellOutcome) => {
          clearTimeout(timer)
          running = null
          resolve(outcome)
        }
        running = { settle, onOutput }
        post({ kind: 'run', code })
      }),
    end,
  }

  return new Promise((resolve, reject) => {
    const fail = (message: string) => {
      end()
      reject(new Error(message))
    }
    worker.onerror = (event) => fail(event.message || 'worker error')
    worker.onmessage = ({ data }: MessageEvent<FromKernel>) => {
      switch (data.kind) {
        case 'ready':
          resolve(kernel)
          break
        case 'failed':
          fail(data.message)
          break
        case 'output':
          running?.onOutput(data.text)
          break
        case 'done':
          running?.settle({ kind: 'done', error: data.error })
          break
        case 'predict': {
          const { id } = data
          predict(data.pixels).then(
            (body) => post({ kind: 'answer', id, answer: { body } }),
            (error: unknown) => post({ kind: 'answer', id, answer: { error: String(error) } }),
          )
        }
      }
    }
    post({ kind: 'start', pictures })
  })
}
