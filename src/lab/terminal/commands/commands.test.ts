import { describe, expect, it } from 'vitest'
import { SHELL_PID } from '#lab/terminal/jobs.ts'
import { shellTexts } from '#lab/terminal/shell-texts.ts'
import { createTestConsole } from '#lab/terminal/test-console.ts'
import { shellCommands } from './commands.ts'

const typed = (name: string) => ({ __wait: 'wait', __exit: 'exit' })[name] ?? name

describe.each(shellCommands().map((command) => [typed(command.name), command] as const))(
  '%s',
  (name, command) => {
    it('has help and a summary in both languages', () => {
      for (const part of ['help', 'summary'] as const) {
        const [id, en] = [command[part](shellTexts('id')), command[part](shellTexts('en'))]
        expect(id.length).toBeGreaterThan(5)
        expect(en.length).toBeGreaterThan(5)
      }
      expect(command.summary(shellTexts('id'))).not.toBe(command.summary(shellTexts('en')))
    })

    // exit is bash's own: it ends the line before it would read an option, after its message.
    it('prints it for --help and ends with 0', async () => {
      for (const language of ['id', 'en'] as const) {
        const { run } = createTestConsole({ language })
        const texts = shellTexts(language)
        const { status, lines } = await run(`${name} --help`)
        if (name === 'exit') expect(lines[0]).toBe(texts.exit.message)
        else expect([status, lines.join('\n')]).toEqual([0, command.help(texts)])
      }
    })

    it('is explained by bantuan', async () => {
      const { run } = createTestConsole()
      expect((await run(`bantuan ${name}`)).lines.join('\n')).toBe(command.help(shellTexts('id')))
    })
  },
)

describe('bantuan', () => {
  it('lists the lesson’s commands, and help is its other name', async () => {
    const { run } = createTestConsole()
    const { lines } = await run('bantuan')
    for (const name of [
      'uvicorn',
      'curl',
      'hey',
      'ps',
      'kill',
      'free',
      'onnx',
      'sha256sum',
      'jobs',
      'wait',
      'exit',
    ]) {
      expect(lines.filter((line) => line.startsWith(`  ${name} `))).toHaveLength(1)
    }
    expect((await run('help')).lines).toEqual(lines)
  })

  it('knows no help on what it does not know', async () => {
    const { run } = createTestConsole()
    expect(await run('bantuan nope')).toEqual({
      status: 1,
      lines: ['bantuan: tidak ada bantuan untuk "nope"; coba nope --help'],
    })
    expect((await run('bantuan -x')).status).toBe(2)
  })
})

describe('ps', () => {
  it('lists the shell, its jobs and the service’s processes by id', async () => {
    const { run, pass, machine } = createTestConsole()
    await run('uvicorn app.main:app --workers 2 &')
    await pass(200)
    const [parent] = machine.pidsOf('parent')
    const { lines } = await run('ps -ef')
    expect(lines[0]).toBe('UID          PID    PPID  C STIME TTY          TIME CMD')
    const rows = lines.slice(1).map((line) => line.split(/\s+/))
    const pids = rows.map(([, pid]) => Number(pid))
    expect(pids).toEqual(pids.toSorted((a, b) => a - b))
    expect(rows.filter(([, , ppid]) => Number(ppid) === parent)).toHaveLength(2)
    expect(rows.find(([, pid]) => Number(pid) === parent)?.[2]).toBe(String(SHELL_PID))
    expect(rows.map((row) => row[7])).toEqual(expect.arrayContaining(['bash', 'ps', 'uvicorn']))
  })

  it('aux shows a stopped worker as T', async () => {
    const { run, pass, machine } = createTestConsole()
    await run('uvicorn app.main:app --workers 2 &')
    await pass(200)
    const [worker = 0] = machine.pidsOf('worker')
    await run(`kill -STOP ${worker}`)
    const { lines } = await run('ps aux')
    expect(lines[0]).toBe('USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND')
    expect(lines.find((line) => line.includes(String(worker)))?.split(/\s+/)[7]).toBe('T')
  })

  it('refuses what it does not know', async () => {
    const { run } = createTestConsole()
    expect((await run('ps -o pid')).status).toBe(1)
  })
})

describe('kill', () => {
  it.each([
    [
      'kill',
      2,
      'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]',
    ],
    ['kill 99999', 1, 'bash: kill: (99999) - No such process'],
    ['kill abc', 1, 'bash: kill: abc: arguments must be process or job IDs'],
    ['kill -FOO 1', 1, 'bash: kill: FOO: invalid signal specification'],
    ['kill -CONT 1', 1, expect.stringContaining('SIGCONT tidak didukung di sini')],
    ['kill -USR1 1', 1, 'kill: SIGUSR1 tidak didukung di sini'],
    [`kill ${SHELL_PID}`, 1, expect.stringContaining('shell ini adalah tab Anda')],
    ['kill -s', 1, 'bash: kill: -s: option requires an argument'],
    ['kill -l 9', 0, 'KILL'],
    ['kill -l TERM', 0, '15'],
    ['kill -l 137', 0, 'KILL'],
    ['kill -l nope', 1, 'bash: kill: nope: invalid signal specification'],
    ['kill -l', 0, ' 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP'],
  ])('%s ends with %i', async (line, status, first) => {
    const { run } = createTestConsole()
    const result = await run(line)
    expect(result.status).toBe(status)
    expect(result.lines[0]).toEqual(first)
  })

  it.each(['-9', '-KILL', '-SIGKILL', '-s KILL', '-n 9', '-kill'])('%s is SIGKILL', async (option) => {
    const { run, pass, machine } = createTestConsole()
    await run('uvicorn app.main:app &')
    await pass(100)
    expect((await run(`kill ${option} ${machine.pidsOf('server')[0]}`)).status).toBe(0)
    await pass(50)
    expect(machine.host.processes()).toEqual([])
  })

  it('-0 only asks', async () => {
    const { run, pass, machine } = createTestConsole()
    await run('uvicorn app.main:app &')
    await pass(100)
    expect((await run(`kill -0 ${machine.pidsOf('server')[0]}`)).status).toBe(0)
    expect((await run('kill -0 99999')).status).toBe(1)
    expect(machine.host.processes()).toHaveLength(1)
  })

  it('with -PID reaches the whole process group', async () => {
    const { run, pass, machine } = createTestConsole()
    await run('uvicorn app.main:app --workers 2 &')
    await pass(200)
    await run(`kill -9 -- -${machine.pidsOf('parent')[0]}`)
    await pass(100)
    expect(machine.host.processes()).toEqual([])
  })
})

describe('history', () => {
  it('lists, shortens and forgets', async () => {
    const { run } = createTestConsole()
    await run('echo a')
    await run('echo b')
    expect((await run('history 2')).lines).toEqual(['    2  echo b', '    3  history 2'])
    await run('history -c')
    expect((await run('history')).lines).toEqual(['    1  history'])
  })

  it.each([
    ['history x', 1, 'bash: history: x: numeric argument required'],
    ['history 1 2', 1, 'bash: history: too many arguments'],
    ['history -w', 2, 'history: opsi -w tidak didukung di sini (lihat --help)'],
  ])('%s ends with %i', async (line, status, message) => {
    const { run } = createTestConsole()
    expect(await run(line)).toEqual({ status, lines: [message] })
  })
})

it.each(['clear', 'reset'])('%s empties the screen and not the transcript', async (name) => {
  const { run, shown, transcript } = createTestConsole()
  await run('echo kept')
  await run(name)
  expect(shown()).toEqual([])
  expect(transcript.toText()).toContain('kept')
})

it('jobs refuses what it does not know', async () => {
  const { run } = createTestConsole()
  expect(await run('jobs -x')).toEqual({
    status: 2,
    lines: ['jobs: opsi -x tidak didukung di sini (lihat --help)'],
  })
})
