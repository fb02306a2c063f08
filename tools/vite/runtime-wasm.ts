import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { crc32, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TARGET = '.cache/runtime'
/** The builds that src/service/forward.ts names, the CPU's and WebGPU's; and the notebook's Python. */
const SOURCES = [
  'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
  'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.wasm',
  'node_modules/@micropython/micropython-webassembly-pyscript/micropython.wasm',
]

/**
 * Writes the runtime's WASM compressed to .cache/runtime/<name>.gz.bin, where it is missing or not that
 * of the installed package. Few servers compress WASM themselves. The ending is one that no server knows: a server that sees
 * .gz may say so in a header, and the browser would unpack by itself.
 *
 * @param root folder that holds node_modules.
 */
export function packRuntimeWasm(root = '.'): void {
  mkdirSync(join(root, TARGET), { recursive: true })
  for (const source of SOURCES) {
    const wasm = readFileSync(join(root, source))
    const target = join(root, TARGET, `${basename(source)}.gz.bin`)
    if (existsSync(target) && isPackedFrom(wasm, readFileSync(target))) continue
    // Written beside and renamed, so that a build that is cut off leaves no half file.
    const unfinished = `${target}.${process.pid}`
    try {
      writeFileSync(unfinished, gzipSync(wasm, { level: 9 }))
      renameSync(unfinished, target)
    } finally {
      rmSync(unfinished, { force: true })
    }
  }
}

/** A gzip file ends with the checksum and the length of what is in it (RFC 1952, 2.3.1). */
function isPackedFrom(wasm: Buffer, packed: Buffer): boolean {
  if (packed.length < 18) return false
  return (
    packed.readUInt32LE(packed.length - 8) === crc32(wasm) &&
    packed.readUInt32LE(packed.length - 4) === wasm.length
  )
}

/** Takes the raw WASM, which the packages' own code names, out of a bundle: 14 and 17 MB that nobody fetches. */
export function dropRawWasm(): Plugin {
  return {
    name: 'drop-raw-wasm',
    generateBundle(_options, bundle) {
      for (const file of Object.keys(bundle)) {
        if (/(^|\/)(ort-wasm|micropython)[^/]*\.wasm$/.test(file)) delete bundle[file]
      }
    },
  }
}
