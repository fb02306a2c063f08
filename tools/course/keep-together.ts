import type { Inline } from '../../src/course/course.ts'

/**
 * Terms are buttons and formulas are boxes: a browser may break the line right before and after them, and would put a
 * comma at the start of the next line. This ties each to the punctuation that touches it. The text stays the same.
 */
export function keepTogether(pieces: Inline[]): Inline[] {
  const out: Inline[] = []
  let index = 0
  while (index < pieces.length) {
    const piece = pieces[index]
    index += 1
    if (piece === undefined) continue
    if (typeof piece !== 'string' && (piece.kind === 'strong' || piece.kind === 'em')) {
      out.push({ kind: piece.kind, children: keepTogether(piece.children) })
      continue
    }
    if (!isBox(piece)) {
      out.push(piece)
      continue
    }
    const children: Inline[] = [piece]
    const before = out.at(-1)
    const opening = typeof before === 'string' ? (/\S+$/.exec(before)?.[0] ?? '') : ''
    if (typeof before === 'string' && opening) {
      out.pop()
      const rest = before.slice(0, before.length - opening.length)
      if (rest) out.push(rest)
      children.unshift(opening)
    }
    const after = pieces[index]
    const closing = typeof after === 'string' ? (/^\S+/.exec(after)?.[0] ?? '') : ''
    if (typeof after === 'string' && closing) {
      children.push(closing)
      pieces = pieces.with(index, after.slice(closing.length))
      if (closing.length === after.length) index += 1
    }
    out.push(children.length === 1 ? piece : { kind: 'keep', children })
  }
  return out
}

function isBox(piece: Inline): boolean {
  return typeof piece !== 'string' && (piece.kind === 'term' || piece.kind === 'math')
}
