import { expect, test } from './site.ts'

test('the solution opens after an own answer, which is then checked against its points', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  const step = page.getByRole('region', { name: 'Langkah 1' })
  const solution = page.getByText('Refaktor kode menjadi modul terpisah')
  await expect(step.getByText('Solusi terbuka setelah jawaban Anda dikunci.')).toBeVisible()
  await expect(solution).toBeHidden()

  await step.getByRole('textbox').fill('Pisahkan.')
  await step.getByRole('button', { name: 'Kunci jawaban' }).click()
  await expect(step.getByRole('alert')).toContainText('terlalu pendek')

  await step.getByRole('textbox').fill('Pisahkan pra-pemrosesan dari model, lalu kemas dalam kontainer.')
  await step.getByRole('button', { name: 'Kunci jawaban' }).click()
  await expect(solution).toBeVisible()
  await expect(step.getByRole('textbox')).toHaveCount(0)

  const points = step.getByRole('checkbox')
  const total = await points.count()
  expect(total).toBeGreaterThanOrEqual(3)
  await points.first().check()
  await expect(step.getByRole('status')).toContainText(`1 dari ${total}`)

  await step.getByRole('button', { name: 'Tulis ulang' }).click()
  await step
    .getByRole('textbox')
    .fill('Jawaban kedua: modul terpisah dan kontainer dengan versi yang dikunci.')
  await step.getByRole('button', { name: 'Kunci jawaban' }).click()
  await step.getByText('Jawaban sebelumnya (1)').click()
  await expect(step.getByText('Pisahkan pra-pemrosesan dari model')).toBeVisible()
})

test('a draft survives closing the page', async ({ page, site }) => {
  await page.goto(site.url)
  const draft = 'Definisi kelas, versi dependensi, dan'
  await page.getByRole('region', { name: 'Langkah 2' }).getByRole('textbox').fill(draft)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Langkah 2' }).getByRole('textbox')).toHaveValue(draft)
})
