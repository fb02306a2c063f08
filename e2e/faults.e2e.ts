import { readFileSync } from 'node:fs'
import type { Page, Route } from '@playwright/test'
import { expect, isServing, PATIENTLY, pipelineButton, runPipeline, sendFile, stage, test } from './site.ts'

const MODEL = /model\.int8\.onnx/

/** Runs into the failure, checks what the learner is told, mends the cause and takes the way back. */
async function failsAndRecovers(
  page: Page,
  url: string,
  wanted: { stage: string; title: string; words: RegExp },
) {
  await page.goto(url)
  await pipelineButton(page).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(wanted.title)
  await expect(stage(page, wanted.stage)).toHaveAttribute('data-state', 'failed')
  await alert.getByText('Pesan asli dari sistem').click()
  await expect(alert.locator('pre')).toHaveText(wanted.words)
  await page.context().unrouteAll()
  await alert.getByRole('button', { name: 'Coba lagi' }).click()
  await isServing(page)
  await expect(alert).toHaveCount(0)
}

const fulfil =
  (body: Buffer | string, status = 200, contentType = 'application/octet-stream') =>
  (route: Route) =>
    route.fulfill({ status, contentType, body })

const original = readFileSync('public/models/benda10/model.int8.onnx')

test('model not found', async ({ page, site }) => {
  await page.context().route(MODEL, fulfil('Not found', 404, 'text/plain'))
  await failsAndRecovers(page, site.url, {
    stage: 'fetch',
    title: 'Server tidak memberikan berkas',
    words: /404/,
  })
})

test('a web page comes instead of the model', async ({ page, site }) => {
  await page.context().route(MODEL, fulfil('<!doctype html><title>Masuk</title>', 200, 'text/html'))
  await failsAndRecovers(page, site.url, { stage: 'fetch', title: 'Yang datang bukan model', words: /\S/ })
})

test('one byte of the model is wrong', async ({ page, site }) => {
  const damaged = Buffer.from(original)
  damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1
  await page.context().route(MODEL, fulfil(damaged))
  await failsAndRecovers(page, site.url, {
    stage: 'verify',
    title: 'SHA-256 tidak cocok',
    words: /[0-9a-f]{64}/,
  })
})

test('the download is cut short', async ({ page, site }) => {
  await page.context().route(MODEL, fulfil(original.subarray(0, 500_000)))
  await failsAndRecovers(page, site.url, { stage: 'fetch', title: 'Ukuran berkas tidak cocok', words: /\d/ })
})

test('the network goes away', async ({ page, site }) => {
  await page.context().route(MODEL, (route) => route.abort('connectionreset'))
  await failsAndRecovers(page, site.url, {
    stage: 'fetch',
    title: 'Berkas tidak dapat diambil',
    words: /fetch|network/i,
  })
})

test('the manifest is not valid', async ({ page, site }) => {
  await page.context().route(/manifest\.json$/, fulfil('{"schemaVersion": 1}', 200, 'application/json'))
  await failsAndRecovers(page, site.url, {
    stage: 'fetch',
    title: 'Manifes model tidak sah',
    words: /name|artifacts/,
  })
})

test('the runtime’s WASM is something else', async ({ page, site }) => {
  await page.context().route(/\.wasm.*\.bin$/, fulfil('<html>', 200, 'text/html'))
  await failsAndRecovers(page, site.url, {
    stage: 'fetch',
    title: 'Runtime ONNX tidak dapat dijalankan',
    words: /\S/,
  })
})

test('the worker’s script is missing', async ({ page, site }) => {
  await page.context().route(/service\.worker.*\.js$/, fulfil('Not found', 404, 'text/plain'))
  await failsAndRecovers(page, site.url, { stage: 'fetch', title: 'Proses layanan mati', words: /\S/ })
})

test('the sample pictures are missing', async ({ page, site }) => {
  await page.context().route(/samples\/.*\.png$/, fulfil('Not found', 404, 'text/plain'))
  await failsAndRecovers(page, site.url, {
    stage: 'serve',
    title: 'Berkas tidak dapat diambil',
    words: /404/,
  })
})

test('the process dies while it starts', async ({ page, site }) => {
  const dying = "setTimeout(() => { throw new RangeError('Out of memory') }); await new Promise(() => {})"
  await page.context().route(/assets\/ort[^/]*\.js$/, fulfil(dying, 200, 'text/javascript'))
  await failsAndRecovers(page, site.url, {
    stage: 'load',
    title: 'Proses layanan mati',
    words: /Out of memory/,
  })
})

test('the process dies while it serves, and the picture is not lost', async ({ page, site }) => {
  await page.goto(site.url)
  await runPipeline(page)
  await sendFile(page, 'foto.png', 'image/png', readFileSync('public/samples/kucing-1.png'))
  await expect(page.getByTestId('answer-label')).toHaveText('kucing')
  const [worker] = page.workers()
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('Out of memory')
    })
  })
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Proses layanan mati')
  await sendFile(page, 'kapal.png', 'image/png', readFileSync('public/samples/kapal-1.png'))
  await expect(page.getByText('Menunggu layanan siap…').first()).toBeVisible()
  await alert.getByRole('button', { name: 'Coba lagi' }).click()
  await expect(page.getByTestId('answer-label')).toHaveText('kapal', PATIENTLY)
})
