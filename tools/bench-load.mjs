// The built site under load, in one run of Chromium: 50 requests a second for a minute on two workers, the task that
// held up the page the longest, and the highest rate within the target. Reads what the learner can save.
import { readFile } from 'node:fs/promises'

const TARGET_MS = 50
const RATE_RPS = 50
const DURATION_S = 60
const WORKERS = 2

/** Starts the workers from the fleet's panel. */
async function startFleet(page, queue) {
  const fleet = page.getByRole('region', { name: 'Fleet and faults' })
  await page.getByRole('link', { name: 'Fleet', exact: true }).click()
  await fleet.getByLabel('Workers', { exact: true }).selectOption(String(WORKERS))
  await fleet.getByLabel('Queue').selectOption(queue)
  await fleet.getByRole('button', { name: 'Start with these choices' }).click()
  await page.locator('[data-stage=fetch][data-state=done]').waitFor({ timeout: 60_000 })
  await page.locator('[data-stage=serve][data-state=done]').waitFor({ timeout: 60_000 })
  await fleet.getByText(`${WORKERS} of ${WORKERS} ready`).waitFor({ timeout: 60_000 })
}

/** Waits for the panel's spoken status, looking once a second and cheaply: looking costs the page what is measured. */
const spoken = (page, pattern, timeout) =>
  page.waitForFunction(
    (source) =>
      [...document.querySelectorAll('#lab-beban [role=status]')].some(({ textContent }) =>
        new RegExp(source).test(textContent),
      ),
    pattern.source,
    { polling: 1000, timeout },
  )

async function saveJson(page, panel) {
  const download = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Save JSON' }).first().click()
  return JSON.parse(await readFile(await (await download).path(), 'utf8'))
}

/** Milliseconds of the longest task of the main thread since the page was opened or this was asked last. */
const longestTask = (page) =>
  page.evaluate(() => {
    const longest = Math.max(0, ...globalThis.longTasks)
    globalThis.longTasks.length = 0
    return longest
  })

export async function benchLoad(page, url) {
  await page.addInitScript(() => {
    globalThis.longTasks = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.longTasks.push(entry.duration)
    }).observe({ type: 'longtask' })
  })
  await page.goto(`${url}en.html`)
  const rows = {}
  const limits = {}
  for (const queue of ['worker', 'shared']) {
    await startFleet(page, queue)
    const panel = page.getByRole('region', { name: 'Load test' })
    await page.getByRole('link', { name: 'Load', exact: true }).click()
    await panel.getByLabel('Rate').fill(String(RATE_RPS))
    await panel.getByLabel('Duration').fill(String(DURATION_S))
    await longestTask(page)
    await panel.getByRole('button', { name: 'Start load' }).click()
    await spoken(page, /^Measurement \d+ is done/, 1000 * (DURATION_S + 60))
    const task = await longestTask(page)
    const { summary } = await saveJson(page, panel)
    rows[`queue: ${queue}`] = {
      sent: summary.accounts.sent,
      lost: summary.accounts.lost,
      p50: summary.p50Ms,
      p95: summary.p95Ms,
      p99: summary.p99Ms,
      max: summary.maxMs,
      'lateness p99': summary.latenessP99Ms,
      'longest task': task,
    }
    await panel.getByRole('button', { name: 'Find the limit' }).click()
    await spoken(page, /^The search for the limit is done/, 400_000)
    limits[queue] = await panel
      .getByRole('heading', { name: /Limit of the rate/ })
      .first()
      .textContent()
  }
  console.log(
    `\n${RATE_RPS} requests/s, Poisson, ${DURATION_S} s, ${WORKERS} workers, target ${TARGET_MS} ms; ms`,
  )
  console.table(rows)
  for (const [queue, text] of Object.entries(limits)) console.log(`queue ${queue}: ${text}`)
}
