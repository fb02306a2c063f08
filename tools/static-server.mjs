// A plain static server: what any school server does, and no more. Used by `npm start`, the tests and the benches.
import { createServer } from 'node:http'
import sirv from 'sirv'

/**
 * Serves `folder` on a free port of 127.0.0.1.
 * @param {string} folder
 * @param {{port?: number, base?: string, isolated?: boolean, gzip?: boolean}} [options] base: sub-path to serve under, '/a/b/';
 *   gzip: serve name.gz for name where it is there, as servers that compress do;
 *   isolated: send the COOP and COEP headers that make the page cross-origin isolated.
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export function serveFolder(folder, { port = 0, base = '/', isolated = false, gzip = false } = {}) {
  const headers = isolated
    ? { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
    : {}
  const files = sirv(folder, { dev: !gzip, etag: true, gzip })
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const notFound = () => {
      response.statusCode = 404
      response.setHeader('content-type', 'text/plain')
      response.end('Not found')
    }
    if (!request.url.startsWith(base)) return notFound()
    request.url = request.url.slice(base.length - 1)
    files(request, response, notFound)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const { port: chosen } = server.address()
      resolve({
        url: `http://127.0.0.1:${chosen}${base}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}
