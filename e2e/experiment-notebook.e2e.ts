import type { Page } from '@playwright/test'
import { experiment, openExperiment, predict } from './experiments.ts'
import { looksRight } from './looks.ts'
import { everyFigureHasItsOrigin } from './origins.ts'
import { expect, PATIENTLY, test } from './site.ts'

const PREDICTION = /^Prediksi di notebook berubah/

const step = (page: Page, id: string) => page.locator(`[data-step="${id}"]`)
const cell = (page: Page, position: number) => page.locator(`[data-cell="${position}"]`)

async function open(page: Page, url: string): Promise<void> {
  await openExperiment(page, url, 'notebook')
  await predict(page, PREDICTION)
}

async function doStep(page: Page, id: string): Promise<void> {
  await step(page, id).getByRole('button').click()
  await expect(step(page, id)).toHaveAttribute('data-seen', 'true', PATIENTLY)
}

/** What the prediction cell printed: class and probability. */
const printed = (page: Page) => page.getByRole('group', { name: 'Keluaran sel 4' }).textContent(PATIENTLY)

test('the same text predicts something else until it is restarted; the service does not', async ({
  page,
  site,
}) => {
  await open(page, site.url)
  await doStep(page, 'once')
  const once = (await printed(page)) ?? ''
  await doStep(page, 'again')
  const again = (await printed(page)) ?? ''
  expect(again.split(' ')[0]).not.toBe(once.split(' ')[0])
  await doStep(page, 'restart')
  expect(await printed(page)).toBe(once)
  await doStep(page, 'service')
  await expect(step(page, 'service').locator('[data-figure]').last()).toHaveText('0')
  await expect(experiment(page, 'notebook').getByText('Prediksi Anda terbukti.')).toBeVisible()
  await looksRight(page, '#lab-bukti', 'Takeaway')
})

test('what a deleted cell left behind works until the kernel is restarted', async ({ page, site }) => {
  await open(page, site.url)
  await doStep(page, 'deleted')
  await expect(cell(page, 4)).toHaveCount(0)
  await doStep(page, 'ghost')
  await expect(step(page, 'ghost')).toContainText("NameError: name 'normalise' isn't defined")
  await expect(cell(page, 2)).toContainText('Traceback (most recent call last)')
  await page.getByRole('button', { name: 'Kembalikan sel awal' }).click()
  await expect(cell(page, 4)).toBeVisible()
})

test('an endless loop is stopped and the notebook goes on', async ({ page, site }) => {
  await open(page, site.url)
  await page.getByRole('button', { name: 'Tambah sel' }).click()
  await page.getByLabel('Kode sel 5').fill('while True:\n    pass')
  await page.getByLabel('Kode sel 5').press('Shift+Enter')
  // The page answers while the loop runs.
  await expect(page.getByRole('button', { name: 'Hentikan' })).toBeVisible(PATIENTLY)
  await page.getByText('Isi lab.py').click()
  await expect(page.getByText('def load_image(name):')).toBeVisible()
  await expect(cell(page, 5)).toContainText('Sel dihentikan', PATIENTLY)
  await page.getByLabel('Kode sel 5').fill('print(6 * 7)')
  await page.getByRole('button', { name: 'Jalankan sel 5' }).click()
  await expect(page.getByRole('group', { name: 'Keluaran sel 5' })).toHaveText('42')
  await expect(cell(page, 5)).toContainText('[1]')
})

test('a global variable swaps the answers of two clients, a service without it never does', async ({
  page,
  site,
}) => {
  await open(page, site.url)
  await doStep(page, 'clients')
  const [answers, mixedGlobal, mixedStateless] = await step(page, 'clients')
    .locator('[data-figure]')
    .allInnerTexts()
  expect(Number(answers)).toBeGreaterThanOrEqual(20)
  expect(Number(mixedGlobal)).toBeGreaterThan(0)
  expect(Number(mixedStateless)).toBe(0)
  await everyFigureHasItsOrigin(experiment(page, 'notebook'))
})
