/**
 * Columns that text takes in a terminal, as xterm.js counts them by default (its Unicode 6 table): emoji are one
 * column wide, ideographs two. It must agree with xterm, or the cursor is drawn beside its character.
 */

/** East Asian Wide and Fullwidth of Unicode 6, first and last code point of each range. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3040, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x2fffd],
  [0x30000, 0x3fffd],
]
/** Marks that are drawn over the character before them. The soft hyphen counts as a character. */
const COMBINING = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u
const SOFT_HYPHEN = 0xad
const TAB = 9
const TAB_STOP = 8

export function characterWidth(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 0
  if (code < 0x300) return 1
  if (code !== SOFT_HYPHEN && COMBINING.test(character)) return 0
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1
}

export type Place = { row: number; column: number }

/**
 * Where the cursor stands after `text` (without escape sequences) was written from `start` on. A column equal to
 * `columns` means that the row is full and the next character goes to the next one.
 */
export function placeAfter(text: string, columns: number, start: Place = { row: 0, column: 0 }): Place {
  let { row, column } = start
  for (const character of text) {
    if (character.codePointAt(0) === TAB) {
      column = Math.min(columns - 1, (Math.floor(column / TAB_STOP) + 1) * TAB_STOP)
      continue
    }
    const width = characterWidth(character)
    if (column + width > columns) {
      row += 1
      column = 0
    }
    column += width
  }
  return { row, column }
}

export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}
