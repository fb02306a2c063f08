import { readFileSync } from 'node:fs'
import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { en as english, id as indonesian } from './fixtures/pages.tsx'

const decode = (html: string) =>
  html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<\/(p|h\d|li|summary|button|label|legend|dd|dt)>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')

/** The seed's lines that belong to the course, mended as agreed: two slips, mathematics typeset, solutions once. */
function seedLines(): string[] {
  const lines = readFileSync('src/course/fixtures/seed.id.txt', 'utf8').split('\n')
  const lab = ['TERMINAL', '> Siap', '>', 'INSPEKTOR', 'Simulasikan alur']
  return lines
    .filter((line) => !lab.some((start) => line === start || (start !== '>' && line.startsWith(start))))
    .map((line) =>
      line
        .replace('layanan minimal, layanan mandiriyang', 'layanan minimal dan mandiri yang')
        .replace(/^(Inferensi Latensi Rendah:|Ketersediaan Tinggi:|Reproduktibilitas:)/, '$1 ')
        .replaceAll(/\$(\d+)(?:\\text\{(\w+)\})?\$/g, '$1$2'),
    )
}

/** A term is a button in the middle of a line: it does not end one. */
const pageLines = (html: string) =>
  decode(html.replaceAll(/<button[^>]*istilah-[^>]*>(.*?)<\/button>/g, '$1')).split('\n')

describe('the Indonesian page as the server sends it', () => {
  const html = renderToString(indonesian)

  test('has every line of the seed, word for word', () => {
    const found = new Set(pageLines(html).map((line) => line.trim()))
    expect(seedLines().filter((line) => !found.has(line))).toEqual([])
  })

  test('shows each solution once', () => {
    expect(html.split('Solusi:')).toHaveLength(3)
    expect(html.split('Refaktor kode menjadi modul terpisah')).toHaveLength(2)
  })
})

describe.each([
  ['Indonesian', indonesian],
  ['English', english],
])('the %s page', (_name, page) => {
  const html = renderToString(page)

  test('has no style attribute: the content security policy forbids them', () => {
    expect(html).not.toMatch(/\sstyle=/)
  })

  test('has every id once', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([])
  })

  test('has a popover for every term', () => {
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
    const targets = [...html.matchAll(/popovertarget="([^"]+)"/gi)].map(([, id]) => id)
    expect(targets.length).toBeGreaterThan(20)
    expect(targets.filter((id) => !ids.has(id))).toEqual([])
  })

  test('typesets formulas as MathML', () => {
    expect(html).toMatch(/<math[^>]*><mrow><mn>50<\/mn><mtext[^>]*>ms<\/mtext><\/mrow><\/math>/)
    expect(decode(html)).not.toContain('$')
  })

  test('loads nothing from another place and names no referrer', () => {
    expect(html).not.toMatch(/\ssrc="/)
    for (const [link] of html.matchAll(/<a [^>]*>/g)) expect(link).toContain('rel="noreferrer"')
  })
})
