import { figuresOf, numberOf } from './experiment-tables.ts'
import { experiment, openExperiment, predict, runExperiment } from './experiments.ts'
import { looksRight } from './looks.ts'
import { everyFigureHasItsOrigin } from './origins.ts'
import { expect, test } from './site.ts'

test('loading in every request takes at least three times as long as loading at start-up', async ({
  page,
  site,
}) => {
  await openExperiment(page, site.url, 'loading')
  await predict(page, /^Tiga kali atau lebih/)
  await runExperiment(page)
  await expect(experiment(page, 'loading').getByText('Prediksi Anda terbukti.')).toBeVisible()

  // First request, p50, p95, longest.
  const startup = await figuresOf(page, 'Latensi, kedatangan sama', 'saat mulai')
  const lazy = await figuresOf(page, 'Latensi, kedatangan sama', 'saat permintaan pertama')
  const every = await figuresOf(page, 'Latensi, kedatangan sama', 'di setiap permintaan')
  expect(every[1]).toBeGreaterThanOrEqual(3 * (startup[1] ?? Number.NaN))
  expect(lazy[0], 'the first client pays').toBeGreaterThan(3 * (startup[0] ?? Number.NaN))
  expect(lazy[1], 'the others do not').toBeLessThan(every[1] ?? Number.NaN)
  // Clients hang up after ten seconds: on a slow machine the queue of the overloaded service is longer than that. The
  // table says so then, and the services that keep up have answered all the same.
  const all = experiment(page, 'loading').getByText('Semua permintaan terjawab.')
  const answered = experiment(page, 'loading').getByRole('columnheader', { name: 'Terjawab' })
  await expect(all.or(answered)).toBeVisible()
  if (await answered.isVisible()) {
    expect(startup.at(-1), 'who keeps up loses nobody').toBe(lazy.at(-1))
    expect(every.at(-1)).toBeLessThan(startup.at(-1) ?? Number.NaN)
  }

  // Ready after, one request, at most.
  const fast = await figuresOf(page, /^Tanpa antrean/, 'saat mulai')
  const slow = await figuresOf(page, /^Tanpa antrean/, 'di setiap permintaan')
  expect(slow[1], 'alone it is slower, too').toBeGreaterThan(fast[1] ?? Number.NaN)
  expect(fast[2]).toBeGreaterThan(slow[2] ?? Number.NaN)
  const [, rate] = (await experiment(page, 'loading').locator('p > [data-figure]').allInnerTexts()).map(
    numberOf,
  )
  expect(rate, 'loading at start-up keeps up').toBeLessThan(fast[2] ?? Number.NaN)

  const big = page.getByRole('table', { name: 'Bila modelnya 1 GB' }).getByRole('row').last()
  await expect(big.locator('[data-figure]').last()).toHaveAttribute('data-figure', 'simulated')
  await everyFigureHasItsOrigin(experiment(page, 'loading'))
  await looksRight(page, '#lab-bukti', 'Takeaway')
})
