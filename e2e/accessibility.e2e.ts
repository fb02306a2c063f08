import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, isServing, pipelineButton, test } from './site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function findsNothing(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join(' | ')}`)
  expect(found).toEqual([])
}

for (const [language, file] of [
  ['id', 'index.html'],
  ['en', 'en.html'],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${language}, ${colorScheme}, before and after everything was used`, async ({
      page,
      site,
    }) => {
      // Colours at rest, not half-way between two.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(site.url + file)
      await expect(pipelineButton(page)).toBeVisible()
      await findsNothing(page)

      await pipelineButton(page).click()
      await isServing(page)
      await page.locator('button:has(img)').first().click()
      await expect(page.getByTestId('answer-label')).toBeVisible()
      await page.locator('main details').evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true
      })
      await page.locator('fieldset input[type=radio]').evaluateAll((all) => {
        for (const radio of all) (radio as HTMLInputElement).click()
      })
      // Each check turns its own button into "try again": always the first that is left.
      for (let question = 0; question < 3; question++) {
        await page
          .getByRole('button', { name: /Periksa jawaban|Check answer/ })
          .first()
          .click()
      }
      await findsNothing(page)
    })
  }
}

test('axe finds nothing on a phone, nor does anything stick out sideways', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(site.url)
  await pipelineButton(page).click()
  await isServing(page)
  await findsNothing(page)
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `${width} px`).toBe(0)
  }
})
