import type { Page } from '@playwright/test'
import { expect, fleet, isServing, PATIENTLY, runPipeline, startFleet, test } from './site.ts'

const cause = (page: Page, name: string) =>
  fleet(page)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()

/** A sample picture is still answered, and rightly. */
async function answersCat(page: Page) {
  await page
    .getByRole('button', { name: /Contoh kucing/ })
    .first()
    .click()
  await expect(page.getByTestId('answer-label')).toHaveText('kucing')
}

test('a worker that is killed is replaced by its parent, and the time is measured', async ({
  page,
  site,
}) => {
  await startFleet(page, site.url, '2')
  const before = await fleet(page)
    .getByRole('row', { name: /worker/ })
    .allTextContents()
  await cause(page, 'Bunuh worker')
  await expect(fleet(page)).toContainText('Bunuh worker: Worker diganti', PATIENTLY)
  await expect(fleet(page)).toContainText(/Pulih dalam [\d.,]+ m?s/)
  await expect(fleet(page)).toContainText('2 dari 2 siap')
  const after = await fleet(page)
    .getByRole('row', { name: /worker/ })
    .allTextContents()
  expect(after).toHaveLength(2)
  expect(after).not.toEqual(before)
  await expect(page.getByRole('region', { name: 'bash — uvicorn-service' })).toContainText(
    /Child process \[\d+\] died/,
  )
  await answersCat(page)
})

test('a fleet that runs is replaced by a new one when it is started again', async ({ page, site }) => {
  await startFleet(page, site.url, '2')
  const pids = () =>
    fleet(page)
      .getByRole('row', { name: /worker/ })
      .getByRole('rowheader')
      .allTextContents()
  const before = await pids()
  await fleet(page).getByRole('button', { name: 'Jalankan dengan pilihan ini' }).click()
  await expect
    .poll(async () => (await pids()).filter((pid) => !before.includes(pid)).length, PATIENTLY)
    .toBe(2)
  await isServing(page)
  await expect(fleet(page)).toContainText('2 dari 2 siap')
  // And stopped in good order, it stays stopped.
  await page.getByRole('button', { name: 'Hentikan layanan' }).click()
  await expect(fleet(page)).toContainText('Belum ada proses', { timeout: 15_000 })
  await expect(page.getByRole('region', { name: 'Alur Pengembangan' })).toContainText('Belum berjalan')
})

test('a worker that hangs is found by the health check and replaced', async ({ page, site }) => {
  await startFleet(page, site.url, '2')
  await cause(page, 'Macetkan worker')
  await expect(fleet(page).getByRole('row', { name: /macet/ })).toHaveCount(1)
  await answersCat(page)
  await expect(fleet(page)).toContainText('Macetkan worker: Worker diganti', PATIENTLY)
  await expect(fleet(page)).toContainText('2 dari 2 siap')
})

test('a bad release is refused and the old worker answers on', async ({ page, site }) => {
  await startFleet(page, site.url, '2')
  await cause(page, 'Artefak rusak')
  await expect(fleet(page)).toContainText('Artefak rusak: Worker lama dipertahankan', PATIENTLY)
  await fleet(page).getByText('Pesan asli').click()
  await expect(fleet(page).locator('pre')).toHaveText(/SHA-256 [0-9a-f]{64} expected/)
  await answersCat(page)
  await expect(fleet(page)).toContainText('0 hilang')
  await fleet(page).getByRole('button', { name: 'Pulihkan' }).click()
  await expect(fleet(page)).toContainText(/Pulih dalam/)
})

test('a slow worker stays alive and its health check green', async ({ page, site }) => {
  await startFleet(page, site.url, '2')
  await cause(page, 'Lambatkan worker')
  await expect(fleet(page)).toContainText('Worker melambat')
  await expect(fleet(page)).toContainText('2 dari 2 siap')
  await fleet(page).getByRole('button', { name: 'Pulihkan' }).click()
  await expect(fleet(page)).toContainText(/Pulih dalam/)
})

test('what is wrong at start-up stops a single process, in the runtime’s words, and one click brings it back', async ({
  page,
  site,
}) => {
  await startFleet(page, site.url, '1')
  for (const [name, words] of [
    ['Artefak rusak', /SHA-256/],
    ['Opset salah', /opset 99/i],
    ['Nama masukan salah', /masuk/],
    ['Bentuk salah', /Gemm|dimension|shape/i],
    ['Memori ditolak', /memory/i],
    ['Jaringan putus', /abort|network|fetch/i],
  ] as const) {
    await cause(page, name)
    await expect(fleet(page)).toContainText(`${name}: Layanan mati`, PATIENTLY)
    await fleet(page).getByText('Pesan asli').click()
    await expect(fleet(page).locator('pre')).toHaveText(words)
    await fleet(page).getByRole('button', { name: 'Pulihkan' }).click()
    await expect(fleet(page)).toContainText(/Pulih dalam/, PATIENTLY)
    await isServing(page)
  }
  await answersCat(page)
})

test('a single process that is killed stays dead until it is started again', async ({ page, site }) => {
  await page.goto(site.url)
  await runPipeline(page)
  await page.getByRole('link', { name: 'Armada', exact: true }).click()
  await cause(page, 'Bunuh worker')
  await expect(fleet(page)).toContainText('Bunuh worker: Layanan mati')
  await expect(fleet(page)).toContainText('Belum ada proses')
  await fleet(page).getByRole('button', { name: 'Pulihkan' }).click()
  await expect(fleet(page)).toContainText(/Pulih dalam/, PATIENTLY)
  await answersCat(page)
})
