import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { packRuntimeWasm } from './runtime-wasm.ts'

const MODEL = 'public/models/benda10'
const RUNTIME = '.cache/runtime'

/** Bytes on disk of the packed runtime whose name matches. */
function packedBytes(pattern: RegExp): number {
  const file = readdirSync(RUNTIME).find((name) => pattern.test(name))
  if (!file) throw new Error(`${RUNTIME} has no packed runtime that matches ${pattern}`)
  return statSync(join(RUNTIME, file)).size
}

/**
 * `virtual:model-facts`: what a download will cost, known before anything is fetched because the build reads it from
 * the files themselves. The packed runtime is made first where it is missing, so that a checkout's first build or test
 * run finds it.
 */
export function modelFactsPlugin(): Plugin {
  packRuntimeWasm()
  const id = '\0virtual:model-facts'
  return {
    name: 'model-facts',
    resolveId: (source) => (source === 'virtual:model-facts' ? id : null),
    load(requested) {
      if (requested !== id) return null
      this.addWatchFile(`${MODEL}/manifest.json`)
      const manifest = JSON.parse(readFileSync(`${MODEL}/manifest.json`, 'utf8'))
      const samples = readdirSync('public/samples')
      const facts = {
        name: manifest.name,
        labels: manifest.labels,
        artifacts: manifest.artifacts.map((a: { id: string; bytes: number }) => ({
          id: a.id,
          bytes: a.bytes,
        })),
        runtimeBytes: {
          wasm: packedBytes(/^ort-wasm-simd-threaded\.wasm/),
          webgpu: packedBytes(/jspi/),
        },
        samplesBytes: samples.reduce((sum, name) => sum + statSync(join('public/samples', name)).size, 0),
      }
      return `export const modelFacts = ${JSON.stringify(facts)}`
    },
  }
}
