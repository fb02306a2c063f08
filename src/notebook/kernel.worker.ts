import type { FromKernel, ToKernel } from './kernel-wire.ts'
import { type Python, startPython } from './python.ts'

/** Packed, because few servers compress WASM themselves. */
const WASM_URL = new URL('../../.cache/runtime/micropython.wasm.gz.bin', import.meta.url).href

const post = (message: FromKernel) => self.postMessage(message)

type Waiting = { resolve: (body: string) => void; reject: (reason: Error) => void }
const waiting = new Map<number, Waiting>()
let nextId = 0
let python: Python | null = null

self.onmessage = ({ data }: MessageEvent<ToKernel>) => {
  switch (data.kind) {
    case 'start':
      start(data.pictures).catch((error: unknown) => post({ kind: 'failed', message: String(error) }))
      break
    case 'run':
      void python?.run(data.code).then((error) => post({ kind: 'done', error }))
      break
    case 'answer': {
      const { id, answer } = data
      if ('body' in answer) waiting.get(id)?.resolve(answer.body)
      else waiting.get(id)?.reject(new Error(answer.error))
      waiting.delete(id)
    }
  }
}

async function start(pictures: Extract<ToKernel, { kind: 'start' }>['pictures']): Promise<void> {
  const wasm = await fetchWasm()
  // The glue knows no other way to its WASM than fetch. It is given the unpacked bytes; the cells, which can reach
  // everything here, are then left without a way to the network but model.predict.
  const headers = { 'content-type': 'application/wasm' }
  self.fetch = async () => new Response(wasm, { headers })
  python = await startPython(
    {
      pictures,
      write: (text) => post({ kind: 'output', text }),
      predict: (pixels) =>
        new Promise((resolve, reject) => {
          const id = nextId++
          waiting.set(id, { resolve, reject })
          post({ kind: 'predict', id, pixels })
        }),
    },
    WASM_URL,
  )
  for (const door of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'Worker']) {
    Object.defineProperty(self, door, { value: undefined })
  }
  post({ kind: 'ready' })
}

/** Throws in words of its own: HTTP status, or what came instead. */
async function fetchWasm(): Promise<ArrayBuffer> {
  const response = await fetch(WASM_URL)
  if (!response.ok) throw new Error(`micropython.wasm: HTTP ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  // A server may have unpacked it on the way. RFC 1952, 2.3.1.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.buffer
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(unpacked).arrayBuffer()
}
