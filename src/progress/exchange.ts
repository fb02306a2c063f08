import { readRecord, type UnreadableReason } from './migrations.ts'
import { LIMITS, type ProgressRecord } from './record.ts'

/** Says what a file is, so that another JSON file is refused by name and not by accident. */
const FORMAT = 'siap-produksi-progress'

export type ExportFile = { fileName: string; text: string }

/** too-large: longer than LIMITS.importChars. not-ours: JSON, but no record of this course. */
export type ImportFailure = {
  ok: false
  reason: 'too-large' | 'not-ours' | UnreadableReason
  detail: string
}

/** The record as a file that importing reads again. `at`: milliseconds since 1970. */
export function exportRecord(record: ProgressRecord, at: number): ExportFile {
  const exportedAt = new Date(at).toISOString()
  const stamp = exportedAt.slice(0, 16).replace(/[-:]/g, '').replace('T', '-')
  return {
    fileName: `siap-produksi-${stamp}.json`,
    text: `${JSON.stringify({ format: FORMAT, exportedAt, record }, null, 2)}\n`,
  }
}

/** Reads an exported file; nothing is taken over unless all of it is valid. */
export function readImport(text: string): { ok: true; record: ProgressRecord } | ImportFailure {
  if (text.length > LIMITS.importChars) return { ok: false, reason: 'too-large', detail: String(text.length) }
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return { ok: false, reason: 'not-json', detail: error instanceof Error ? error.message : String(error) }
  }
  const file = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
  if (file.format === FORMAT) return readRecord(file.record)
  // What was set aside is a bare record: once a newer release is there, it can be brought back.
  if ('version' in file && 'answers' in file) return readRecord(data)
  return { ok: false, reason: 'not-ours', detail: '' }
}
