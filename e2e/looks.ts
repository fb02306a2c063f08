import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const LOOKS = [
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
  { width: 390, colorScheme: 'dark' },
] as const

async function axeFindsNothing(page: Page, selector: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(selector).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
}

/** A part of the page in either theme, on a phone, and in English: nothing for axe to find, nothing that sticks out. */
export async function looksRight(page: Page, selector: string, english: string): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await axeFindsNothing(page, selector)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `${width} px, ${colorScheme}`).toBe(0)
    const belowFooter = await page.evaluate(() => {
      const footer = document.querySelector('footer')?.getBoundingClientRect().bottom ?? 0
      return document.documentElement.scrollHeight - (footer + window.scrollY)
    })
    expect(belowFooter, `${width} px: nothing below the footer`).toBeLessThan(2)
  }
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.locator(selector).getByText(english).first()).toBeVisible()
  await axeFindsNothing(page, selector)
}
