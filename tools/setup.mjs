// Installs what is missing, and only that: the packages of the lock file, and with --browser a Chromium for the tests.
// Runs before `npm start` and `npm test`; uses nothing but Node itself.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, playwrightHasChromium } from './chromium.mjs'

// A machine that has just started may be updating itself: wait for it rather than give up.
const WAIT = ['-o', 'DPkg::Lock::Timeout=300']

const root = dirname(dirname(fileURLToPath(import.meta.url)))

function fail(message) {
  console.error(`\nsetup: ${message}`)
  process.exit(1)
}

function run(command, args) {
  console.log(`setup: ${command} ${args.join(' ')}`)
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  return done.status === 0
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old: 20.19 or newer is needed (https://nodejs.org).`)
  }
}

function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.setup-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts']))
    fail('npm ci failed; its message is above.')
  writeFileSync(stamp, lock)
}

function installBrowser() {
  if (findChromium() || playwrightHasChromium(root)) return
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    run('apt-get', [...WAIT, 'update', '-qq'])
    if (
      run('apt-get', [...WAIT, 'install', '-y', '-qq', '--no-install-recommends', 'chromium']) &&
      findChromium()
    )
      return
  }
  if (run('npx', ['playwright', 'install', 'chromium'])) return
  fail('no Chromium was found or could be installed. Install one and set CHROMIUM_PATH to it.')
}

requireNode()
installPackages()
if (process.argv.includes('--browser')) installBrowser()
