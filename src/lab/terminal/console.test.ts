import { describe, expect, it } from 'vitest'
import { createTestConsole } from './test-console.ts'

const PROMPT = 'siswa@tab:/srv/app$ '

describe('typing', () => {
  it('shows the prompt with what is typed, runs it with Enter, and shows its answer above a new prompt', async () => {
    const { type, live, shown, settle } = createTestConsole()
    expect(live()).toBe(`${PROMPT}|`)
    type('echo halo')
    expect(live()).toBe(`${PROMPT}echo halo|`)
    type('\r')
    await settle()
    expect(shown()).toEqual([`${PROMPT}echo halo`, 'halo'])
    expect(live()).toBe(`${PROMPT}|`)
  })

  it('an empty line is a new prompt', async () => {
    const { type, shown, settle } = createTestConsole()
    type('\r  \r')
    await settle()
    expect(shown()).toEqual([PROMPT, `${PROMPT}  `])
  })

  it('goes on to another line until the command is whole', async () => {
    const { type, live, shown, settle } = createTestConsole()
    type('for i in 1 2; do\r')
    await settle()
    expect(live()).toBe('> |')
    type('echo $i\r')
    await settle()
    type('done | cat \\\r')
    await settle()
    type('| wc -l\r')
    await settle()
    expect(shown().at(-1)).toBe('2')
    expect(live()).toBe(`${PROMPT}|`)
  })

  it('ahead of a running command waits for it', async () => {
    const { type, shown, settle, pass } = createTestConsole()
    type('sleep 0.02\recho later\r')
    await pass(0)
    await settle()
    expect(shown()).toEqual([`${PROMPT}sleep 0.02`, `${PROMPT}echo later`, 'later'])
  })

  it('Ctrl+C gives up the line, the half-typed command and what was typed ahead', async () => {
    const { type, live, shown, settle } = createTestConsole()
    type('echo a\u0003')
    type('if true; then\r')
    await settle()
    type('x\u0003')
    expect(live()).toBe(`${PROMPT}|`)
    type('sleep 100\recho never\r')
    await settle()
    type('\u0003')
    await settle()
    expect(shown()).toEqual([
      `${PROMPT}echo a^C`,
      `${PROMPT}if true; then`,
      '> x^C',
      `${PROMPT}sleep 100`,
      '^C',
    ])
  })

  it('Ctrl+L clears what is shown and keeps the line; the transcript stays whole', async () => {
    const { type, run, live, shown, transcript } = createTestConsole()
    await run('echo kept')
    type('typed\u000c')
    expect(shown()).toEqual([])
    expect(live()).toBe(`${PROMPT}typed|`)
    expect(transcript.toText()).toContain('kept')
  })

  it('Ctrl+Z says that it is not supported, Ctrl+D that the tab is the machine', async () => {
    const { type, shown, settle, console } = createTestConsole()
    type('sleep 100\r')
    await settle()
    type('\u001a')
    expect(shown().at(-1)).toContain('Ctrl+Z tidak didukung')
    console.interrupt()
    await settle()
    type('\u0004')
    expect(shown().at(-1)).toContain('Tab ini adalah mesinnya')
  })
})

describe('pasting', () => {
  it('runs each line in order and leaves the last one to be edited', async () => {
    const { type, live, shown, settle } = createTestConsole()
    type('\u001b[200~x=1\r\necho $x\rcd app\npwd\u001b[201~')
    await settle()
    expect(shown()).toEqual([`${PROMPT}x=1`, `${PROMPT}echo $x`, '1', `${PROMPT}cd app`])
    expect(live()).toBe('siswa@tab:/srv/app/app$ pwd|')
  })

  it('takes control characters out, and a tab completes nothing', () => {
    const { type, live } = createTestConsole()
    type('\u001b[200~ec\u001b[2Jho\ta\u0007\u001b[201~')
    expect(live()).toBe(`${PROMPT}ec[2Jho    a|`)
  })
})

describe('Tab', () => {
  it.each([
    ['ban', 'bantuan '],
    ['ls mod', 'ls models/'],
    ['ls models/benda10/man', 'ls models/benda10/manifest.json '],
    ['curl -F file=@sam', 'curl -F file=@samples/'],
    ['curl -F file=@samples/k', 'curl -F file=@samples/kucing-1.png '],
    ['uvicorn --wor', 'uvicorn --workers '],
    ['uvicorn app.', 'uvicorn app.main:app '],
    ['cat < RE', 'cat < README.txt '],
    ['true && hist', 'true && history '],
    ['onnx sum', 'onnx summary '],
    ['echo $(cat set', 'echo $(cat settings.json '],
    ['for i in 1; do unam', 'for i in 1; do unam'],
    ['ls /srv/app/sa', 'ls /srv/app/samples/'],
  ])('%s becomes %s', async (before, after) => {
    const { type, settle, live } = createTestConsole()
    type(`${before}\t`)
    await settle()
    expect(live()).toBe(`${PROMPT}${after}|`)
  })

  it('completes what all have in common, and twice lists them below the line', async () => {
    const { type, settle, live, shown } = createTestConsole()
    type('ls models/benda10/m\t')
    await settle()
    expect(live()).toBe(`${PROMPT}ls models/benda10/m|`)
    expect(shown()).toEqual([])
    type('\t')
    await settle()
    expect(shown()).toEqual([`${PROMPT}ls models/benda10/m`, 'manifest.json    model.int8.onnx  model.onnx'])
    type('od\t')
    await settle()
    expect(live()).toBe(`${PROMPT}ls models/benda10/model.|`)
  })

  it('offers running processes to kill and jobs to fg', async () => {
    const { run, pass, type, settle, live, machine } = createTestConsole()
    await run('uvicorn app.main:app &')
    await pass(50)
    type('kill -9 \t')
    await settle()
    expect(live()).toBe(`${PROMPT}kill -9 ${machine.pidsOf('server')[0]} |`)
    type('\u0015fg \t')
    await settle()
    expect(live()).toBe(`${PROMPT}fg %1 |`)
  })

  it('moves the focus on when nothing is typed, and after Escape', () => {
    const { console, type, act } = createTestConsole()
    expect(console.tabLeaves).toBe(true)
    type('l')
    expect(console.tabLeaves).toBe(false)
    act('escape')
    expect(console.tabLeaves).toBe(true)
    type('s')
    expect(console.tabLeaves).toBe(false)
  })

  it('moves the focus on while a command runs, so that a server is no trap', async () => {
    const { console, type, act, pass } = createTestConsole()
    type('uvicorn app.main:app\r')
    await pass(50)
    expect(console.tabLeaves).toBe(true)
    type('ahead')
    expect(console.tabLeaves).toBe(false)
    act('escape')
    expect(console.tabLeaves).toBe(true)
    console.interrupt()
  })
})

describe('run', () => {
  it('types the command, keeps what was being typed, and gives its status', async () => {
    const { console, type, live, shown } = createTestConsole()
    type('half\u0001')
    expect(await console.run('ls nope')).toBe(2)
    expect(shown()).toEqual([`${PROMPT}ls nope`, 'ls: nope: No such file or directory'])
    expect(live()).toBe(`${PROMPT}|half`)
  })

  it('waits for what runs in the foreground; Ctrl+C drops what waits', async () => {
    const { console, shown, settle } = createTestConsole()
    const first = console.run('sleep 100')
    await settle()
    const second = console.run('echo never')
    expect(console.status).toEqual({ isBusy: true, waiting: 1 })
    console.interrupt()
    expect(await Promise.all([first, second])).toEqual([130, 130])
    expect(console.status).toEqual({ isBusy: false, waiting: 0 })
    expect(shown().join()).not.toContain('never')
  })

  it('behind a server says what it waits for', async () => {
    const { console, shown, pass } = createTestConsole()
    void console.run('uvicorn app.main:app')
    await pass(100)
    void console.run('ps')
    expect(shown().at(-1)).toContain('menunggu perintah di latar depan')
    console.interrupt()
  })

  it('can be interrupted while the shell is being fetched', async () => {
    const { console, shown } = createTestConsole()
    const ended = console.run('echo never')
    console.interrupt()
    expect(await ended).toBe(130)
    expect(shown()).toEqual([`${PROMPT}echo never`, '^C'])
    expect(await console.run('echo next')).toBe(0)
  })

  it('one after the other keeps their order', async () => {
    const { console, shown } = createTestConsole()
    const statuses = await Promise.all([console.run('echo a'), console.run('false'), console.run('echo $?')])
    expect(statuses).toEqual([0, 1, 0])
    expect(shown()).toEqual([`${PROMPT}echo a`, 'a', `${PROMPT}false`, `${PROMPT}echo $?`, '1'])
  })

  it('without a shell says why, and tries again with the next command', async () => {
    const { run, state } = createTestConsole({ isOffline: true })
    expect(await run('ls')).toEqual({
      status: 127,
      lines: ['bash: shell tidak dapat diambil; periksa sambungan, lalu coba lagi. offline'],
    })
    state.isOffline = false
    expect((await run('echo there')).lines).toEqual(['there'])
  })
})

it('speaks the language that is being read', async () => {
  const { run, state } = createTestConsole({ language: 'en' })
  expect((await run('help')).lines[0]).toBe('Commands on this machine:')
  state.language = 'id'
  expect((await run('help')).lines[0]).toBe('Perintah di mesin ini:')
})

it('has the fault command only when it is given', async () => {
  const { run } = createTestConsole()
  expect((await run('fault')).status).toBe(127)
  const faultCommand = {
    name: 'fault',
    summary: () => 'break something',
    help: () => 'Usage: fault',
    run: async (args: readonly string[], io: { out(text: string): void }) => {
      io.out(`broke ${args.join(' ')}\n`)
      return 4
    },
  }
  const given = createTestConsole({ faultCommand })
  expect(await given.run('fault disk')).toEqual({ status: 4, lines: ['broke disk'] })
  expect((await given.run('bantuan')).lines.join('\n')).toContain('break something')
})
