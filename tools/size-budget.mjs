// Fails when the first load grows above its budget, or when something it measures is not there.
// First load: HTML, CSS, fonts for reading, and all JavaScript that is fetched before the lab is touched.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const KB = 1000
const FIRST_LOAD_MAX = 180 * KB
const FIRST_LOAD_JS_MAX = 115 * KB
const RUNTIME_MAX = 4_000 * KB
const BUTTON_MAX = 6_000 * KB
const PYTHON_MAX = 350 * KB

const manifest = JSON.parse(readFileSync('.cache/build-manifest.json', 'utf8'))
const problems = []
const gzipped = (path) => gzipSync(readFileSync(path), { level: 9 }).length

function need(path) {
  if (existsSync(path)) return true
  problems.push(`missing: ${path}`)
  return false
}

/** Files that an entry of the build needs at once: itself, its static imports, their CSS and fonts. */
function closure(key, found = new Set()) {
  const chunk = manifest[key]
  if (!chunk) {
    problems.push(`missing in the build: ${key}`)
    return found
  }
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const file of chunk.css ?? []) found.add(file)
  // Not the workers' scripts, and not the weight of type that only the lab's figures use.
  for (const file of chunk.assets ?? []) if (/\.woff2$/.test(file) && !/-600-/.test(file)) found.add(file)
  for (const next of chunk.imports ?? []) closure(next, found)
  return found
}

const first = new Set(['index.html', 'boot.js'])
for (const key of [
  'index.html',
  'src/i18n/id.ts',
  'src/course/content/id/module.course.yaml',
  'src/lab/lab.tsx',
]) {
  for (const file of closure(key)) first.add(file)
}
const rows = [...first]
  .filter((file) => need(join('dist', file)))
  .map((file) => {
    const path = join('dist', file)
    return { file, size: file.endsWith('.woff2') ? statSync(path).size : gzipped(path) }
  })
const total = rows.reduce((sum, row) => sum + row.size, 0)
const js = rows.filter((row) => row.file.endsWith('.js')).reduce((sum, row) => sum + row.size, 0)
for (const row of rows) console.log(`${String(row.size).padStart(8)}  ${row.file}`)

const limits = [
  ['first load (gzip)', total, FIRST_LOAD_MAX],
  ['first load JS (gzip)', js, FIRST_LOAD_JS_MAX],
]
const assets = existsSync('dist/assets') ? readdirSync('dist/assets') : []
const runtime = assets.find((name) => /^ort-wasm-simd-threaded\.wasm.*\.bin$/.test(name))
if (!runtime) problems.push('missing: the packed runtime in dist/assets')
else {
  const runtimeBytes = statSync(join('dist/assets', runtime)).size
  const models = JSON.parse(readFileSync('dist/models/benda10/manifest.json', 'utf8'))
  const model = models.artifacts[0]
  if (need(`dist/models/benda10/${model.file}`)) {
    const samples = readdirSync('dist/samples').reduce(
      (sum, name) => sum + statSync(join('dist/samples', name)).size,
      0,
    )
    limits.push(['runtime as shipped', runtimeBytes, RUNTIME_MAX])
    limits.push(['everything the button fetches', runtimeBytes + model.bytes + samples, BUTTON_MAX])
  }
}
// The notebook's Python: its WASM lies packed, its program is a worker's.
const python = [/^micropython\.wasm.*\.bin$/, /^kernel\.worker.*\.js$/].map((pattern) =>
  assets.find((name) => pattern.test(name)),
)
if (python.some((name) => name === undefined)) problems.push("missing: the notebook's Python in dist/assets")
else {
  const pythonBytes = python.reduce((sum, name) => {
    const path = join('dist/assets', name)
    return sum + (name.endsWith('.bin') ? statSync(path).size : gzipped(path))
  }, 0)
  limits.push(["the notebook's Python (gzip)", pythonBytes, PYTHON_MAX])
}
const forbidden = [...assets, ...readdirSync('dist')].filter((name) => /\.(mjs|wasm)$/.test(name))
if (forbidden.length > 0) problems.push(`servers mistype these: ${forbidden.join(', ')}`)

for (const [name, size, max] of limits) {
  console.log(`${name}: ${(size / KB).toFixed(1)} kB of ${max / KB} kB`)
  if (size > max) problems.push(`${name} is over its budget`)
}
for (const problem of problems) console.error(`size: ${problem}`)
process.exit(problems.length > 0 ? 1 : 0)
