// Writes dist/index.html (Indonesian) and dist/en.html: the built page with its text already in it.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { render } from '../.cache/prerender/prerender.js'
import { renderDocuments } from './documents.mjs'

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const template = readFileSync('dist/index.html', 'utf8')

/** The font of the text, asked for before the stylesheet has been read: most visitors then see no other. */
function fontPreload() {
  const font = manifest['index.html'].assets?.find((file) => file.includes('plus-jakarta'))
  if (!font) throw new Error('prerender: the font of the text is not in the build')
  return `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${font}">`
}

/** The chunks with one language's texts, fetched beside the entry instead of after it. */
function preloads(language) {
  const wanted = [`src/i18n/${language}.ts`, `src/course/content/${language}/module.course.yaml`]
  return wanted
    .map((source) => {
      const chunk = manifest[source]
      if (!chunk) throw new Error(`prerender: no chunk for ${source} in the build`)
      return `<link rel="modulepreload" crossorigin href="./${chunk.file}">`
    })
    .join('')
}

const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const PAGES = [
  ['id', 'index.html'],
  ['en', 'en.html'],
]

for (const [language, file] of PAGES) {
  const page = await render(language)
  if (/ style=/.test(page.html)) throw new Error('prerender: a style attribute, which the policy forbids')
  const html = template
    .replace('<html lang="id">', `<html lang="${language}">`)
    .replace('%TITLE%', () => escapeHtml(page.title))
    .replace('%DESCRIPTION%', () => escapeHtml(page.description))
    .replace('</head>', () => `${fontPreload()}${preloads(language)}</head>`)
    .replace('<!--app-->', () => page.html)
  writeFileSync(`dist/${file}`, html)
  console.log(`prerendered dist/${file}: ${(html.length / 1000).toFixed(1)} kB`)
}
const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(template)?.[1]
const [stylesheet] = manifest['index.html'].css
if (!policy || !stylesheet) throw new Error('prerender: the built page has no policy or no stylesheet')
renderDocuments(stylesheet, policy)

// The build's own manifest is for the tools, not for the server.
mkdirSync('.cache', { recursive: true })
renameSync('dist/.vite/manifest.json', '.cache/build-manifest.json')
rmSync('dist/.vite', { recursive: true })
