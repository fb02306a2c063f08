import { columnsOf, completed } from './completion.ts'
import type { PromptLine } from './prompt-line.ts'
import type { Shell } from './shell.ts'

const LISTED_MAX = 100

/** What Tab did: changed the line, or found candidates to be listed; null for neither. */
export type TabResult = { rows: readonly string[]; unlisted: number } | 'changed' | null

/**
 * Completes the word before the cursor. Of several candidates the second Tab in a row lists all.
 *
 * @param columns width of the terminal.
 */
export async function completeWord(
  prompt: PromptLine,
  shell: Shell,
  isSecondTab: boolean,
  columns: number,
): Promise<TabResult> {
  const { text, cursor } = prompt
  await shell.image.list()
  const completion = await shell.complete(text, cursor)
  // Something else was typed meanwhile.
  if (prompt.text !== text || prompt.cursor !== cursor) return null
  const after = completed(text, cursor, completion)
  if (after) {
    prompt.set(after.text, after.cursor)
    return 'changed'
  }
  const { candidates } = completion
  if (!isSecondTab || candidates.length < 2) return null
  return {
    rows: columnsOf(candidates.slice(0, LISTED_MAX), columns),
    unlisted: Math.max(0, candidates.length - LISTED_MAX),
  }
}
