import { expect, it } from 'vitest'
import { KeyReader } from './keys.ts'

const actions = (data: string) =>
  new KeyReader().read(data).map((key) => (key.kind === 'action' ? key.action : `${key.kind}:${key.text}`))

it.each([
  ['\u0001', 'beginning-of-line'],
  ['\u0005', 'end-of-line'],
  ['\u0003', 'interrupt'],
  ['\u0004', 'end-of-file'],
  ['\u000b', 'kill-line'],
  ['\u0015', 'unix-line-discard'],
  ['\u0017', 'unix-word-rubout'],
  ['\u0012', 'reverse-search'],
  ['\u000c', 'clear-screen'],
  ['\u0019', 'yank'],
  ['\u007f', 'backward-delete-char'],
  ['\u001b[A', 'previous-history'],
  ['\u001bOB', 'next-history'],
  ['\u001b[D', 'backward-char'],
  ['\u001b[3~', 'delete-char'],
  ['\u001b[H', 'beginning-of-line'],
  ['\u001b[4~', 'end-of-line'],
  ['\u001b[1;5C', 'forward-word'],
  ['\r', 'enter'],
  ['\t', 'complete'],
])('%j means %s', (data, action) => {
  expect(actions(data)).toEqual([action])
})

it('Alt and a letter move and delete by words', () => {
  expect(actions('\u001bb')).toEqual(['escape', 'backward-word'])
  expect(actions('\u001bf')).toEqual(['escape', 'forward-word'])
  expect(actions('\u001b\u007f')).toEqual(['escape', 'backward-kill-word'])
})

it('Escape before another key is just Escape', () => {
  expect(actions('\u001bx')).toEqual(['escape', 'text:x'])
  expect(actions('\u001b\r')).toEqual(['escape', 'enter'])
  expect(actions('\u001b\u0003')).toEqual(['escape', 'interrupt'])
})

it('text comes as a whole, whatever its script', () => {
  expect(actions('halo 日本\r')).toEqual(['text:halo 日本', 'enter'])
})

it('a key that means nothing is left out, and what follows it is not', () => {
  expect(actions('\u001b[15~a\u0000b')).toEqual(['text:a', 'text:b'])
})

it('a paste in pieces is one paste, and its line ends are no Enter', () => {
  const reader = new KeyReader()
  expect(reader.read('\u001b[200~one\rtw')).toEqual([])
  expect(reader.read('o\u001b[201~x')).toEqual([
    { kind: 'paste', text: 'one\rtwo' },
    { kind: 'text', text: 'x' },
  ])
})
