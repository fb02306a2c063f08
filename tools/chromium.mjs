// Finds a Chromium that is already on this machine. No dependencies: setup.mjs uses it before anything is installed.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Flags for a headless run on closed networks and as root in containers. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Path of a Chromium; `CHROMIUM_PATH` goes first; null when there is none outside Playwright's own folder. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name)
      if (existsSync(path)) return path
    }
  }
  return PLACES.find((path) => existsSync(path)) ?? null
}

/** True when Playwright has downloaded a Chromium of its own. */
export function playwrightHasChromium(root) {
  const ask = `import('playwright-core').then(p => process.exit(require('fs').existsSync(p.chromium.executablePath()) ? 0 : 1))`
  try {
    execFileSync(process.execPath, ['-e', ask], { cwd: root, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
