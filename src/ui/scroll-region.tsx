import type { HTMLAttributes } from 'react'

/** Content that may be wider or taller than its place: scrolls, by keyboard too, and has a name. */
export function ScrollRegion({ label, ...rest }: HTMLAttributes<HTMLDivElement> & { label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scrolling place, not a section of the text.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div {...rest} role="group" aria-label={label} tabIndex={0} />
  )
}
