import { figuresOf, numberOf } from './experiment-tables.ts'
import { experiment, openExperiment, predict, runExperiment } from './experiments.ts'
import { looksRight } from './looks.ts'
import { everyFigureHasItsOrigin } from './origins.ts'
import { expect, test } from './site.ts'

test('latency is told as percentiles with their n, and its parts add up', async ({ page, site }) => {
  test.setTimeout(120_000)
  await openExperiment(page, site.url, 'latency')
  await predict(page, /^Proses maju/)
  await runExperiment(page, 90_000)
  const panel = experiment(page, 'latency')

  const [n, p50, p95, p99, longest, within] = await figuresOf(page, /^Latensi seperti/, 'satu klien')
  expect(p50).toBeGreaterThan(0)
  expect(p95).toBeGreaterThanOrEqual(p50 ?? Number.NaN)
  expect(longest).toBeGreaterThanOrEqual(p95 ?? Number.NaN)
  // A p99 is there exactly when the sample supports it.
  expect(Number.isNaN(p99)).toBe((n ?? 0) < 459)
  expect(within).toBeLessThanOrEqual(100)

  const waterfall = async (title: string | RegExp) => {
    const figures = await panel
      .getByRole('figure')
      .filter({ hasText: title })
      .locator('[data-figure]')
      .allInnerTexts()
    return figures.map(numberOf)
  }
  for (const title of ['Ke mana waktunya', 'Permintaan pertama']) {
    const figures = await waterfall(title)
    const parts = figures.slice(0, -1)
    // Each is rounded to a tenth.
    expect(Math.abs(parts.reduce((sum, ms) => sum + ms, 0) - (figures.at(-1) ?? 0)), title).toBeLessThan(0.4)
  }
  const start = await waterfall('Menyalakan layanan')
  expect(start.at(-1), 'ready comes after all stages').toBeGreaterThan(Math.max(...start.slice(0, -1)))

  const [cold, warm] = await figuresOf(page, /^Proses maju dari sesi/, 'proses maju')
  expect(cold, 'the first pass of a session is the slowest').toBeGreaterThan(warm ?? Number.NaN)
  await everyFigureHasItsOrigin(panel)

  // The claim in the lesson keeps it.
  await expect(page.locator('#pelajaran').getByText(/p9[59] di perangkat ini:/)).toBeVisible()
  await looksRight(page, '#lab-bukti', 'What to take along')
})
