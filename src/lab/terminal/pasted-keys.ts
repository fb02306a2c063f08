import { printable } from '#fleet/log-line.ts'
import type { Key } from './keys.ts'

/**
 * A pasted text as it would be typed: each line is run, the last one waits to be edited. Control characters are taken
 * out, and a tab is blanks: it completes nothing.
 */
export function pastedKeys(text: string): Key[] {
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n').map(printable)
  return lines.flatMap((line, index): Key[] => [
    ...(index > 0 ? [{ kind: 'action', action: 'enter' } as const] : []),
    ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
  ])
}
