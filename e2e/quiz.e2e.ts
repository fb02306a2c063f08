import { expect, test } from './site.ts'

test('a question says what is missing, explains every option, and can be tried again', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  const question = page.getByRole('region', { name: 'Pertanyaan 1' })
  const check = question.getByRole('button', { name: 'Periksa jawaban' })
  await check.click()
  await expect(question.getByRole('alert')).toHaveText('Pilih satu jawaban dan nyatakan seberapa yakin Anda.')

  const wrong = question.getByRole('radio', { name: /Kecepatannya/ })
  await wrong.check()
  await check.click()
  await expect(question.getByRole('alert')).toHaveText(/seberapa yakin/)
  await question.getByRole('radio', { name: 'Sangat yakin' }).check()
  await check.click()
  const feedback = question.getByRole('status')
  await expect(feedback).toContainText('Jawaban Anda belum tepat.')
  await expect(feedback.getByText('Benar', { exact: true })).toHaveCount(1)
  await expect(feedback.getByText('Salah', { exact: true })).toHaveCount(2)
  await expect(feedback).toContainText('Anda sangat yakin, tetapi keliru.')

  const before = await feedback.locator('li').allTextContents()
  await question.getByRole('button', { name: 'Coba lagi' }).click()
  const after = await question.getByRole('group').first().locator('label').allTextContents()
  expect(after).toHaveLength(3)
  const places = after.map((text) => before.findIndex((line) => line.includes(text.trim())))
  expect([...places].sort()).toEqual([0, 1, 2])
  expect(places).not.toEqual([0, 1, 2])
  await question.getByRole('radio', { name: /tersembunyi/ }).check()
  await question.getByRole('radio', { name: 'Agak yakin' }).check()
  await check.click()
  await expect(feedback).toContainText('Jawaban Anda benar.')
  await expect(page.getByRole('banner')).toContainText('Kemajuan: 1 dari 5')
})

test('answers are there again after the page was closed', async ({ page, site }) => {
  await page.goto(site.url)
  const question = page.getByRole('region', { name: 'Pertanyaan 3' })
  await question.getByRole('radio', { name: /Sekali saja/ }).check()
  await question.getByRole('radio', { name: 'Sangat yakin' }).check()
  await question.getByRole('button', { name: 'Periksa jawaban' }).click()
  await expect(question).toContainText('Jawaban Anda benar.')
  await page.reload()
  await expect(question).toContainText('Jawaban Anda benar.')
  await page.goto(`${site.url}en.html`)
  await expect(page.getByRole('banner')).toContainText('Progress: 1 of 5')
})
