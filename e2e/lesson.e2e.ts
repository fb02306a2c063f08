import { seedLines } from './seed.ts'
import { expect, test } from './site.ts'

/** Text as it is read: no line breaks, no doubled spaces. */
const flat = (text: string) => text.replace(/\s+/g, ' ').replace(/\s+([.,])/g, '$1')

test('the text of the module stands on the page word for word', async ({ page, site }) => {
  await page.goto(site.url)
  await expect(page.locator('#pipeline-button')).toBeVisible()
  const text = flat(await page.locator('body').evaluate((body) => body.textContent ?? ''))
  for (const line of seedLines.filter((line) => !line.afterCommit)) {
    expect.soft(text, line.text).toContain(flat(line.text))
  }
})

test('the solutions stand on the page once an own answer was committed', async ({ page, site }) => {
  await page.goto(site.url)
  for (const step of ['Langkah 1', 'Langkah 2']) {
    const part = page.getByRole('region', { name: step })
    await part
      .getByRole('textbox')
      .fill('Kode dipisah menjadi modul dan dikemas bersama semua dependensinya.')
    await part.getByRole('button', { name: 'Kunci jawaban' }).click()
  }
  const text = flat(await page.locator('body').evaluate((body) => body.textContent ?? ''))
  for (const line of seedLines.filter((line) => line.afterCommit)) {
    const found = text.split(flat(line.text)).length - 1
    expect.soft(found, line.text).toBe(line.times)
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('lesson, questions and challenge can be read', async ({ page, site }) => {
    await page.goto(site.url)
    const all = flat((await page.locator('body').textContent()) ?? '')
    for (const line of seedLines) expect.soft(all, line.text).toContain(flat(line.text))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('noscript p', { hasText: 'JavaScript dimatikan.' })).toBeVisible()
  })

  test('the English page can be read too', async ({ page, site }) => {
    await page.goto(`${site.url}en.html`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('noscript p', { hasText: 'JavaScript is off.' })).toBeVisible()
  })
})

test('the language changes in place and can be linked to', async ({ page, site }) => {
  await page.goto(site.url)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveURL(/en\.html/)
  await expect(page.getByRole('button', { name: 'Simulate the deployment pipeline' })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('link', { name: 'Bahasa Indonesia' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'id')
})

test('the chosen theme stays, and does not flash on the next visit', async ({ page, site }) => {
  await page.goto(site.url)
  const button = page.getByRole('button', { name: /Tema:/ })
  await button.click()
  const chosen = await page.locator('html').getAttribute('data-theme')
  expect(['light', 'dark']).toContain(chosen)
  // Without the program only the script before the first paint can have set it.
  await page.route(/assets\/index-.*\.js$/, (route) => route.abort())
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', chosen ?? '')
})

test('a term explains itself', async ({ page, site }) => {
  await page.goto(site.url)
  const term = page.getByRole('button', { name: 'latensi', exact: true }).first()
  await term.click()
  await expect(page.locator('[popover]:popover-open')).toContainText(/milidetik/)
  await page.keyboard.press('Escape')
  await expect(page.locator('[popover]:popover-open')).toHaveCount(0)
})

test('nothing moves while the page arrives', async ({ page, site }) => {
  await page.addInitScript(() => {
    const shifts = { sum: 0 }
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as unknown as { hadRecentInput: boolean; value: number }
        if (!shift.hadRecentInput) shifts.sum += shift.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(site.url, { waitUntil: 'networkidle' })
  const sum = await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum)
  expect(sum).toBeLessThan(0.02)
})

test('the first load brings neither runtime nor model nor pictures', async ({ page, site }) => {
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  await page.goto(site.url, { waitUntil: 'networkidle' })
  await expect(page.locator('#pipeline-button')).toBeVisible()
  expect(
    requested.filter((url) => /\.onnx|\.bin|\.wasm|samples\/|xterm|worker|mono-latin-600/.test(url)),
  ).toEqual([])
})
