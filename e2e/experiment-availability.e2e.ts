import type { Page } from '@playwright/test'
import { experiment, openExperiment, predict, runExperiment } from './experiments.ts'
import { looksRight } from './looks.ts'
import { everyFigureHasItsOrigin } from './origins.ts'
import { expect, PATIENTLY, test } from './site.ts'

/** Words of a row's cells, the row named by its header. */
async function row(page: Page, table: string, name: string): Promise<string[]> {
  const found = page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: name })
  return (await found.getByRole('cell').allInnerTexts()).map((text) => text.trim())
}

/** On a machine that is busy with other things a run takes several times as long. */

const FLEETS = ['1 worker', '2 worker', '3 worker']

test('a fleet loses what the dead worker held, a single process all that follows, and memory dies with them', async ({
  page,
  site,
}) => {
  await openExperiment(page, site.url, 'availability')
  await predict(page, /^Hanya permintaan yang sedang dipegang/)
  await runExperiment(page, 150_000)
  await expect(experiment(page, 'availability').getByText('Prediksi Anda terbukti.')).toBeVisible()

  for (const fleet of FLEETS) {
    const [sent = 0, accepted = 0, answered = 0, cut = 0, refused = 0] = (
      await row(page, 'Permintaan yang sama', fleet)
    ).map(Number)
    const [held, , , longestAfter, complete] = await row(page, 'Satu worker dibunuh', fleet)
    expect(sent, 'every request has one fate').toBe(answered + cut + refused)
    expect(accepted, 'the accounts of the service agree with its clients').toBe(answered + cut)
    expect(cut, 'what it held is lost').toBe(Number(held))
    expect(cut).toBeGreaterThan(0)
    if (fleet === '1 worker') {
      expect(refused, 'nobody listens any more').toBeGreaterThan(0)
      expect(longestAfter, 'nothing is answered after the kill').toBe('–')
      expect(complete).toBe('tidak pernah')
    } else {
      expect(refused).toBe(0)
      expect(complete).toMatch(/\d m?s$/)
    }
  }

  const visits = (await row(page, 'Kunjungan', 'kata layanan')).map(Number)
  expect(visits).toHaveLength(9)
  expect(Math.max(...visits.slice(0, 8)), 'counted before').toBeGreaterThan(1)
  expect(visits.at(-1), 'counted anew').toBe(1)
  await expect(experiment(page, 'availability')).toContainText('Jawaban yang berbeda (tanpa waktunya): 0.')
  await everyFigureHasItsOrigin(experiment(page, 'availability'))
  // The claim in the lesson keeps it.
  await expect(page.locator('#pelajaran').getByText(/^Terjawab: .* dengan 2 worker$/)).toBeVisible()
  await looksRight(page, '#lab-bukti', 'Takeaway')
})

test('a run that is cancelled in the middle ends, and can be started again', async ({ page, site }) => {
  await openExperiment(page, site.url, 'availability')
  await predict(page, /^Semua permintaan hilang/)
  const panel = page.locator('#lab-bukti')
  await panel.getByRole('button', { name: 'Jalankan percobaan' }).click()
  await expect(panel.getByText('Langkah 1 dari 5')).toBeVisible(PATIENTLY)
  await panel.getByRole('button', { name: 'Batalkan' }).click()
  await expect(panel.getByText('Percobaan dibatalkan.')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Jalankan percobaan' })).toBeEnabled()
})
