import type { Page } from '@playwright/test'
import { experiment, openExperiment, predict, runExperiment } from './experiments.ts'
import { looksRight } from './looks.ts'
import { everyFigureHasItsOrigin } from './origins.ts'
import { expect, test } from './site.ts'

/** On a machine that is busy with other things a run takes several times as long. */

const NUMBER = /([\d.,]+) (ms|s)$/

/** 1.234,5 ms -> 1234.5; seconds are told in milliseconds. */
function msOf(text: string | null): number {
  const [, digits = '', unit] = NUMBER.exec(text?.trim() ?? '') ?? []
  const value = Number.parseFloat(digits.replaceAll('.', '').replace(',', '.'))
  return unit === 's' ? 1000 * value : value
}

/** Milliseconds of a waterfall's parts, and of their sum, which stands last. */
async function waterfall(page: Page, title: string): Promise<{ parts: number[]; total: number }> {
  const figure = experiment(page, 'latency').getByRole('figure').filter({ hasText: title })
  const all = (await figure.getByRole('listitem').allInnerTexts()).map(msOf)
  return { parts: all.slice(0, -1), total: all.at(-1) ?? Number.NaN }
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
/** Parts are rounded to a tenth, a sum of 100 ms or more to a whole. */
const ROUNDING_MS = 1

test('the forward pass takes the most time, and the first request has more to do than a usual one', async ({
  page,
  site,
}) => {
  await openExperiment(page, site.url, 'latency')
  await predict(page, /^Proses maju/)
  await runExperiment(page)
  await expect(experiment(page, 'latency').getByText('Prediksi Anda terbukti.')).toBeVisible()

  const first = await waterfall(page, 'Permintaan pertama')
  const usual = await waterfall(page, 'Permintaan biasa')
  for (const { parts, total } of [first, usual]) {
    expect(parts).toHaveLength(6)
    expect(Math.abs(sumOf(parts) - total), 'the parts are the whole round trip').toBeLessThan(ROUNDING_MS)
  }
  expect(first.total, 'cold').toBeGreaterThan(usual.total)
  expect(usual.parts.at(-1), 'forward pass').toBe(Math.max(...usual.parts))
  const startup = await waterfall(page, 'Dari perintah sampai siap')
  expect(startup.total, 'a service that starts when asked would let its client wait').toBeGreaterThan(
    2 * first.total,
  )

  const table = page.getByRole('table', { name: /^Latensi satu klien/ })
  const cell = (name: string) => table.getByRole('row').filter({ hasText: name }).getByRole('cell')
  const n = Number(await cell('Permintaan (n)').textContent())
  const [p50, max] = [msOf(await cell('p50').textContent()), msOf(await cell('Paling lama').textContent())]
  expect(p50).toBeLessThanOrEqual(max)
  const enough = n >= 459
  await expect(cell('p99')).toHaveText(enough ? NUMBER : 'sampel belum cukup')
  if (enough) expect(msOf(await cell('p99').textContent())).toBeLessThanOrEqual(max)
  await expect(experiment(page, 'latency')).toContainText(`Separuh dari ${n} permintaan`)
  await expect(experiment(page, 'latency')).toContainText(
    `${await cell('Lewat 50 ms').textContent()} dari ${n}`,
  )
  await everyFigureHasItsOrigin(experiment(page, 'latency'))
  // The claim in the lesson keeps it.
  await expect(page.locator('#pelajaran').getByText(/p9[59] di perangkat ini:/)).toBeVisible()
  await looksRight(page, '#lab-bukti', 'Takeaway')
})
