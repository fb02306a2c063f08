import type { ShellCommand } from './command.ts'
import { readOptions } from './option-reader.ts'

/** Chrome's own figures on the page's JavaScript heap, in bytes; no other browser has them. */
type HeapFigures = { jsHeapSizeLimit: number; totalJSHeapSize: number; usedJSHeapSize: number }

/** What a browser tells of memory; each is null where it keeps silent. */
export type MemoryReport = {
  heap: HeapFigures | null
  /** Page and workers together, in bytes; only on an isolated page. */
  pageBytes: number | null
  /** Of the device, rounded by the browser, in GiB. */
  deviceGib: number | null
}

const UNITS: Readonly<Record<string, { bytes: number; name: string }>> = {
  '-b': { bytes: 1, name: 'B' },
  '-k': { bytes: 1024, name: 'KiB' },
  '-m': { bytes: 1024 ** 2, name: 'MiB' },
  '-g': { bytes: 1024 ** 3, name: 'GiB' },
  '-h': { bytes: 1024 ** 2, name: 'MiB' },
}

/** @param report asks the browser. */
export function createFree(report: () => Promise<MemoryReport> = browserMemory): ShellCommand {
  return {
    name: 'free',
    summary: (texts) => texts.free.summary,
    help: (texts) => texts.free.help,
    options: Object.keys(UNITS),
    async run(args, io) {
      const texts = io.machine.texts.free
      const forms = Object.keys(UNITS).map((name) => ({ names: [name], takesValue: false }))
      const read = readOptions(forms, args)
      if ('problem' in read) {
        io.err(`free: ${io.machine.texts.unsupportedHere(read.name)}\n`)
        return 1
      }
      const unit = UNITS[[...read.options.keys()].at(-1) ?? '-k'] ?? { bytes: 1024, name: 'KiB' }
      const { heap, pageBytes, deviceGib } = await report()
      const show = (bytes: number | null) =>
        (bytes === null ? texts.unknown : String(Math.round(bytes / unit.bytes))).padStart(15)
      const row = (name: string, total: number | null, used: number | null) => {
        const left = total === null || used === null ? null : total - used
        return `${name.padEnd(12)}${show(total)}${show(used)}${show(left)}\n`
      }
      io.out(
        `${' '.repeat(12)}${'total'.padStart(15)}${'used'.padStart(15)}${'free'.padStart(15)}  (${unit.name})\n`,
      )
      io.out(row('Mem:', deviceGib === null ? null : deviceGib * 1024 ** 3, null))
      io.out(row('Heap JS:', heap?.jsHeapSizeLimit ?? null, heap?.usedJSHeapSize ?? null))
      io.out(row(texts.page, null, pageBytes))
      io.out(`\n${texts.note}\n`)
      return 0
    },
  }
}

type MemoryApi = Performance & {
  memory?: HeapFigures
  measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }>
}

async function browserMemory(): Promise<MemoryReport> {
  const api = performance as MemoryApi
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number }
  // The measurement may take until the next garbage collection; that is not waited for.
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 2000))
  const measured = api.measureUserAgentSpecificMemory?.().catch(() => null) ?? null
  const page = await Promise.race([measured, late])
  return { heap: api.memory ?? null, pageBytes: page?.bytes ?? null, deviceGib: deviceMemory ?? null }
}
