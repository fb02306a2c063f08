import type { Page } from '@playwright/test'
import { experiment, openExperiment, predict, runExperiment } from './experiments.ts'
import { looksRight } from './looks.ts'
import { everyFigureHasItsOrigin } from './origins.ts'
import { expect, test } from './site.ts'

/** Words of a row's cells, the row named by its header. */
async function row(page: Page, table: string, name: string): Promise<string[]> {
  const found = page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: name })
  return (await found.getByRole('cell').allInnerTexts()).map((text) => text.trim())
}

test('each check catches what it can see, and an unchecked bit may be nothing or everything', async ({
  page,
  site,
}) => {
  await openExperiment(page, site.url, 'reproducibility')
  await predict(page, /^Tergantung bitnya/)
  await runExperiment(page)
  await expect(experiment(page, 'reproducibility').getByText('Prediksi Anda terbukti.')).toBeVisible()

  const checks = (name: string) => row(page, 'Perubahan dan pemeriksaan', name)
  // Size, SHA-256, golden inputs, lock.
  expect(await checks('bit terendah satu bobot')).toEqual([
    'tidak terdeteksi',
    'ditangkap',
    'tidak terdeteksi',
    'tidak terdeteksi',
  ])
  expect(await checks('bit tanda bobot itu')).toEqual([
    'tidak terdeteksi',
    'ditangkap',
    'ditangkap',
    'tidak terdeteksi',
  ])
  expect(await checks('bit eksponen bobot itu')).toEqual([
    'tidak terdeteksi',
    'ditangkap',
    'ditangkap',
    'tidak terdeteksi',
  ])
  expect(await checks('model lain')).toEqual(['ditangkap', 'tidak sampai', 'ditangkap', 'tidak terdeteksi'])
  expect(await checks('rilis lain')).toEqual([
    'tidak terdeteksi',
    'tidak terdeteksi',
    'tidak terdeteksi',
    'ditangkap',
  ])
  expect(await checks('std kanal merah')).toEqual([
    'tidak terdeteksi',
    'tidak terdeteksi',
    'ditangkap',
    'ditangkap',
  ])

  // Labels changed, accuracy, answers differing, largest shift.
  const answers = (name: string) => row(page, 'Jawaban untuk', name)
  const [labels, , differing] = await answers('tidak ada, dinyalakan ulang')
  expect([labels, differing], 'the untouched service repeats itself').toEqual(['0', '0'])
  expect((await answers('bit terendah satu bobot'))[0]).toBe('0')
  expect(Number((await answers('bit eksponen bobot itu'))[0])).toBeGreaterThan(24)
  expect(Number((await answers('std kanal merah'))[0])).toBeGreaterThan(0)
  await everyFigureHasItsOrigin(experiment(page, 'reproducibility'))
  await looksRight(page, '#lab-bukti', 'Takeaway')
})
