import { describe, expect, test } from 'vitest'
import { inlineMarkup, MarkupError } from './inline-markup.ts'

describe('inline markup', () => {
  test('plain text stays as it is, dashes, quotes and ampersands included', () => {
    const text = 'sukses—di mana “kita” & mereka < 5 > 3'
    expect(inlineMarkup(text)).toEqual([text])
  })

  test('bold, emphasis and code are told apart', () => {
    expect(inlineMarkup('**a** *b* `c`')).toEqual([
      { kind: 'strong', children: ['a'] },
      ' ',
      { kind: 'em', children: ['b'] },
      ' ',
      { kind: 'code', text: 'c' },
    ])
  })

  test('a link to a glossary anchor is a term, one to the web is a source', () => {
    expect(inlineMarkup('[latensi](#istilah-latensi) [PyTorch](https://pytorch.org/)')).toEqual([
      { kind: 'term', term: 'latensi', children: ['latensi'] },
      ' ',
      { kind: 'link', href: 'https://pytorch.org/', children: ['PyTorch'] },
    ])
  })

  test('a sentence that begins like a list, a heading or a quotation is a sentence', () => {
    for (const text of ['1. Perubahan', '- a', '# a', '> a', '+ a'])
      expect(inlineMarkup(text)).toEqual([text])
  })

  test('a formula becomes a tree and keeps the punctuation that touches it', () => {
    expect(inlineMarkup('misalnya, ($50$), sangat')).toEqual([
      'misalnya, ',
      {
        kind: 'keep',
        children: [
          '(',
          { kind: 'math', tree: { name: 'math', children: [{ name: 'mn', children: ['50'] }] } },
          '),',
        ],
      },
      ' sangat',
    ])
  })

  test.each([
    ['<b>a</b>', 'HTML'],
    ['a <b>b</b>', 'HTML'],
    ['![a](https://a.example/b.png)', 'image'],
    ['[a](http://a.example/)', 'https'],
    ['[a](javascript:alert(1))', 'https'],
    ['[a](//a.example/)', 'https'],
    ['[](https://a.example/)', 'words'],
    ['a\n\nb', 'one paragraph'],
    ['$\\unknown$', '\\unknown'],
    ['$\\frac{$', 'cannot be read'],
    ['$\\href{https://a.example/}{x}$', 'cannot be read'],
  ])('%j is refused', (text, said) => {
    expect(() => inlineMarkup(text)).toThrow(said)
  })

  test('a mistake says where it is', () => {
    try {
      inlineMarkup('ab [c](ftp://d)')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(MarkupError)
      expect((error as MarkupError).offset).toBe(3)
    }
  })
})
