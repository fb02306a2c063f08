import type { ImportFailure } from './exchange.ts'
import { LIMITS } from './record.ts'
import type { Progress } from './store.ts'

/** unreadable: the device would not give the file's content. */
export type ImportOutcome =
  | { kind: 'imported'; fileName: string }
  | { kind: 'failed'; fileName: string; reason: ImportFailure['reason'] | 'unreadable'; detail: string }

/** Joins a file that the learner chose with the record. Never throws. */
export async function importFile(file: File, progress: Progress): Promise<ImportOutcome> {
  const fileName = file.name
  // A character takes at least one byte in UTF-8 and at most four.
  if (file.size > LIMITS.importChars * 4) {
    return { kind: 'failed', fileName, reason: 'too-large', detail: `${file.size} B` }
  }
  let text: string
  try {
    text = await file.text()
  } catch (error) {
    return { kind: 'failed', fileName, reason: 'unreadable', detail: String(error) }
  }
  const result = progress.importRecord(text)
  if (result.ok) return { kind: 'imported', fileName }
  return { kind: 'failed', fileName, reason: result.reason, detail: result.detail }
}
