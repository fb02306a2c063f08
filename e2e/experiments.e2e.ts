import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { experiment, openExperiment, predict, runExperiment } from './experiments.ts'
import { expect, runPipeline, sendFile, test } from './site.ts'

const CAT = readFileSync('public/samples/kucing-1.png')
const panel = (page: Page) => page.locator('#lab-bukti')
const run = (page: Page) => panel(page).getByRole('button', { name: /^Jalankan (percobaan|lagi)$/ })
const cancel = (page: Page) => panel(page).getByRole('button', { name: 'Batalkan' })

/** Any of the predictions: what it says is not what is tested here. */
async function predictAnything(page: Page): Promise<void> {
  const [text] = await panel(page).locator('form fieldset').first().locator('label').allInnerTexts()
  await predict(page, text ?? '')
}

test('a cancelled run leaves the learner’s own service as it was, and the next run comes to its end', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  await runPipeline(page)
  await openExperiment(page, site.url, 'conversion')
  await predictAnything(page)
  await run(page).click()
  await cancel(page).click()
  await expect(panel(page).getByText('Percobaan dibatalkan.')).toBeVisible()
  // The button that was pressed is the one that runs again: the keyboard stays where it was.
  await expect(run(page)).toBeFocused()

  await sendFile(page, 'kucing.png', 'image/png', CAT)
  await expect(page.getByTestId('answer-label')).toHaveText('kucing')
  await runExperiment(page)
})

test('a run that fails says why in the words of what failed, keeps the prediction, and can be repeated', async ({
  page,
  site,
}) => {
  await page.context().route(/model\.raw\.onnx/, (route) => route.fulfill({ status: 404, body: 'gone' }))
  await openExperiment(page, site.url, 'conversion')
  await predictAnything(page)
  await run(page).click()
  await expect(panel(page).getByText('Percobaan gagal')).toBeVisible()
  await panel(page).getByText('Pesan asli dari sistem').click()
  await expect(panel(page).getByText('model.raw.onnx: 404 Not Found')).toBeVisible()
  await expect(panel(page).getByText('Prediksi terkunci')).toBeVisible()

  await page.context().unrouteAll()
  await runExperiment(page)
  await expect(panel(page).getByText('Percobaan gagal')).toHaveCount(0)
})

test('leaving in the middle of a run loses neither the prediction nor the result before it', async ({
  page,
  site,
}) => {
  await openExperiment(page, site.url, 'conversion')
  await predictAnything(page)
  await runExperiment(page)
  const lesson = panel(page).getByRole('heading', { name: 'Yang perlu diingat' }).locator('xpath=..')
  const before = await lesson.textContent()
  await run(page).click()
  await expect(cancel(page)).toBeVisible()
  await page.reload()

  await expect(panel(page).getByText('Hasil terakhir yang tersimpan')).toBeVisible()
  expect(await lesson.textContent()).toBe(before)
  await expect(panel(page).getByText('Prediksi terkunci')).toBeVisible()
})

test('an experiment that is left for another stops, and nothing heavy came before it was opened', async ({
  page,
  site,
}) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  await openExperiment(page, site.url, 'conversion')
  await predictAnything(page)
  expect(fetched.filter((path) => /\.onnx$|ort-wasm|micropython/.test(path))).toEqual([])
  await run(page).click()
  await expect(cancel(page)).toBeVisible()
  await panel(page)
    .getByRole('button', { name: /^Kapan memuat/ })
    .click()
  await expect(experiment(page, 'loading')).toBeVisible()
  await panel(page)
    .getByRole('button', { name: /^Mengapa dikonversi/ })
    .click()
  await expect(run(page)).toBeVisible()
  await expect(panel(page).getByText('Percobaan dibatalkan.')).toBeVisible()
  expect(fetched.filter((path) => path.includes('micropython'))).toEqual([])
})
