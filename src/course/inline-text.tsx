import { createElement, Fragment, type ReactNode } from 'react'
import { type Inline, type MathTree, TERM_PREFIX } from './course.ts'

/** Running text of the course as elements. Its text content is the author's text, character for character. */
export function InlineText({ pieces }: { pieces: readonly Inline[] }) {
  // Parsed at build and never reordered: the place is the identity.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return pieces.map((piece, index) => <Fragment key={index}>{inlineNode(piece)}</Fragment>)
}

function inlineNode(piece: Inline): ReactNode {
  if (typeof piece === 'string') return piece
  switch (piece.kind) {
    case 'strong':
      return (
        <strong className="font-semibold">
          <InlineText pieces={piece.children} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <InlineText pieces={piece.children} />
        </em>
      )
    case 'code':
      return (
        <code className="rounded bg-sunken px-1 py-0.5 font-mono text-[0.88em] break-words">
          {piece.text}
        </code>
      )
    case 'link':
      return (
        <a
          href={piece.href}
          rel="noreferrer"
          className="rounded-sm text-accent underline underline-offset-4 hover:text-accent-strong"
        >
          <InlineText pieces={piece.children} />
        </a>
      )
    case 'term':
      return (
        <button
          type="button"
          popoverTarget={TERM_PREFIX + piece.term}
          className="cursor-help rounded-sm text-left whitespace-[inherit] underline decoration-accent decoration-dotted decoration-[1.5px] underline-offset-4 hover:bg-accent-soft"
        >
          <InlineText pieces={piece.children} />
        </button>
      )
    case 'math':
      return mathElement(piece.tree)
    case 'keep':
      return (
        <span className="whitespace-nowrap">
          <InlineText pieces={piece.children} />
        </span>
      )
  }
}

/** MathML that the build has checked: known elements and attributes, no style. */
function mathElement(tree: MathTree): ReactNode {
  const children = tree.children.map((child) => (typeof child === 'string' ? child : mathElement(child)))
  return createElement(tree.name, { ...tree.attributes, className: mathClass(tree) }, ...children)
}

/** A number with its unit is set like the text around it, with a narrow gap; what needs stretching keeps the math font. */
function mathClass(tree: MathTree): string | undefined {
  if (tree.name === 'math') return isQuantity(tree) ? '[font:inherit]' : undefined
  return tree.name === 'mtext' ? 'ml-[0.15em]' : undefined
}

function isQuantity(tree: MathTree): boolean {
  if (tree.name === 'mn' || tree.name === 'mtext') return true
  const row = tree.name === 'math' || tree.name === 'mrow'
  return row && tree.children.every((child) => typeof child !== 'string' && isQuantity(child))
}
