import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import type { Locate, Problem } from './problem.ts'

export type YamlSource = { value: unknown; locate: Locate }

/** Reads YAML 1.2 and remembers where everything stands. Aliases and duplicate keys are errors. */
export function readYaml(file: string, text: string): YamlSource | Problem[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const complaints = [...document.errors, ...document.warnings]
  if (complaints.length > 0) {
    return complaints.map((error) => ({
      file,
      ...at(error.pos[0]),
      message: `not readable as YAML: ${error.message}`,
    }))
  }

  const locate: Locate = (path, offset = 0) => {
    // The nearest thing that exists: a missing key is reported at the map that lacks it.
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const steps = path.slice(0, depth)
      const node = depth === 0 ? document.contents : (document.getIn(steps, true) as Node | undefined)
      const start = node?.range?.[0]
      if (start === undefined) continue
      if (offset > 0 && depth === path.length) return at(start + offsetInSource(text, node, offset))
      return at(keyStart(document, steps) ?? start)
    }
    return { line: 1, column: 1 }
  }
  return { value: document.toJS({ maxAliasCount: 0 }), locate }
}

/** A value within a map is reported where its key stands. */
function keyStart(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
): number | undefined {
  const name = path.at(-1)
  if (typeof name !== 'string') return undefined
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  if (!isMap(parent)) return undefined
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === name)
  return pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined
}

/** Where the offset-th character of a one-line string stands; 0 when folding or escapes moved things about. */
function offsetInSource(text: string, node: Node | null | undefined, offset: number): number {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return 0
  const [start, end] = node.range
  const found = text.slice(start, end).indexOf(node.value)
  return found < 0 ? 0 : found + offset
}
