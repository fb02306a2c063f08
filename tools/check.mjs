// Everything that CI runs, in order, and a last line that counts the tests. Stops at the first step that fails.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'

const STEPS = [
  ['format and lint', 'npx', ['biome', 'check', '--error-on-warnings', '.']],
  ['types', 'node', ['tools/types.mjs']],
  ['guards', 'node', ['tools/guards.mjs']],
  ['course', 'node', ['tools/course-check.mjs']],
  [
    'unit tests',
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile=.cache/vitest.json'],
  ],
  ['training smoke run', 'node', ['tools/training-smoke.mjs']],
  ['build', 'npm', ['run', '--silent', 'build']],
  ['size budget', 'node', ['tools/size-budget.mjs']],
  ['end-to-end tests', 'npx', ['playwright', 'test']],
]

/** Counts from the runners' own reports. */
function counts() {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  if (existsSync('.cache/vitest.json')) {
    const report = JSON.parse(readFileSync('.cache/vitest.json', 'utf8'))
    sum.passed += report.numPassedTests
    sum.failed += report.numFailedTests
    sum.skipped += report.numPendingTests
  }
  if (existsSync('.cache/playwright.json')) {
    const { stats } = JSON.parse(readFileSync('.cache/playwright.json', 'utf8'))
    sum.passed += stats.expected + stats.flaky
    sum.failed += stats.unexpected
    sum.skipped += stats.skipped
  }
  return sum
}

for (const report of ['.cache/vitest.json', '.cache/playwright.json']) rmSync(report, { force: true })
let status = 0
for (const [name, command, args] of STEPS) {
  const started = Date.now()
  console.log(`\n== ${name}`)
  status = spawnSync(command, args, { stdio: 'inherit' }).status ?? 1
  console.log(
    `== ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`,
  )
  if (status !== 0) break
}
const { passed, failed, skipped } = counts()
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(status)
