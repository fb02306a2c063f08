/**
 * A new order for the options of a question, the same for the same seed. It is never the order that stands now, and
 * none that stood before as long as there are others.
 */
export function shuffleOptions(ids: readonly string[], seed: string, before: readonly string[][]): string[] {
  const used = new Set(before.map(String))
  const now = String(before.at(-1) ?? ids)
  const random = seededRandom(seed)
  let spare: string[] | null = null
  // Three options have six orders: two hundred draws find a free one, if there is one, all but certainly.
  for (let draw = 0; draw < 200; draw += 1) {
    const order = shuffled(ids, random)
    if (!used.has(String(order)) && String(order) !== now) return order
    if (String(order) !== now) spare ??= order
  }
  return spare ?? [...ids].reverse()
}

/** The options in a stored order; what the course has gained since stands at the end, what it lost is left out. */
export function inOrder<T extends { id: string }>(options: readonly T[], order: readonly string[]): T[] {
  const known = order.flatMap((id) => options.find((option) => option.id === id) ?? [])
  return [...known, ...options.filter((option) => !order.includes(option.id))]
}

/** Fisher-Yates. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const rest = [...items]
  const out: T[] = []
  while (rest.length > 0) out.push(...rest.splice(Math.floor(random() * rest.length), 1))
  return out
}

/** mulberry32, seeded with the FNV-1a hash of the text. Gives numbers from 0 up to, not including, 1. */
function seededRandom(seed: string): () => number {
  let state = 2166136261
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
