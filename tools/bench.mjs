// node tools/bench.mjs [artifacts|load]: the built site in Chromium. artifacts: every artefact, its latencies and their
// ratio to fp32. load: two workers under load. Both where nothing is said. Needs a machine with nothing else to do.
import { chromium } from '@playwright/test'
import { benchLoad } from './bench-load.mjs'
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

async function benchArtifacts(page, url, isolated) {
  await page.goto(`${url}en.html`)
  const results = {}
  for (const artifact of ARTIFACTS) results[artifact] = await run(page, artifact)
  console.log(`\n${isolated ? '2 threads (isolated)' : '1 thread'}: ms, one client, n requests`)
  console.table(results)
  for (const artifact of ARTIFACTS) {
    const ratio = results[artifact].forward / results.fp32.forward
    console.log(`forward ${artifact} / fp32 = ${ratio.toFixed(2)}`)
  }
}

/** Opens the built site in a browser of its own for as long as `use` runs. */
async function withPage(isolated, use) {
  const server = await serveFolder('dist', { isolated })
  const browser = await chromium.launch({
    args: CHROMIUM_ARGS,
    ...(executablePath ? { executablePath } : {}),
  })
  await use(await browser.newPage({ viewport: { width: 1440, height: 900 } }), server.url)
  await browser.close()
  await server.close()
}

const [only] = process.argv.slice(2)
if (only !== 'load') {
  for (const isolated of [false, true]) {
    await withPage(isolated, (page, url) => benchArtifacts(page, url, isolated))
  }
}
if (only !== 'artifacts') await withPage(false, benchLoad)
