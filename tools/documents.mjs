// Renders the documents that the page links to (model card, sources) from Markdown to plain pages in dist/.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { toHtml } from 'hast-util-to-html'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { toHast } from 'mdast-util-to-hast'
import { gfmTable } from 'micromark-extension-gfm-table'

const DOCUMENTS = ['SOURCES.md', 'models/benda10/MODEL-CARD.md', 'models/SOURCES.md', 'samples/SOURCES.md']

/** Text of a Markdown tree, for the title. */
const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join('')

/**
 * Writes dist/<name>.html for every document.
 * @param {string} stylesheet path of the built CSS inside dist
 * @param {string} policy the page's Content-Security-Policy
 */
export function renderDocuments(stylesheet, policy) {
  for (const source of DOCUMENTS) {
    const path = join('public', source)
    if (!existsSync(path)) throw new Error(`documents: ${path} is missing`)
    const tree = fromMarkdown(readFileSync(path, 'utf8'), {
      extensions: [gfmTable()],
      mdastExtensions: [gfmTableFromMarkdown()],
    })
    const title = textOf(tree.children.find((node) => node.type === 'heading') ?? { value: source })
    const up = (file) => relative(dirname(source), file) || '.'
    const html = `<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${toHtml({ type: 'text', value: title })}</title>
<script src="${up('boot.js')}"></script>
<link rel="stylesheet" href="${up(stylesheet)}">
<link rel="stylesheet" href="${up('document.css')}">
</head>
<body><main class="document"><p><a href="${up('index.html')}">Siap Produksi</a></p>
${toHtml(toHast(tree))}
</main></body></html>
`
    writeFileSync(join('dist', source.replace(/\.md$/, '.html')), html)
  }
}
