import { describe, expect, it } from 'vitest'
import type { Action } from './keys.ts'
import { LineHistory } from './line-history.ts'
import { PromptLine } from './prompt-line.ts'

function createPrompt(...history: string[]) {
  const past = new LineHistory()
  for (const line of history) past.add(line)
  const prompt = new PromptLine(past)
  return {
    past,
    prompt,
    act: (...actions: Action[]) => actions.map((action) => prompt.press({ kind: 'action', action })).at(-1),
    type: (text: string) => prompt.press({ kind: 'text', text }),
    shown: () => {
      const { beforeCursor, afterCursor } = prompt.live('$ ')
      return `${beforeCursor}|${afterCursor}`
    },
  }
}

describe('history', () => {
  it('goes back to what was run and forward to what was being typed', () => {
    const { act, type, prompt } = createPrompt('one', 'two')
    type('draft')
    act('previous-history')
    expect(prompt.text).toBe('two')
    act('previous-history', 'previous-history')
    expect(prompt.text).toBe('one')
    act('next-history', 'next-history', 'next-history')
    expect(prompt.text).toBe('draft')
  })

  it('keeps changes to old lines until one is run', () => {
    const { act, type, prompt, past } = createPrompt('one', 'two')
    act('previous-history', 'previous-history')
    type('!')
    act('next-history', 'previous-history')
    expect(prompt.text).toBe('one!')
    past.add('three')
    act('previous-history', 'previous-history', 'previous-history')
    expect(prompt.text).toBe('one')
  })

  it('keeps no blank lines and no repetition', () => {
    const { past } = createPrompt('one', ' ', 'one', 'two', 'one')
    expect(past.entries).toEqual(['one', 'two', 'one'])
  })
})

describe('reverse search', () => {
  it('finds the newest line with the text, then older ones', () => {
    const { act, type, shown, prompt } = createPrompt('curl a', 'ls', 'curl b')
    act('reverse-search')
    type('cu')
    expect(shown()).toBe("(reverse-i-search)`cu': |curl b")
    act('reverse-search')
    expect(prompt.text).toBe('curl a')
    act('reverse-search')
    expect(shown()).toBe("(failed reverse-i-search)`cu': |curl a")
    expect(act('enter')).toBe('enter')
    expect(prompt.text).toBe('curl a')
    expect(shown()).toBe('$ |curl a')
  })

  it('takes back a letter, gives up with Ctrl+G, keeps the line with an arrow', () => {
    const { act, type, prompt } = createPrompt('curl a', 'cat b')
    type('typed')
    act('reverse-search')
    type('cux')
    type('y')
    act('backward-delete-char', 'backward-delete-char')
    expect(prompt.text).toBe('curl a')
    act('abort')
    expect(prompt.text).toBe('typed')
    act('reverse-search')
    type('cat')
    act('end-of-line')
    expect(prompt.text).toBe('cat b')
    expect(prompt.isSearching).toBe(false)
  })
})

it('Ctrl+D deletes, and on an empty line it is the end', () => {
  const { act, type, prompt } = createPrompt()
  type('ab')
  act('beginning-of-line')
  expect(act('end-of-file')).toBe(null)
  expect(prompt.text).toBe('b')
  act('end-of-file')
  expect(act('end-of-file')).toBe('end-of-file')
})
