import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs'
import { OUTPUT_MAX_CHARS, type Pictures } from './kernel-wire.ts'
import lab from './lab.py?raw'

/** Bytes; MicroPython takes more from the WASM memory when a cell needs it. */
const HEAP_BYTES = 4_000_000
/** Bytes for Python's call stack: about a hundred calls deep. */
const STACK_BYTES = 16_384
const CUT = '\n…\n'

export type PythonHost = {
  pictures: Pictures
  /** Resolves to the service's answer as JSON; rejects in the words of what failed. */
  predict(pixels: Uint8Array<ArrayBuffer>): Promise<string>
  /** Printed text as it comes, not line by line; at most OUTPUT_MAX_CHARS of a cell, then an ellipsis. */
  write(text: string): void
}

export type Python = {
  /** Runs a cell to its end. @returns the traceback, or null when all went well. */
  run(code: string): Promise<string | null>
}

/** Python with an empty memory and the module `lab`. @param wasmUrl where the WASM lies; beside the glue if not said. */
export async function startPython(host: PythonHost, wasmUrl?: string): Promise<Python> {
  const output = collectOutput(host.write)
  const python = await loadMicroPython({
    heapsize: HEAP_BYTES,
    pystack: STACK_BYTES,
    linebuffer: false,
    stdout: output.add,
    stderr: output.add,
    ...(wasmUrl === undefined ? {} : { url: wasmUrl }),
  })
  python.registerJsModule('_host', {
    pixels: (name: unknown) => {
      const pixels =
        typeof name === 'string' && Object.hasOwn(host.pictures, name) ? host.pictures[name] : null
      return pixels ? toHex(pixels) : null
    },
    predict: (hex: string) => host.predict(fromHex(hex)),
  })
  python.FS.mkdir('/lib')
  python.FS.writeFile('/lib/lab.py', lab)

  return {
    async run(code) {
      output.begin()
      try {
        await python.runPythonAsync(code)
        return null
      } catch (error) {
        return error instanceof Error ? error.message.trimEnd() : String(error)
      } finally {
        output.flush()
      }
    },
  }
}

/** Bytes become text; flushed when a line ends, not oftener than that. */
function collectOutput(write: (text: string) => void) {
  const decoder = new TextDecoder()
  let bytes: number[] = []
  let left = OUTPUT_MAX_CHARS
  const flush = () => {
    if (bytes.length === 0) return
    const text = decoder.decode(Uint8Array.from(bytes), { stream: true })
    bytes = []
    write(text.length > left ? `${text.slice(0, left)}${CUT}` : text)
    left = Math.max(0, left - text.length)
  }
  return {
    begin: () => {
      left = OUTPUT_MAX_CHARS
    },
    add: ([byte = 0]: Uint8Array) => {
      if (left === 0) return
      bytes.push(byte)
      if (byte === 10 || bytes.length >= OUTPUT_MAX_CHARS) flush()
    },
    flush,
  }
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  )
}
