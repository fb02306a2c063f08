// node tools/serve.mjs <folder> [--port N] [--isolated] [--open]
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { serveFolder } from './static-server.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string' }, isolated: { type: 'boolean' }, open: { type: 'boolean' } },
})

/** Opens the address in the desktop's browser, where there is a desktop. */
function openBrowser(url) {
  const opener = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? ['xdg-open']
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return
  const child = spawn(opener[0], [...opener.slice(1), url], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}

const folder = positionals[0] ?? 'dist'
const { url } = await serveFolder(folder, {
  port: Number(values.port ?? process.env.PORT ?? 0),
  isolated: values.isolated ?? false,
})
console.log(`\nSiap Produksi: ${url}\n(Ctrl+C stops the server)`)
if (values.open) openBrowser(url)
