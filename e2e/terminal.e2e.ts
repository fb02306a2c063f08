import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, isServing, PATIENTLY, pipelineButton, runPipeline, test } from './site.ts'

const terminal = (page: Page) => page.getByRole('region', { name: 'bash — uvicorn-service' })
const screen = (page: Page) => terminal(page).locator('.xterm-rows')

/** Brings the focus to the terminal, as a click does, and waits for its prompt. */
async function openTerminal(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Terminal', exact: true }).click()
  await terminal(page).getByLabel('Log layanan', { exact: true }).click()
  await expect(screen(page)).toContainText('siswa@tab:/srv/app$')
}

/** Everything that was written, as the learner saves it. */
async function transcript(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await terminal(page).getByRole('button', { name: 'Simpan transkrip' }).click()
  return readFile((await (await download).path()) ?? '', 'utf8')
}

async function type(page: Page, line: string): Promise<void> {
  await page.keyboard.type(line)
  await page.keyboard.press('Enter')
}

test('the lines of the lesson stand there until the terminal is used', async ({ page, site }) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await page.goto(site.url)
  await expect(terminal(page)).toContainText(
    '> Siap. Klik "Simulasikan Alur Pengembangan" untuk menjalankan.',
  )
  expect(fetched.filter((url) => /terminal-view|shell|console/.test(url))).toEqual([])
  await openTerminal(page)
  expect(fetched.filter((url) => /\/shell-[^t]/.test(url))).toEqual([])
})

test('a service is started, asked, loaded and ended by typing', async ({ page, site }) => {
  await page.goto(site.url)
  await openTerminal(page)
  await type(page, 'curl -s localhost:8000/healthz; echo status $?')
  await expect(screen(page)).toContainText('status 7', PATIENTLY)
  await type(page, 'uvicorn app.main:app --workers 2 &')
  await expect(screen(page)).toContainText('Application startup complete.', PATIENTLY)
  await type(page, 'curl -s -F file=@samples/kucing-1.png localhost:8000/predict | jq -r .label')
  await expect(screen(page)).toContainText('POST /predict HTTP/1.1" 200 OK')
  await expect(screen(page)).toContainText('kucing')
  await type(
    page,
    'hey -n 40 -c 2 -m POST -T image/png -D samples/kucing-1.png http://localhost:8000/predict',
  )
  await expect(screen(page)).toContainText(/\[200\]\s+40 responses/, PATIENTLY)
  await type(page, 'clear; kill $!; wait; jobs; echo done')
  await expect(screen(page)).toContainText('Stopping parent process', PATIENTLY)
  const text = await transcript(page)
  for (const pattern of [
    /INFO: {5}Started parent process \[\d+\]/,
    /INFO: {5}Received SIGTERM, exiting\./,
    /^ {2}Requests\/sec:\t/m,
  ]) {
    expect(text).toMatch(pattern)
  }
})

test('what is started in the terminal is what the lab shows', async ({ page, site }) => {
  await page.goto(site.url)
  await openTerminal(page)
  await type(page, 'uvicorn app.main:app')
  const inspector = page.getByRole('region', { name: 'INSPEKTOR ARTIFAK' })
  await expect(inspector).toContainText('model.int8.onnx', PATIENTLY)
  await page
    .getByRole('button', { name: /Contoh kucing/ })
    .first()
    .click()
  await expect(page.getByTestId('answer-label')).toHaveText('kucing')
  // It runs in the foreground: Ctrl+C ends it, and the prompt is back.
  await openTerminalAgain(page)
  await page.keyboard.press('Control+c')
  await expect(screen(page)).toContainText('Finished server process')
  await type(page, 'echo masih di sini')
  await expect(screen(page)).toContainText('masih di sini')
})

async function openTerminalAgain(page: Page): Promise<void> {
  await terminal(page).locator('.xterm').click()
}

test('a file that is written wrong stops the next start, and is put right', async ({ page, site }) => {
  await page.goto(site.url)
  await openTerminal(page)
  await type(page, 'printf x >> models/benda10/model.int8.onnx && uvicorn app.main:app; echo status $?')
  await expect(screen(page)).toContainText('status 3', PATIENTLY)
  await expect(screen(page)).toContainText('Application startup failed. Exiting.')
  await pipelineButton(page).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(/Ukuran berkas tidak cocok|SHA-256 tidak cocok/)
  await alert.getByRole('button', { name: 'Pulihkan berkas, lalu jalankan' }).click()
  await isServing(page)
})

test('buttons type the commands of the lesson, above what is being typed', async ({ page, site }) => {
  await page.goto(site.url)
  await runPipeline(page)
  await openTerminal(page)
  await page.keyboard.type('echo bel')
  await terminal(page).getByRole('button', { name: 'ps', exact: true }).click()
  await expect(screen(page)).toContainText('uvicorn app.main:app --host 127.0.0.1 --port 8000', PATIENTLY)
})

test('a screen reader hears what a command printed, and nobody is trapped', async ({ page, site }) => {
  await page.goto(site.url)
  await openTerminal(page)
  await type(page, 'echo halo dari terminal')
  await expect(terminal(page).getByRole('log')).toContainText('halo dari terminal', PATIENTLY)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(terminal(page).locator('textarea')).not.toBeFocused()
  const { violations } = await new AxeBuilder({ page }).include('#lab-terminal').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('an ordinary input line runs commands', async ({ page, site }) => {
    await page.goto(site.url)
    await terminal(page).scrollIntoViewIfNeeded()
    await terminal(page).getByLabel('Log layanan', { exact: true }).tap()
    const line = terminal(page).getByRole('textbox', { name: /perintah/i })
    await line.fill('onnx summary models/benda10/tiny.int8.onnx')
    await line.press('Enter')
    await expect(screen(page)).toContainText('23.557.136', PATIENTLY)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
  })
})
