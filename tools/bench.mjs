// node tools/bench.mjs: every artefact on the built site in one run of Chromium; latencies and their ratio to fp32.
import { chromium } from '@playwright/test'
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs'
import { serveFolder } from './static-server.mjs'

const ARTIFACTS = ['fp32', 'int8', 'raw', 'tiny']
const executablePath = findChromium()

/** Runs the pipeline with one artefact and reads the figures that the learner is shown, in milliseconds. */
async function run(page, artifact) {
  const settings = page.locator('details:has(select)').first()
  await settings.evaluate((details) => {
    details.open = true
  })
  await page.getByRole('combobox', { name: 'Artefact' }).selectOption(artifact)
  await page.locator('#pipeline-button').click()
  await page.locator('[data-stage=serve][data-state=done]').waitFor({ timeout: 120_000 })
  const rows = await page
    .getByRole('region', { name: 'Deployment pipeline' })
    .locator('dl > div')
    .allTextContents()
  const figure = (name) => {
    const row = rows.find((text) => text.startsWith(name))
    return Number.parseFloat(row?.slice(name.length).replaceAll(',', '') ?? 'NaN')
  }
  return {
    n: figure('n'),
    cold: figure('1st (cold)'),
    p50: figure('p50'),
    p95: figure('p95'),
    p99: figure('p99'),
    forward: figure('forward pass'),
  }
}

for (const isolated of [false, true]) {
  const server = await serveFolder('dist', { isolated })
  const browser = await chromium.launch({
    args: CHROMIUM_ARGS,
    ...(executablePath ? { executablePath } : {}),
  })
  const page = await browser.newPage()
  await page.goto(`${server.url}en.html`)
  const results = {}
  for (const artifact of ARTIFACTS) results[artifact] = await run(page, artifact)
  console.log(`\n${isolated ? '2 threads (isolated)' : '1 thread'}: ms, one client, n requests`)
  console.table(results)
  for (const artifact of ARTIFACTS) {
    const ratio = results[artifact].forward / results.fp32.forward
    console.log(`forward ${artifact} / fp32 = ${ratio.toFixed(2)}`)
  }
  await browser.close()
  await server.close()
}
