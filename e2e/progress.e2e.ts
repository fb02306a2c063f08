import type { Page } from '@playwright/test'
import { expect, runPipeline, test } from './site.ts'

async function answerFirst(page: Page) {
  const question = page.getByRole('region', { name: 'Pertanyaan 1' })
  await question.getByRole('radio', { name: /tersembunyi/ }).check()
  await question.getByRole('radio', { name: 'Agak yakin' }).check()
  await question.getByRole('button', { name: 'Periksa jawaban' }).click()
  await expect(question).toContainText('Jawaban Anda benar.')
}

test('where storage is blocked the page says so and everything works', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      },
    })
  })
  await page.goto(site.url)
  await expect(page.getByText('Pekerjaan Anda tidak dapat disimpan di peramban ini')).toBeVisible()
  await page.getByText('Pesan peramban').click()
  await expect(page.getByText('Access is denied for this document.')).toBeVisible()
  await answerFirst(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Unduh catatan' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.json$/)
})

test('where the cache is blocked the model is fetched and runs all the same', async ({ page, site }) => {
  await page.context().route(/service\.worker.*\.js$/, async (route) => {
    const response = await route.fetch()
    const blocked =
      "Object.defineProperty(self, 'caches', { get() { throw new DOMException('blocked', 'SecurityError') } });"
    await route.fulfill({ response, body: blocked + (await response.text()) })
  })
  await page.goto(site.url)
  await runPipeline(page)
})

test('a full storage is told of, nothing is lost, and saving can be tried again', async ({ page, site }) => {
  await page.goto(site.url)
  await page.evaluate(() => {
    const { setItem } = Storage.prototype
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
    Object.assign(window, { mend: () => Object.assign(Storage.prototype, { setItem }) })
  })
  await answerFirst(page)
  await expect(page.getByText('Penyimpanan peramban penuh')).toBeVisible()
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend())
  await page.getByRole('button', { name: 'Coba simpan lagi' }).click()
  await expect(page.getByText('Penyimpanan peramban penuh')).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Pertanyaan 1' })).toContainText('Jawaban Anda benar.')
})

test('a damaged record is set aside, not thrown away', async ({ page, site }) => {
  await page.goto(site.url)
  await answerFirst(page)
  await page.reload()
  const key = await page.evaluate(
    () => Object.keys(localStorage).find((name) => name.endsWith(':progress')) ?? '',
  )
  expect(key).not.toBe('')
  await page.evaluate((name) => localStorage.setItem(name, '{"version":1,"answers":'), key)
  // Another page of the site, so that what is written on leaving does not come from this one.
  await page.goto('about:blank')
  await page.goto(site.url)
  await expect(page.getByText('Catatan lama tidak dapat dibaca dan disimpan terpisah')).toBeVisible()
  const kept = await page.evaluate(
    () => Object.entries(localStorage).find(([name]) => name.includes('set-aside'))?.[1],
  )
  expect(kept).toContain('{"version":1,"answers":')
  await page.getByRole('button', { name: 'Mengerti' }).click()
  await answerFirst(page)
})

test('the record can be saved as a file, erased, and loaded again', async ({ page, site }) => {
  await page.goto(site.url)
  await answerFirst(page)
  await page.getByRole('button', { name: 'Menu' }).click()
  const menu = page.getByRole('dialog', { name: 'Catatan belajar dan data saya' })
  const download = page.waitForEvent('download')
  await menu.getByRole('button', { name: 'Ekspor ke berkas' }).click()
  const path = await (await download).path()
  await menu.getByRole('button', { name: /Hapus catatan/ }).click()
  await page.getByRole('button', { name: 'Ya, hapus semua' }).click()
  await expect(page.getByText('Semua catatan sudah dihapus dari peramban ini.')).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('Kemajuan: 0 dari 5')
  await menu.locator('input[type=file]').setInputFiles(path)
  await expect(page.getByRole('banner')).toContainText('Kemajuan: 1 dari 5')
})
