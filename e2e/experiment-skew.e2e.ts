import type { Page } from '@playwright/test'
import { experiment, openExperiment, predict } from './experiments.ts'
import { looksRight } from './looks.ts'
import { everyFigureHasItsOrigin } from './origins.ts'
import { expect, PATIENTLY, test } from './site.ts'

const phase = (page: Page, name: string) => experiment(page, 'skew').locator(`[data-phase="${name}"]`)

async function open(page: Page, url: string): Promise<void> {
  await openExperiment(page, url, 'skew')
  await predict(page, /^Tidak ada galat, tetapi/)
  await expect(phase(page, 'measured')).toBeVisible(PATIENTLY)
}

/** Presses a mistake and waits until it was measured over all views. */
async function make(page: Page, mistake: string): Promise<void> {
  await experiment(page, 'skew').getByRole('button', { name: mistake, exact: true }).click()
  await expect(row(page, mistake)).toBeVisible(PATIENTLY)
}

const table = (page: Page) => page.getByRole('table', { name: 'Kontrak yang sudah dicoba' })
const row = (page: Page, name: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })

/** Accuracy in percent, and what the golden inputs said. */
async function measuredOf(page: Page, name: string) {
  const cells = await row(page, name).getByRole('cell').allInnerTexts()
  return { accuracy: Number.parseFloat((cells[0] ?? '').replace(',', '.')), golden: cells[3] ?? '' }
}

/** Colours of what the model takes its input for. */
const tensor = (page: Page, service: string) =>
  experiment(page, 'skew')
    .getByRole('region', { name: service })
    .getByRole('img', { name: /^Yang diterima model/ })
    .evaluate((canvas: HTMLCanvasElement) => [
      ...(canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []),
    ])

test('swapped colours raise no error, and cost at least five points', async ({ page, site }) => {
  await open(page, site.url)
  const contract = await measuredOf(page, 'sesuai kontrak')
  await make(page, 'BGR')
  const bgr = await measuredOf(page, 'BGR')
  expect(bgr.golden).toContain('ditangkap')
  expect(contract.accuracy - bgr.accuracy).toBeGreaterThanOrEqual(5)
  await expect(experiment(page, 'skew').getByText('Prediksi Anda terbukti.')).toBeVisible()
  await expect(
    experiment(page, 'skew').getByText('192 dari 192 terjawab, semua dengan status 200'),
  ).toHaveCount(2)

  // What the model sees is the picture with red and blue in each other's place.
  const [right, wrong] = [
    await tensor(page, 'Layanan sesuai kontrak'),
    await tensor(page, 'Layanan dengan kontrak Anda'),
  ]
  const swapped = right.map((_, i) => right[i % 4 === 0 ? i + 2 : i % 4 === 2 ? i - 2 : i])
  expect(Math.max(...wrong.map((value, i) => Math.abs(value - (swapped[i] ?? 0))))).toBeLessThan(20)
  expect(right).not.toEqual(wrong)
  await everyFigureHasItsOrigin(experiment(page, 'skew'))
  await looksRight(page, '#lab-bukti', 'Takeaway')
})

test('some mistakes ruin the answers, and some are not seen by the golden inputs', async ({ page, site }) => {
  await open(page, site.url)
  for (const mistake of ['0–255', 'HWC', 'filter nearest', 'ditarik']) await make(page, mistake)
  for (const mistake of ['0–255', 'HWC']) {
    const { accuracy, golden } = await measuredOf(page, mistake)
    expect(accuracy, mistake).toBeLessThan(50)
    expect(golden).toContain('ditangkap')
  }
  for (const mistake of ['filter nearest', 'ditarik']) {
    expect((await measuredOf(page, mistake)).golden, mistake).toContain('terdeteksi')
  }
  // The latest one is told in words, too.
  await expect(experiment(page, 'skew').getByText(/Masukan emas tidak menangkapnya/)).toBeVisible()
  // The prediction is about red and blue: nothing is decided yet.
  await expect(experiment(page, 'skew').getByRole('region', { name: 'Hasil' })).toHaveCount(0)
})

test('a change in the middle ends the measurement before it; items of the contract add up', async ({
  page,
  site,
}) => {
  await open(page, site.url)
  const panel = experiment(page, 'skew')
  const workers = page.workers().length
  for (const mistake of ['HWC', 'BGR', 'ditarik', 'terbalik']) {
    await panel.getByRole('button', { name: mistake, exact: true }).click()
  }
  await panel.getByText('Kontrak, butir demi butir').click()
  await panel.getByLabel('Urutan warna').selectOption('BGR')
  await expect(row(page, 'BGR + terbalik')).toBeVisible(PATIENTLY)
  // The contract and the sum of two mistakes: no other came to its end, and of their services one is left.
  await expect(table(page).getByRole('rowheader')).toHaveCount(2)
  await expect.poll(() => page.workers().length).toBe(workers + 1)
  await panel.getByRole('button', { name: 'sesuai kontrak', exact: true }).click()
  await expect(phase(page, 'measured')).toBeVisible()
  expect(await tensor(page, 'Layanan dengan kontrak Anda')).toEqual(
    await tensor(page, 'Layanan sesuai kontrak'),
  )
})
