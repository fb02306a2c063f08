import { everyFigureHasItsOrigin, withoutOrigin } from './origins.ts'
import { expect, fleet, PATIENTLY, runPipeline, test } from './site.ts'

test('every figure of the lab says where it comes from', async ({ page, site }) => {
  await page.goto(site.url)
  await runPipeline(page)
  await page.locator('button:has(img)').first().click()
  await expect(page.getByTestId('answer-label')).toBeVisible()
  await page.getByRole('link', { name: 'Beban', exact: true }).click()
  const load = page.locator('#lab-beban')
  await load.getByLabel('Laju (permintaan/detik)').fill('10')
  await load.getByLabel('Lama (detik)').fill('4')
  await load.getByRole('button', { name: 'Mulai beban' }).click()
  await expect(load.getByText('Pengukuran 1 selesai.')).toBeAttached(PATIENTLY)
  await page.getByRole('link', { name: 'Armada', exact: true }).click()
  await expect(fleet(page)).toContainText('siap')
  await page.locator('#lab details').evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true
  })
  await everyFigureHasItsOrigin(page.locator('#lab'))
})

test('the walk finds a number that has no origin', async ({ page }) => {
  await page.setContent(`
    <main><section><p>p99 12 ms</p></section>
    <section><p><span data-figure="measured">12 ms</span> <span data-origin="simulated">sim</span></p></section>
    <section><p>4 kB</p><span data-origin="measured">m</span></section></main>`)
  expect(await withoutOrigin(page.locator('main'))).toEqual(['p99 12 ms', '12 ms'])
})
