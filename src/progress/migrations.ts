import { getDotPath, safeParse } from 'valibot'
import { type ProgressRecord, progressRecord, RECORD_VERSION } from './record.ts'

/** Turns the data of one version into that of the next. May throw: the data is then broken. */
export type Migration = (data: Record<string, unknown>) => Record<string, unknown>

/** By the version that each starts from: 1 -> 2 stands under 1. */
const MIGRATIONS: Readonly<Record<number, Migration>> = {
  // Experiments came with version 2.
  1: (data) => ({ ...data, experiments: {} }),
}

/**
 * not-json: not text that can be parsed. not-a-record: no version in it. newer: written by a newer release.
 * invalid: the version is known, the content is not as it must be.
 */
export type UnreadableReason = 'not-json' | 'not-a-record' | 'newer' | 'invalid'
export type Read =
  | { ok: true; record: ProgressRecord }
  | { ok: false; reason: UnreadableReason; detail: string }

/** Brings parsed data up to `target`, one version at a time. `table` and `target` differ in tests only. */
export function migrate(
  data: unknown,
  table: Readonly<Record<number, Migration>> = MIGRATIONS,
  target: number = RECORD_VERSION,
): { ok: true; data: Record<string, unknown> } | { ok: false; reason: UnreadableReason; detail: string } {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return { ok: false, reason: 'not-a-record', detail: 'no object' }
  }
  let current = data as Record<string, unknown>
  let version = current.version
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { ok: false, reason: 'not-a-record', detail: 'no version' }
  }
  if (version > target) return { ok: false, reason: 'newer', detail: `version ${version} > ${target}` }
  while (version < target) {
    const step: Migration | undefined = table[version]
    if (!step) return { ok: false, reason: 'invalid', detail: `no migration from version ${version}` }
    try {
      version += 1
      current = { ...step(current), version }
    } catch (error) {
      return { ok: false, reason: 'invalid', detail: error instanceof Error ? error.message : String(error) }
    }
  }
  return { ok: true, data: current }
}

/** Migrates and validates parsed data. Nothing invalid gets through, and nothing is repaired in silence. */
export function readRecord(data: unknown): Read {
  const migrated = migrate(data)
  if (!migrated.ok) return migrated
  const checked = safeParse(progressRecord, migrated.data)
  if (checked.success) return { ok: true, record: checked.output }
  const places = checked.issues.slice(0, 5).map((issue) => `${getDotPath(issue) ?? '-'} (${issue.type})`)
  return { ok: false, reason: 'invalid', detail: places.join(', ') }
}

/** The same for text. */
export function readRecordText(text: string): Read {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return { ok: false, reason: 'not-json', detail: error instanceof Error ? error.message : String(error) }
  }
  return readRecord(data)
}
