import { expect, isServing, PATIENTLY, pipelineButton, runPipeline, stage, test } from './site.ts'

const STAGES = ['fetch', 'verify', 'inspect', 'load', 'warm', 'serve']

test('the button runs all six stages on the real model and ends with a verdict', async ({ page, site }) => {
  await page.goto(site.url)
  await runPipeline(page)
  for (const name of STAGES) await expect(stage(page, name)).toHaveAttribute('data-state', 'done')

  const pipeline = page.getByRole('region', { name: 'Alur Pengembangan' })
  await expect(pipeline.getByText(/target 50 ms|belum cukup untuk p99/)).toBeVisible()
  for (const name of ['p50', 'p95', 'p99', 'n', 'ke-1 (dingin)']) {
    await expect(pipeline.getByText(name, { exact: true })).toBeVisible()
  }
  // One for the stages, one for the verdict.
  await expect(pipeline.locator('[data-origin=measured]')).toHaveCount(2)

  const terminal = page.getByRole('region', { name: 'bash — uvicorn-service' })
  await expect(terminal).toContainText('GET /metrics')
  const inspector = page.getByRole('region', { name: 'INSPEKTOR ARTIFAK' })
  await expect(inspector).toContainText('Hidup')
  await expect(inspector).toContainText('model.int8.onnx')
  await expect(inspector).not.toContainText('Simulasikan alur untuk melihat')
})

test('the service log has uvicorn’s lines in uvicorn’s order', async ({ page, site }) => {
  await page.goto(site.url)
  await runPipeline(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Simpan transkrip' }).click()
  const { readFile } = await import('node:fs/promises')
  const text = await readFile((await (await download).path()) ?? '', 'utf8')
  const wanted = [
    /^INFO: {5}Started server process \[\d+\]$/m,
    /^INFO: {5}Waiting for application startup\.$/m,
    /^INFO: {5}Application startup complete\.$/m,
    /^INFO: {5}Uvicorn running on http:\/\/127\.0\.0\.1:8000 \(Press CTRL\+C to quit\)$/m,
    /^INFO: {5}127\.0\.0\.1:\d+ - "POST \/predict HTTP\/1\.1" 200 OK$/m,
    /^INFO: {5}127\.0\.0\.1:\d+ - "GET \/metrics HTTP\/1\.1" 200 OK$/m,
  ]
  const places = wanted.map((pattern) => text.search(pattern))
  for (const [index, place] of places.entries())
    expect(place, String(wanted[index])).toBeGreaterThanOrEqual(0)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('a second run takes the model from the cache', async ({ page, site }) => {
  await page.goto(site.url)
  await runPipeline(page)
  const models: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('.onnx')) models.push(request.url())
  })
  await page.getByRole('button', { name: 'Simulasikan Alur Pengembangan lagi' }).click()
  await expect(stage(page, 'fetch')).toContainText('dari tembolok')
  await isServing(page)
  expect(models).toEqual([])
})

test('a run can be cancelled and started again', async ({ page, site }) => {
  await page.goto(site.url)
  await page.getByRole('button', { name: 'Simulasikan Alur Pengembangan' }).click()
  await expect(stage(page, 'fetch')).toHaveAttribute('data-state', /running|done/)
  await page.getByRole('button', { name: 'Batalkan' }).click()
  await expect(page.getByText('Dibatalkan. Tidak ada yang hilang')).toBeVisible()
  await expect(page.locator('[data-state=running]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Simulasikan Alur Pengembangan lagi' }).click()
  await isServing(page)
})

test('the claim about latency shows what was measured here, and keeps it', async ({ page, site }) => {
  await page.goto(site.url)
  await runPipeline(page)
  const lesson = page.locator('#pelajaran')
  await expect(lesson).toContainText(/p9[59] di perangkat ini: [\d.,]+ ms/)
  await expect(lesson).toContainText('diukur di sini')
  await page.reload()
  await expect(lesson).toContainText(/p9[59] di perangkat ini: [\d.,]+ ms/)
})

test('changing the language keeps the service running', async ({ page, site }) => {
  await page.goto(site.url)
  await runPipeline(page)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByRole('region', { name: 'ARTEFACT INSPECTOR' })).toContainText('Live')
  await expect(pipelineButton(page)).toHaveText('Simulate the deployment pipeline again')
  await expect(page.getByText(/(Meets|Misses) the 50 ms target|Not enough requests/)).toBeVisible()
})

test('every artefact answers like PyTorch on this device', async ({ page, site }) => {
  await page.goto(site.url)
  for (const [artifact, file] of [
    ['fp32', 'model.onnx'],
    ['raw', 'model.raw.onnx'],
    ['tiny', 'tiny.int8.onnx'],
  ] as const) {
    await page.getByText('Artefak dan penyedia').click()
    await page.getByRole('combobox', { name: 'Artefak' }).selectOption(artifact)
    await page.getByText('Artefak dan penyedia').click()
    await pipelineButton(page).click()
    await expect(stage(page, 'warm')).toHaveAttribute('data-state', 'done', PATIENTLY)
    await expect(stage(page, 'warm')).toContainText('selisih terbesar')
    await expect(page.getByRole('region', { name: 'INSPEKTOR ARTIFAK' })).toContainText(file)
    await isServing(page)
  }
})

test('where there is no graphics adapter, WebGPU says so and offers WASM', async ({ page, site }) => {
  await page.goto(site.url)
  await page.getByText('Artefak dan penyedia').click()
  await page.getByLabel('Penyedia eksekusi').selectOption('webgpu')
  await pipelineButton(page).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('WebGPU tidak tersedia di sini')
  await alert.getByRole('button', { name: 'Jalankan dengan WASM' }).click()
  await isServing(page)
})
