import temml from 'temml'
import type { MathTree } from '../../src/course/course.ts'

const ELEMENTS = new Set(
  'math mrow mn mi mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mphantom mpadded mstyle mprescripts mmultiscripts'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(
  'accent accentunder columnspan depth display displaystyle fence form height largeop linethickness lspace mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator stretchy symmetric voffset width'.split(
    ' ',
  ),
)

/** What temml's tree is made of, as far as it is read here. */
type TemmlNode = {
  type?: string
  text?: string
  attributes?: Record<string, unknown>
  children?: TemmlNode[]
}

/** Elements whose children are text: temml keeps each character apart, a page wants one text node. */
const LEAVES = new Set(['mn', 'mi', 'mo', 'mtext'])

function attributesOf(node: TemmlNode): Record<string, string> {
  const kept = Object.entries(node.attributes ?? {}).filter(([name]) => ATTRIBUTES.has(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
}

function convert(node: TemmlNode): (MathTree | string)[] {
  if (node.text !== undefined) return [node.text]
  const children = (node.children ?? []).flatMap(convert)
  // A fragment has no element of its own.
  if (!node.type) return children
  if (!ELEMENTS.has(node.type))
    throw new Error(`the formula needs <${node.type}>, which pages here do not use`)
  const joined = LEAVES.has(node.type) && children.every((child) => typeof child === 'string')
  const attributes = attributesOf(node)
  const tree: MathTree = { name: node.type, children: joined ? [children.join('')] : children }
  if (Object.keys(attributes).length > 0) tree.attributes = attributes
  return [tree]
}

/**
 * TeX as a MathML tree, without style and class: the page's content security policy allows no style attributes.
 * Throws an Error with a message for authors.
 */
export function mathTree(tex: string): MathTree {
  let root: TemmlNode
  try {
    root = temml.__renderToMathMLTree(tex, { throwOnError: true, strict: true, trust: false })
  } catch (error) {
    // temml marks the place with combining underlines, which few terminals show.
    const said =
      error instanceof Error
        ? error.message
            .replace(/\u0332/g, '')
            .replace(/\s+/g, ' ')
            .trim()
        : ''
    throw new Error(`the formula $${tex}$ cannot be read: ${said}`)
  }
  const [tree] = convert(root)
  if (!tree || typeof tree === 'string') throw new Error(`the formula $${tex}$ is empty`)
  return tree
}
