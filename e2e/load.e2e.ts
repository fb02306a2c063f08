import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { looksRight } from './looks.ts'
import { expect, fleet, PATIENTLY, runPipeline, startFleet, test } from './site.ts'

const load = (page: Page) => page.getByRole('region', { name: 'Uji beban' })

async function plan(page: Page, fields: Record<string, number>) {
  await page.getByRole('link', { name: 'Beban', exact: true }).click()
  for (const [name, value] of Object.entries(fields)) await load(page).getByLabel(name).fill(String(value))
}

/** The record of the last run, as the learner saves it. */
async function saved(page: Page) {
  const download = page.waitForEvent('download')
  await load(page).getByRole('button', { name: 'Simpan JSON' }).first().click()
  return JSON.parse(await readFile((await (await download).path()) ?? '', 'utf8'))
}

test('an open loop sends by its schedule, and every request is accounted for', async ({ page, site }) => {
  await page.goto(site.url)
  await runPipeline(page)
  await plan(page, { 'Laju (permintaan/detik)': 20, 'Lama (detik)': 4, 'Benih acak': 3 })
  await load(page).getByRole('button', { name: 'Mulai beban' }).click()
  await expect(load(page).getByText('Pengukuran 1 selesai.')).toBeAttached(PATIENTLY)
  const { summary, requests } = await saved(page)
  expect(summary.accounts).toEqual({
    sent: summary.planned,
    answered: summary.planned,
    refused: 0,
    lost: 0,
  })
  // The same seed gives the same schedule, on every device.
  expect(requests.scheduledMs.slice(0, 3)).toEqual(
    [...requests.scheduledMs.slice(0, 3)].sort((a, b) => a - b),
  )
  for (const [index, sentMs] of requests.sentMs.entries())
    expect(sentMs).toBeGreaterThanOrEqual(requests.scheduledMs[index] - 1)
  // Too few for a p99, and none is shown.
  expect(summary.p99Ms).toBeNull()
  await expect(load(page)).toContainText('p99 tidak ditampilkan')
  await expect(load(page).locator('[data-origin=measured]').first()).toBeVisible()
})

test('a worker that is killed under load costs requests, and each is reported', async ({ page, site }) => {
  await startFleet(page, site.url, '2')
  await plan(page, { 'Laju (permintaan/detik)': 50, 'Lama (detik)': 8 })
  await load(page).getByRole('button', { name: 'Mulai beban' }).click()
  await expect(load(page)).toContainText(/[1-9]\d* dari sekitar/)
  await fleet(page)
    .getByRole('button', { name: /^Bunuh worker/ })
    .click()
  await expect(fleet(page)).toContainText('Bunuh worker: Worker diganti', PATIENTLY)
  await expect(fleet(page)).toContainText(/Pulih dalam [\d.,]+ m?s/)
  await expect(load(page).getByText('Pengukuran 1 selesai.')).toBeAttached(PATIENTLY)
  const { summary } = await saved(page)
  const { sent, answered, refused, lost } = summary.accounts
  expect(sent).toBe(summary.planned)
  expect(answered + refused + lost).toBe(sent)
  expect(answered).toBeGreaterThan(0)
  // Whatever was lost was in the hands of the one that died.
  for (const [reason] of summary.losses) expect(reason).toBe('crashed')
})

test('a new artefact is rolled out under load without losing a request', async ({ page, site }) => {
  await startFleet(page, site.url, '2')
  const pids = async () =>
    fleet(page)
      .getByRole('row', { name: /worker/ })
      .getByRole('rowheader')
      .allTextContents()
  const before = await pids()
  await page.getByText('Artefak dan penyedia').click()
  await page.getByRole('combobox', { name: 'Artefak' }).selectOption('tiny')
  await plan(page, { 'Laju (permintaan/detik)': 20, 'Lama (detik)': 12 })
  await load(page).getByRole('button', { name: 'Mulai beban' }).click()
  await expect(load(page)).toContainText(/[1-9]\d* dari sekitar/)
  await fleet(page).getByRole('button', { name: 'Ganti bergiliran' }).click()
  await expect.poll(async () => (await pids()).some((pid) => before.includes(pid)), PATIENTLY).toBe(false)
  await expect(load(page).getByText('Pengukuran 1 selesai.')).toBeAttached(PATIENTLY)
  const { summary } = await saved(page)
  expect(summary.accounts).toEqual({ sent: summary.planned, answered: summary.planned, refused: 0, lost: 0 })
  // The next answer comes from the new artefact.
  await page
    .getByRole('button', { name: /Contoh kucing/ })
    .first()
    .click()
  await page.getByText('Isi jawaban (JSON)').click()
  await expect(page.locator('#lab-gambar')).toContainText('"artifact": "tiny"')
})

test('a run that is cancelled leaves the service usable and the fields as they were', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  await runPipeline(page)
  await plan(page, { 'Laju (permintaan/detik)': 30, 'Lama (detik)': 60 })
  await load(page).getByRole('button', { name: 'Mulai beban' }).click()
  await expect(load(page)).toContainText(/[1-9]\d* dari sekitar/)
  await load(page).getByRole('button', { name: 'Batalkan' }).click()
  await expect(load(page)).toContainText('Dibatalkan sebelum semua permintaan')
  await expect(load(page).getByLabel('Lama (detik)')).toHaveValue('60')
  await page
    .getByRole('button', { name: /Contoh kucing/ })
    .first()
    .click()
  await expect(page.getByTestId('answer-label')).toHaveText('kucing')
})

test('load and fleet have no accessibility faults, in light and dark, on a phone, and in English', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  await runPipeline(page)
  await plan(page, { 'Laju (permintaan/detik)': 20, 'Lama (detik)': 2 })
  await load(page).getByRole('button', { name: 'Mulai beban' }).click()
  await expect(load(page).getByText('Pengukuran 1 selesai.')).toBeAttached(PATIENTLY)
  await page.getByRole('link', { name: 'Armada', exact: true }).click()
  await fleet(page)
    .getByRole('button', { name: /^Cabut WebGPU/ })
    .click()
  await expect(fleet(page)).toContainText('Tidak ada yang dapat dirusak')
  await looksRight(page, '#lab-beban, #lab-armada', 'Start load')
})
