import { expect, type Locator } from '@playwright/test'

/**
 * Numbers with a unit, and figures, inside an element that do not say where they come from: a figure stands in the same
 * section as a badge of its own kind, any other number with a unit in a section with a badge. What is no result is
 * left out: words of controls and headings, code, what was set or is aimed at (data-given).
 */
export async function withoutOrigin(root: Locator): Promise<string[]> {
  return root.evaluate((element) => {
    const NUMBER = /\d[\d.,]*\s?(?:ms|s|%|[kMG]B|×|\/s)(?![\p{L}\d])/u
    const NO_RESULT =
      'button, label, option, legend, summary, nav, h2, h3, h4, h5, pre, code, [role=status], [aria-hidden=true], [data-given], .xterm'
    const found: string[] = []
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement
      const text = node.textContent ?? ''
      if (!parent?.checkVisibility() || parent.closest(NO_RESULT)) continue
      const figure = parent.closest('[data-figure]')
      if (!figure && !NUMBER.test(text)) continue
      const section = parent.closest('section, figure, article, [data-experiment]')
      const badge = figure ? `[data-origin="${figure.getAttribute('data-figure')}"]` : '[data-origin]'
      if (!section?.querySelector(badge)) found.push(text.trim())
    }
    return found
  })
}

export async function everyFigureHasItsOrigin(root: Locator): Promise<void> {
  expect(await root.locator('[data-origin]').count(), 'there are figures').toBeGreaterThan(0)
  expect(await withoutOrigin(root)).toEqual([])
}
