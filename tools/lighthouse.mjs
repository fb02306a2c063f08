// node tools/lighthouse.mjs: Lighthouse 12, mobile, on the built site; prints the four scores of each language.
import { execFile } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs'
import { serveFolder } from './static-server.mjs'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
// Text compressed, as nearly every web server sends it.
cpSync('dist', '.lighthouse/site', { recursive: true })
for (const name of readdirSync('.lighthouse/site', { recursive: true })) {
  const path = `.lighthouse/site/${name}`
  if (/\.(html|js|css|svg|json)$/.test(name)) writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)))
}
const server = await serveFolder('.lighthouse/site', { gzip: true })
let low = false
for (const file of ['index.html', 'en.html']) {
  const report = `.lighthouse/${file}.json`
  const args = [
    '-y',
    'lighthouse@12.2.3',
    server.url + file,
    '--quiet',
    '--output=json',
    `--output-path=${report}`,
    `--only-categories=${CATEGORIES.join(',')}`,
    `--chrome-flags=--headless=new ${CHROMIUM_ARGS.join(' ')}`,
  ]
  // Not the synchronous form: the server runs in this process.
  await promisify(execFile)('npx', args, { env: { ...process.env, CHROME_PATH: findChromium() ?? '' } })
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'))
  const scores = CATEGORIES.map((name) => `${name} ${Math.round(categories[name].score * 100)}`)
  const times = [
    'first-contentful-paint',
    'largest-contentful-paint',
    'total-blocking-time',
    'cumulative-layout-shift',
  ]
  console.log(`${file}: ${scores.join(', ')} (${times.map((name) => audits[name].displayValue).join(', ')})`)
  low ||=
    categories.performance.score < 0.95 || CATEGORIES.slice(1).some((name) => categories[name].score < 1)
}
await server.close()
process.exit(low ? 1 : 0)
