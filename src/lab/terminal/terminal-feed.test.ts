import { Terminal } from '@xterm/xterm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LiveLine, TerminalFeed } from './terminal-feed.ts'

/** A feed into a real xterm without a screen. */
function createScreen(columns = 20, rows = 8, rowsKept = 1000) {
  const terminal = new Terminal({ cols: columns, rows, scrollback: rowsKept })
  const state = { live: { beforeCursor: '$ ', afterCursor: '' } as LiveLine, writes: 0, longest: 0 }
  const feed = new TerminalFeed({
    write: (data, done) => {
      state.writes += 1
      state.longest = Math.max(state.longest, data.length)
      terminal.write(data, done)
    },
    live: () => state.live,
    columns,
    rowsKept,
  })
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise<void>((done) => terminal.write('', done))
  }
  return {
    terminal,
    feed,
    state,
    settle,
    show(beforeCursor: string, afterCursor = '') {
      state.live = { beforeCursor, afterCursor }
      feed.refresh()
    },
    /** Everything from the first row on; rows that were wrapped are put together. */
    async text(): Promise<string[]> {
      await settle()
      const { active } = terminal.buffer
      const lines: string[] = []
      for (let index = 0; index < active.length; index++) {
        const line = active.getLine(index)
        const text = line?.translateToString(true) ?? ''
        if (line?.isWrapped) lines[lines.length - 1] += text
        else lines.push(text)
      }
      while (lines.at(-1) === '') lines.pop()
      return lines
    },
    /** Row from the top of everything, and column. */
    async cursor(): Promise<[number, number]> {
      await settle()
      const { active } = terminal.buffer
      return [active.baseY + active.cursorY, active.cursorX]
    },
  }
}

describe('the live line', () => {
  it('stays below lines that come while it is typed', async () => {
    const screen = createScreen()
    screen.show('$ ab', 'cd')
    screen.feed.addLines(['one', 'two'])
    screen.feed.addLines(['three'])
    expect(await screen.text()).toEqual(['one', 'two', 'three', '$ abcd'])
    expect(await screen.cursor()).toEqual([3, 4])
  })

  it('may take several rows, with the cursor in any of them', async () => {
    const screen = createScreen(10)
    const text = 'abcdefghijklmnopqrstuvwxyz'
    screen.feed.addLines(['log'])
    screen.show(`$ ${text.slice(0, 5)}`, text.slice(5))
    expect(await screen.text()).toEqual(['log', `$ ${text}`])
    expect(await screen.cursor()).toEqual([1, 7])
    screen.feed.addLines(['more'])
    expect(await screen.text()).toEqual(['log', 'more', `$ ${text}`])
    screen.show('$ x')
    expect(await screen.text()).toEqual(['log', 'more', '$ x'])
    expect(await screen.cursor()).toEqual([2, 3])
  })

  it('that fills its row exactly puts the cursor on the next one', async () => {
    const screen = createScreen(10)
    screen.show('$ 12345678')
    expect(await screen.cursor()).toEqual([1, 0])
    screen.show('$ 12345678', 'x')
    expect(await screen.cursor()).toEqual([1, 0])
    screen.show('$ 1234567', '8')
    expect(await screen.cursor()).toEqual([0, 9])
    screen.feed.addLines(['log'])
    expect(await screen.text()).toEqual(['log', '$ 12345678'])
  })

  it.each([
    ['wide characters', '日本語テスト', 'です'],
    ['a wide character that does not fit the row', '123456789日', '本'],
    ['combining marks', 'e\u0301e\u0301', 'a\u0308'],
    ['emoji, one column each in this terminal', '😀😀', '👍'],
    ['colours', '\u001b[32muser\u001b[0m:$ ls', ' -l'],
    ['a tab', 'a\tb', 'c'],
  ])('counts %s as xterm does', async (_name, before, after) => {
    const reference = createScreen(12)
    reference.show(before)
    const expected = await reference.cursor()
    const screen = createScreen(12)
    screen.show(before, after)
    screen.feed.addLines(['log'])
    screen.show(before, after)
    expect(await screen.cursor()).toEqual([expected[0] + 1, expected[1]])
    expect((await screen.text())[0]).toBe('log')
  })

  it('survives a new width', async () => {
    const screen = createScreen(20)
    screen.feed.addLines(['log'])
    screen.show('$ abcdefghijklmnop', 'qrs')
    await screen.settle()
    screen.feed.interlude(() => {
      screen.terminal.resize(10, 8)
      screen.feed.columns = 10
    })
    screen.feed.addLines(['after'])
    expect(await screen.text()).toEqual(['log', 'after', '$ abcdefghijklmnopqrs'])
  })

  it('is all that is left after clearing', async () => {
    const screen = createScreen()
    screen.feed.addLines(['one', 'two'])
    screen.show('$ abc')
    screen.feed.clear(() => screen.terminal.clear())
    expect(await screen.text()).toEqual(['$ abc'])
  })
})

it('whatever is printed and typed, the screen is the lines and below them the live line', async () => {
  const piece = fc.stringMatching(/^[a-z é日]{0,30}$/)
  const step = fc.oneof(
    fc.record({ lines: fc.array(piece, { maxLength: 3 }) }),
    fc.record({ before: piece, after: piece }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 8, max: 40 }),
      fc.array(step, { maxLength: 12 }),
      async (columns, steps) => {
        const screen = createScreen(columns, 24)
        const lines: string[] = []
        let live = ''
        screen.show('')
        for (const next of steps) {
          if ('lines' in next) {
            lines.push(...next.lines)
            screen.feed.addLines(next.lines)
          } else {
            live = `${next.before}${next.after}`
            screen.show(next.before, next.after)
          }
          // Now and then the terminal has caught up.
          if (lines.length % 2 === 0) await screen.settle()
        }
        const trimmed = [...lines, live].map((line) => line.trimEnd())
        while (trimmed.at(-1) === '') trimmed.pop()
        expect((await screen.text()).map((line) => line.trimEnd())).toEqual(trimmed)
      },
    ),
    { seed: 3, numRuns: 150 },
  )
})

describe('much output', () => {
  it('is written in small pieces, each when the one before it was taken', async () => {
    let pending: (() => void) | null = null
    const written: string[] = []
    const feed = new TerminalFeed({
      write: (data, done) => {
        expect(pending).toBe(null)
        written.push(data)
        pending = done
      },
      live: () => ({ beforeCursor: '', afterCursor: '' }),
      columns: 80,
      rowsKept: 10_000,
      chunkLength: 100,
    })
    feed.addLines(Array.from({ length: 50 }, (_, index) => `line number ${index}`))
    feed.addLines(['last'])
    while (pending) {
      const done: () => void = pending
      pending = null
      done()
    }
    expect(written.length).toBeGreaterThan(5)
    expect(Math.max(...written.map((data) => data.length))).toBeLessThan(200)
    const lines = written.join('').split('\r\n')
    expect(lines.filter((line) => line.includes('line number'))).toHaveLength(50)
    expect(written.at(-1)).toContain('last')
  })

  it('of 100,000 lines ends with the newest ones, and only what can be seen again was written', async () => {
    const screen = createScreen(80, 24, 10_000)
    screen.show('$ typed')
    const lines = Array.from({ length: 100_000 }, (_, index) => `line ${index}`)
    for (let start = 0; start < lines.length; start += 1000)
      screen.feed.addLines(lines.slice(start, start + 1000))
    while ((await screen.text()).at(-2) !== 'line 99999') await screen.settle()
    expect((await screen.text()).at(-1)).toBe('$ typed')
    expect(screen.state.longest).toBeLessThan(20_000)
    expect(screen.state.writes).toBeLessThan(200)
  })
})
