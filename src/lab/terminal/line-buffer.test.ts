import { describe, expect, it } from 'vitest'
import type { Action } from './keys.ts'
import { LineBuffer } from './line-buffer.ts'

/** The bar stands for the cursor. */
function edit(start: string, ...actions: (Action | { insert: string })[]): string {
  const line = new LineBuffer()
  line.set(start.replace('|', ''), start.indexOf('|'))
  for (const action of actions) {
    if (typeof action === 'string') line.apply(action)
    else line.insert(action.insert)
  }
  return `${line.text.slice(0, line.cursor)}|${line.text.slice(line.cursor)}`
}

describe('editing', () => {
  it.each<[string, string, Action[], string]>([
    ['to the beginning', 'ab|c', ['beginning-of-line'], '|abc'],
    ['to the end', 'a|bc', ['end-of-line'], 'abc|'],
    ['by characters', 'a|bc', ['forward-char', 'backward-char', 'backward-char', 'backward-char'], '|abc'],
    ['by words', 'curl -s |localhost:8000/predict', ['forward-word'], 'curl -s localhost|:8000/predict'],
    ['back by words', 'curl -s| x', ['backward-word'], 'curl -|s x'],
    ['delete under the cursor', 'a|bc', ['delete-char'], 'a|c'],
    ['delete before the cursor', 'a|bc', ['backward-delete-char'], '|bc'],
    ['nothing to delete', '|', ['backward-delete-char', 'delete-char'], '|'],
    ['kill to the end', 'a|bc', ['kill-line'], 'a|'],
    ['kill to the beginning', 'ab|c', ['unix-line-discard'], '|c'],
    ['kill a word up to a blank', 'cat a/b.txt|', ['unix-word-rubout'], 'cat |'],
    ['kill a word of letters', 'cat a/b.txt|', ['backward-kill-word'], 'cat a/b.|'],
    ['kill the next word', 'a| bc d', ['kill-word'], 'a| d'],
    ['change two at the end', 'sl|', ['transpose-chars'], 'ls|'],
    ['change two in the middle', 'a|bc', ['transpose-chars'], 'ba|c'],
  ])('%s', (_name, start, actions, end) => {
    expect(edit(start, ...actions)).toBe(end)
  })

  it('takes what looks like one character as one', () => {
    expect(edit('e\u0301|', 'backward-delete-char')).toBe('|')
    expect(edit('👨‍👩‍👧|x', 'backward-char')).toBe('|👨‍👩‍👧x')
    expect(edit('|👨‍👩‍👧x', 'delete-char')).toBe('|x')
  })
})

describe('killed text', () => {
  it('comes back, and kills in a row come back together', () => {
    expect(edit('one two|', 'unix-word-rubout', 'yank', 'yank')).toBe('one twotwo|')
    expect(edit('one two three|', 'unix-word-rubout', 'unix-word-rubout', 'yank')).toBe('one two three|')
    expect(edit('ab|cd', 'kill-line', 'unix-line-discard', 'yank')).toBe('abcd|')
  })

  it('of a later kill replaces it once something else was done', () => {
    expect(edit('one two|', 'unix-word-rubout', 'backward-char', 'unix-word-rubout', 'yank')).toBe('one| ')
  })
})
