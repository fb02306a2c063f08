import type { Nodes, PhrasingContent, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { mathFromMarkdown } from 'mdast-util-math'
import { math } from 'micromark-extension-math'
import { type Inline, TERM_PREFIX } from '../../src/course/course.ts'
import { keepTogether } from './keep-together.ts'
import { mathTree } from './math-tree.ts'

/** A mistake in markup. `offset` counts characters from the start of the text. */
export class MarkupError extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.name = 'MarkupError'
    this.offset = offset
  }
}

/** Only running text: a line that begins with "1." or "-" is a sentence, not a list. */
const RUNNING_TEXT_ONLY = {
  disable: {
    null: [
      'blockQuote',
      'codeFenced',
      'codeIndented',
      'definition',
      'hardBreakEscape',
      'hardBreakTrailing',
      'headingAtx',
      'list',
      'mathFlow',
      'setextUnderline',
      'thematicBreak',
    ],
  },
}

function fail(message: string, node: Nodes): never {
  throw new MarkupError(message, node.position?.start.offset ?? 0)
}

function link(href: string, children: Inline[], node: Nodes): Inline {
  const anchor = /^#([a-z0-9-]+)$/.exec(href)?.[1]
  if (anchor?.startsWith(TERM_PREFIX)) {
    return { kind: 'term', term: anchor.slice(TERM_PREFIX.length), children }
  }
  if (!href.startsWith('https://') || !URL.canParse(href)) {
    fail(`a link goes to https://... or #${TERM_PREFIX}term, not to "${href}"`, node)
  }
  return { kind: 'link', href, children }
}

function convert(node: PhrasingContent): Inline {
  switch (node.type) {
    case 'text':
      return node.value.replace(/\s*\n\s*/g, ' ')
    case 'strong':
      return { kind: 'strong', children: node.children.map(convert) }
    case 'emphasis':
      return { kind: 'em', children: node.children.map(convert) }
    case 'inlineCode':
      return { kind: 'code', text: node.value }
    case 'link':
      if (node.children.length === 0) fail('a link needs words to stand for it', node)
      return link(node.url, node.children.map(convert), node)
    case 'inlineMath':
      try {
        return { kind: 'math', tree: mathTree(node.value) }
      } catch (error) {
        return fail(error instanceof Error ? error.message : String(error), node)
      }
    case 'html':
      return fail(`HTML is not allowed: write \\< for a plain "<" (found ${node.value})`, node)
    default:
      return fail(`this markup is not allowed here (${node.type})`, node)
  }
}

/** Terms and links are buttons and anchors on the page: one within another cannot be. */
function checkNesting(pieces: Inline[], inside: string | null): void {
  for (const piece of pieces) {
    if (typeof piece === 'string' || !('children' in piece)) continue
    const interactive = piece.kind === 'link' || piece.kind === 'term'
    if (interactive && inside) throw new MarkupError(`a ${piece.kind} stands within a ${inside}`, 0)
    checkNesting(piece.children, interactive ? piece.kind : inside)
  }
}

/** Parses one line of running text. Throws MarkupError. */
export function inlineMarkup(text: string): Inline[] {
  const root: Root = fromMarkdown(text, {
    extensions: [math({ singleDollarTextMath: true }), RUNNING_TEXT_ONLY],
    mdastExtensions: [mathFromMarkdown()],
  })
  const [first, second] = root.children
  if (!first) throw new MarkupError('the text is empty', 0)
  if (first.type === 'html') fail('HTML is not allowed', first)
  if (first.type !== 'paragraph') fail(`this markup is not allowed here (${first.type})`, first)
  if (second) fail('this is one paragraph: an empty line would begin another', second)
  const pieces = first.children.map(convert)
  checkNesting(pieces, null)
  return keepTogether(pieces)
}
