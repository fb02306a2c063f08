import { test as base, expect, type Page } from '@playwright/test'
import { serveFolder } from '../tools/static-server.mjs'

type Site = { url: string }

/** Requests to another origin than the page's, and violations of the security policy: every test ends with none. */
async function watch(page: Page) {
  const foreign: string[] = []
  const violations: string[] = []
  let origin: string | null = null
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!url.protocol.startsWith('http')) return
    if (request.isNavigationRequest()) origin = url.origin
    if (url.origin !== origin) foreign.push(request.url())
  })
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted(HTML|Script)|Refused to/i.test(message.text()))
      violations.push(message.text())
  })
  page.on('pageerror', (error) => violations.push(String(error)))
  return { foreign, violations }
}

/**
 * A page of the built site, served as any static server would. Each worker of the test runner has its own server.
 * After each test: no request left the origin, no policy was violated, no error was left unhandled.
 */
export const test = base.extend<{ site: Site; guarded: undefined }, { server: { url: string } }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const server = await serveFolder('dist')
      await use({ url: server.url })
      await server.close()
    },
    { scope: 'worker' },
  ],
  site: async ({ server }, use) => use({ url: server.url }),
  guarded: [
    async ({ page }, use) => {
      const seen = await watch(page)
      await use(undefined)
      expect(seen.foreign, 'requests to other origins').toEqual([])
      expect(seen.violations, 'policy violations and unhandled errors').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** For what takes a slow or busy machine long: to start services, to measure, to recover. */
export const PATIENTLY = { timeout: 90_000 }

/** The button of the pipeline, whatever it says now. */
export const pipelineButton = (page: Page) => page.locator('#pipeline-button')

export const stage = (page: Page, name: string) => page.locator(`[data-stage="${name}"]`)

/** Waits until the pipeline has measured the service and serves. */
export const isServing = (page: Page) =>
  expect(stage(page, 'serve')).toHaveAttribute('data-state', 'done', PATIENTLY)

/** Runs the pipeline and waits until the service has been measured and serves. */
export async function runPipeline(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Simulasikan Alur Pengembangan' }).click()
  await isServing(page)
}

/** The panel of workers and faults, in Indonesian. */
export const fleet = (page: Page) => page.getByRole('region', { name: 'Armada dan gangguan' })

/** Opens the page, starts so many workers from the fleet's panel and waits until the pipeline has measured them. */
export async function startFleet(page: Page, url: string, workers: '1' | '2'): Promise<void> {
  await page.goto(url)
  await page.getByRole('link', { name: 'Armada', exact: true }).click()
  await fleet(page).getByLabel('Worker', { exact: true }).selectOption(workers)
  await fleet(page).getByRole('button', { name: 'Jalankan dengan pilihan ini' }).click()
  await isServing(page)
  await expect(fleet(page)).toContainText(`${workers} dari ${workers} siap`)
}

/** Sends a file through the panel's own chooser. */
export async function sendFile(page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  const chooser = page.locator('input[type=file][accept="image/*"]')
  await expect(chooser).toBeEnabled()
  await chooser.setInputFiles({ name, mimeType, buffer })
}
