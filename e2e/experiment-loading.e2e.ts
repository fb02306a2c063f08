import type { Page } from '@playwright/test'
import { experiment, openExperiment, predict, runExperiment } from './experiments.ts'
import { expect, test } from './site.ts'

/** Figures of a row, the row named by its header: milliseconds or plain numbers. Indonesian. */
async function row(page: Page, table: string, name: string): Promise<number[]> {
  const found = page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: name })
  return (await found.getByRole('cell').allInnerTexts()).map(numberOf)
}

/** 1.234,5 ms -> 1234.5; seconds are told in milliseconds, a dash is not a number. */
function numberOf(text: string): number {
  const value = Number.parseFloat(text.trim().replaceAll('.', '').replace(',', '.'))
  return / s$/.test(text.trim()) ? 1000 * value : value
}

test('loading in every request takes at least three times as long as loading at start-up', async ({
  page,
  site,
}) => {
  await openExperiment(page, site.url, 'loading')
  await predict(page, /^Tiga kali atau lebih/)
  await runExperiment(page)
  await expect(experiment(page, 'loading').getByText('Prediksi Anda terbukti.')).toBeVisible()

  // First request, p50, p95, longest.
  const startup = await row(page, 'Latensi, kedatangan sama', 'saat mulai')
  const lazy = await row(page, 'Latensi, kedatangan sama', 'permintaan pertama')
  const every = await row(page, 'Latensi, kedatangan sama', 'setiap permintaan')
  expect(every[1]).toBeGreaterThanOrEqual(3 * (startup[1] ?? Number.NaN))
  expect(lazy[0], 'the first client pays').toBeGreaterThan(3 * (startup[0] ?? Number.NaN))
  expect(lazy[1], 'the others do not').toBeLessThan(every[1] ?? Number.NaN)
  await expect(experiment(page, 'loading').getByText('Semua permintaan terjawab.')).toBeVisible()

  // Ready after, one request, at most.
  const fast = await row(page, 'Tanpa antrean', 'saat mulai')
  const slow = await row(page, 'Tanpa antrean', 'setiap permintaan')
  expect(slow[1], 'alone it is slower, too').toBeGreaterThan(fast[1] ?? Number.NaN)
  expect(fast[2]).toBeGreaterThan(slow[2] ?? Number.NaN)
  const [, rate] = (await experiment(page, 'loading').locator('p > [data-figure]').allInnerTexts()).map(
    numberOf,
  )
  expect(rate, 'loading at start-up keeps up').toBeLessThan(fast[2] ?? Number.NaN)

  const big = page.getByRole('table', { name: 'Bila modelnya 1 GB' }).getByRole('row').last()
  await expect(big.locator('[data-figure]').last()).toHaveAttribute('data-figure', 'simulated')
})
