import { figuresOf, numberOf } from './experiment-tables.ts'
import { experiment, openExperiment, predict, runExperiment } from './experiments.ts'
import { looksRight } from './looks.ts'
import { everyFigureHasItsOrigin } from './origins.ts'
import { expect, test } from './site.ts'

test('conversion keeps the answers: another graph, a quarter of the bytes, the same labels', async ({
  page,
  site,
}) => {
  await openExperiment(page, site.url, 'conversion')
  await predict(page, /labelnya jelas lebih sering berbeda/)
  await runExperiment(page)
  const panel = experiment(page, 'conversion')
  await expect(panel.getByText('Yang terjadi berbeda dari prediksi Anda.')).toBeVisible()

  // Same label, accuracy, largest difference; against the raw export.
  const answers = (artifact: string) => figuresOf(page, /^Jawaban pada/, artifact)
  const [raw, fp32, int8, tiny] = [
    await answers('ekspor mentah'),
    await answers('dioptimalkan (fp32)'),
    await answers('terkompresi (int8)'),
    await answers('model mini'),
  ]
  expect([raw[0], fp32[0]]).toEqual([100, 100])
  expect(fp32[2], 'optimising moves next to nothing').toBeLessThan(0.001)
  expect(int8[0]).toBeGreaterThanOrEqual(95)
  expect(int8[2], 'rounding the weights moves something').toBeGreaterThan(fp32[2] ?? Number.NaN)
  expect(tiny[1], 'a smaller network is another network').toBeLessThan(int8[1] ?? Number.NaN)

  const sizes = await panel
    .getByRole('figure')
    .filter({ hasText: 'Ukuran berkas' })
    .locator('[data-figure]')
    .allInnerTexts()
  const [rawBytes = 0, , int8Bytes = 0] = sizes.map(numberOf)
  expect(int8Bytes).toBeLessThan(rawBytes / 3)

  const [normalised = 0, ...left] = await figuresOf(page, /^Isi grafnya/, 'BatchNormalization')
  expect(normalised).toBeGreaterThan(0)
  expect(left).toEqual([0, 0])
  // Every start was timed: fetching, creating the session, the first forward pass.
  for (const artifact of ['ekspor mentah', 'model mini']) {
    const times = await figuresOf(page, 'Menyalakan layanannya', artifact)
    expect(times.length === 3 && times.every((ms) => ms > 0), artifact).toBe(true)
  }
  await expect(panel.getByText(/ONNX Runtime Web \d.*WASM, satu utas/)).toBeVisible()
  // No graphics card here, and that is said, before and after.
  await expect(panel.getByText(/WebGPU.*jadi hanya WASM yang dijalankan/)).toHaveCount(2)
  await everyFigureHasItsOrigin(panel)

  // On paper: the results and the terms of the text, without what can only be pressed.
  await page.emulateMedia({ media: 'print' })
  await expect(panel.getByRole('table', { name: /^Isi grafnya/ })).toBeVisible()
  await expect(page.locator('#pelajaran').getByText('artefak', { exact: true }).first()).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Simpan JSON' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await looksRight(page, '#lab-bukti', 'Takeaway')
})

test('a graphics card that the service cannot use is told in its own words, and costs no download', async ({
  page,
  site,
}) => {
  // The page finds an adapter, the service in its worker does not: as when the card is lost in between.
  await page.addInitScript(() => {
    const { gpu } = navigator as unknown as { gpu: { requestAdapter: () => Promise<unknown> } }
    gpu.requestAdapter = async () => ({ info: { isFallbackAdapter: false } })
  })
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await openExperiment(page, site.url, 'conversion')
  await predict(page, /tidak jelas lebih cepat/)
  const panel = experiment(page, 'conversion')
  const choice = panel.getByRole('checkbox', {
    name: /kartu grafis \(WebGPU; mengunduh runtime lain, .*MB\)/,
  })
  await expect(choice).not.toBeChecked()
  await choice.check()
  await runExperiment(page)
  await expect(panel.getByText('WebGPU tidak berhasil dijalankan di perangkat ini')).toBeVisible()
  await panel.getByText('Pesan asli dari sistem').click()
  await expect(panel.getByText(/found no adapter/)).toBeVisible()
  await expect(panel.getByRole('table', { name: /^Isi grafnya/ })).toBeVisible()
  const runtimes = fetched.filter((url) => url.includes('ort-wasm-simd-threaded'))
  expect(runtimes.length).toBeGreaterThan(0)
  expect(runtimes.filter((url) => url.includes('jspi'))).toEqual([])
})
