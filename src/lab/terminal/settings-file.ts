import type { ServiceSettings } from '#lab/service-disk.ts'
import type { Disk } from './machine-disk.ts'
import type { VirtualFile } from './virtual-file.ts'

/**
 * settings.json: the disk's settings as a file. A text that is no valid setting stays in the file as it was written,
 * the service keeps what it had, and the next start is told what is wrong.
 */
export class SettingsFile implements VirtualFile {
  readonly #disk: Disk
  #draft: { text: string; problem: string; beside: ServiceSettings } | null = null

  constructor(disk: Disk) {
    this.#disk = disk
  }

  /** What is wrong with the file, as the service would say it; null when it is right. */
  get problem(): string | null {
    return this.#currentDraft?.problem ?? null
  }

  async size(): Promise<number> {
    return (await this.read()).length
  }

  async read(): Promise<Uint8Array<ArrayBuffer>> {
    const text = this.#currentDraft?.text ?? `${JSON.stringify(this.#disk.settings, null, 2)}\n`
    return new TextEncoder().encode(text)
  }

  write(bytes: Uint8Array<ArrayBuffer>): void {
    const text = new TextDecoder().decode(bytes)
    const result = readSettings(text)
    this.#draft = null
    if ('settings' in result) this.#disk.change(result.settings)
    else this.#draft = { text, problem: result.problem, beside: this.#disk.settings }
  }

  /** A change of the settings elsewhere replaces what was written here. */
  get #currentDraft() {
    return this.#draft?.beside === this.#disk.settings ? this.#draft : null
  }
}

type Check = (value: unknown) => boolean

const isWhole = (value: unknown, least: number, most: number) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most

const CHECKS: Record<keyof ServiceSettings, { expected: string; check: Check }> = {
  artifact: { expected: '"int8", "fp32", "raw" or "tiny"', check: oneOf('int8', 'fp32', 'raw', 'tiny') },
  provider: { expected: '"wasm" or "webgpu"', check: oneOf('wasm', 'webgpu') },
  threads: { expected: '1 or 2', check: oneOf(1, 2) },
  batching: {
    expected: 'null or {"maxBatchSize": 1…64, "maxQueueDelayMs": 0…1000}',
    check: (value) => value === null || isBatching(value),
  },
}

function oneOf(...values: unknown[]): Check {
  return (value) => values.includes(value)
}

function isBatching(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { maxBatchSize, maxQueueDelayMs, ...rest } = value as Record<string, unknown>
  const isDelay = typeof maxQueueDelayMs === 'number' && maxQueueDelayMs >= 0 && maxQueueDelayMs <= 1000
  return isWhole(maxBatchSize, 1, 64) && isDelay && Object.keys(rest).length === 0
}

/** The settings in a text, or what is wrong with it, in the words of a Python service. */
export function readSettings(text: string): { settings: ServiceSettings } | { problem: string } {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return { problem: `JSONDecodeError: settings.json: ${(error as Error).message}` }
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return { problem: 'TypeError: settings.json: expected an object' }
  }
  for (const [name, { expected, check }] of Object.entries(CHECKS)) {
    if (!(name in data)) return { problem: `KeyError: settings.json: "${name}" is missing (${expected})` }
    const value = (data as Record<string, unknown>)[name]
    if (!check(value)) {
      return {
        problem: `ValueError: settings.json: "${name}" must be ${expected}, got ${JSON.stringify(value)}`,
      }
    }
  }
  const extra = Object.keys(data).find((name) => !(name in CHECKS))
  if (extra !== undefined) return { problem: `KeyError: settings.json: unknown key ${JSON.stringify(extra)}` }
  return { settings: data as ServiceSettings }
}
