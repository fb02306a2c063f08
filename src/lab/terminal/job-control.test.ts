import { describe, expect, it } from 'vitest'
import { createTestConsole } from './test-console.ts'

const UP = 'uvicorn app.main:app'

describe('a server in the foreground', () => {
  it('prints as it goes and holds the prompt until Ctrl+C', async () => {
    const { console, shown, pass, machine } = createTestConsole()
    let status: number | null = null
    void console.run(UP).then((ended) => {
      status = ended
    })
    await pass(100)
    const [server] = machine.host.processes()
    expect(shown().slice(1)).toEqual([
      `INFO:     Started server process [${server?.pid}]`,
      'INFO:     Waiting for application startup.',
      'INFO:     Application startup complete.',
      'INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)',
    ])
    expect(console.status.isBusy).toBe(true)
    console.interrupt()
    await pass(1000)
    expect(shown()).toContain('^C')
    expect(shown().at(-1)).toBe(`INFO:     Finished server process [${server?.pid}]`)
    expect(status).toBe(0)
    expect(console.status.isBusy).toBe(false)
  })

  it('that is killed ends with 137 and bash’s word for it', async () => {
    const { console, machine, pass, shown } = createTestConsole()
    const ended = console.run(UP)
    await pass(100)
    machine.host.signal(machine.pidsOf('server')[0] ?? 0, 'SIGKILL')
    await pass(100)
    expect(await ended).toBe(137)
    expect(shown().at(-1)).toBe('Killed')
  })

  it('with two workers gets Ctrl+C as a group and ends with 0', async () => {
    const { console, pass, shown, machine } = createTestConsole()
    const ended = console.run(`${UP} --workers 2`)
    await pass(200)
    expect(machine.pidsOf('worker')).toHaveLength(2)
    console.interrupt()
    await pass(3000)
    expect(await ended).toBe(0)
    expect(shown().at(-1)).toMatch(/Stopping parent process/)
  })
})

describe('a server in the background', () => {
  it('is announced with its own process id before its first line', async () => {
    const { run, shown, machine, pass } = createTestConsole()
    await run(`${UP} &`)
    await pass(20)
    const pid = machine.pidsOf('server')[0]
    expect(shown().slice(1, 3)).toEqual([`[1] ${pid}`, `INFO:     Started server process [${pid}]`])
    expect((await run('echo $!')).lines).toEqual([String(pid)])
  })

  it('answers curl in the foreground, and its log lines are above the answer', async () => {
    const { run, runWithTime, pass } = createTestConsole()
    await run(`${UP} &`)
    await pass(100)
    const { status, lines } = await runWithTime(
      `curl -s -o /dev/null -w '%{http_code}\\n' localhost:8000/readyz`,
    )
    expect(status).toBe(0)
    expect(lines).toEqual([
      expect.stringMatching(/^INFO: {5}127\.0\.0\.1:\d+ - "GET \/readyz HTTP\/1\.1" 200 OK$/),
      '200',
    ])
  })

  it('keeps the line that is being typed intact while it logs', async () => {
    const { run, type, live, pass, shown } = createTestConsole()
    await run(`${UP} &`)
    type('curl -s local')
    await pass(100)
    expect(shown().at(-1)).toMatch(/Uvicorn running/)
    expect(live()).toBe('siswa@tab:/srv/app$ curl -s local|')
  })

  it('can be listed, brought to the foreground and stopped there', async () => {
    const { console, run, pass, shown, machine } = createTestConsole()
    await run(`${UP} --port 9000 &`)
    await pass(100)
    const pid = machine.pidsOf('server')[0]
    expect((await run('jobs')).lines).toEqual([`[1]+  Running                 ${UP} --port 9000 &`])
    expect((await run('jobs -l')).lines).toEqual([`[1]+ ${pid} Running                 ${UP} --port 9000 &`])
    expect((await run('jobs -p')).lines).toEqual([String(pid)])
    const ended = console.run('fg')
    await pass(0)
    expect(console.status.isBusy).toBe(true)
    expect(shown().at(-1)).toBe(`${UP} --port 9000`)
    console.interrupt()
    await pass(1000)
    expect(await ended).toBe(0)
    expect((await run('jobs')).lines).toEqual([])
    expect(shown().some((line) => line.startsWith('[1]+  Done'))).toBe(false)
  })

  it('that is killed is reported as bash reports it', async () => {
    const { run, pass, shown, machine } = createTestConsole()
    await run(`${UP} &`)
    await pass(100)
    await run('kill -9 $!')
    await pass(100)
    expect(machine.host.processes()).toEqual([])
    expect(shown().at(-1)).toBe(`[1]+  Killed                  ${UP}`)
  })

  it.each([
    ['%1', 'Terminated'],
    ['-HUP %1', 'Hangup'],
    ['-INT %1', 'Done'],
  ])('kill %s ends it as %s', async (target, state) => {
    const { run, pass, shown } = createTestConsole()
    await run(`${UP} &`)
    await pass(100)
    await run(`kill ${target}`)
    await pass(1000)
    expect(shown().at(-1)).toBe(`[1]+  ${state.padEnd(24)}${UP}`)
  })

  it('that fails to start leaves its exit status in the notice', async () => {
    const { run, shown, settle } = createTestConsole()
    await run('uvicorn nope:app &')
    await settle()
    expect(shown().slice(1)).toEqual([
      expect.stringMatching(/^\[1\] \d+$/),
      'ERROR:    Error loading ASGI app. Could not import module "nope".',
      '[1]+  Exit 3                  uvicorn nope:app',
    ])
  })

  it('writes its log into the file that the line names, while it runs', async () => {
    const { run, pass } = createTestConsole()
    await run(`${UP} > server.log 2>&1 &`)
    await pass(100)
    const { lines } = await run('cat server.log')
    expect(lines.at(-1)).toBe('INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)')
    await run(`${UP} --port 8001 2>> server.log &`)
    await pass(100)
    expect((await run('grep -c Started server.log')).lines).toEqual(['2'])
  })
})

describe('other jobs', () => {
  it('Ctrl+C ends what runs, and the line with it', async () => {
    const { console, pass, shown, run } = createTestConsole()
    const ended = console.run('while true; do sleep 0.01; done; echo never')
    await pass(0)
    console.interrupt()
    expect(await ended).toBe(130)
    expect(shown().slice(1)).toEqual(['^C'])
    expect((await run('echo $?')).lines).toEqual(['130'])
  })

  it('in a loop each get a number, and wait waits for all of them', async () => {
    const { run } = createTestConsole()
    const { lines } = await run('for i in 1 2; do sleep 0.01 & done; wait; echo over')
    expect(lines[0]).toMatch(/^\[1\] \d+$/)
    expect(lines[1]).toMatch(/^\[2\] \d+$/)
    expect(lines.slice(2, 4).toSorted()).toEqual([
      expect.stringMatching(/^\[1\]. {2}Done {20}sleep 0\.01$/),
      expect.stringMatching(/^\[2\]. {2}Done {20}sleep 0\.01$/),
    ])
    expect(lines[4]).toBe('over')
  })

  it('see the variables of the moment and change none of the shell', async () => {
    const { run } = createTestConsole()
    await run('x=before')
    const { lines } = await run('x=at; { echo $x; x=inside; } & x=after; wait; echo $x')
    expect(lines).toContain('at')
    expect(lines.at(-1)).toBe('after')
  })

  it('can be killed by number or process id', async () => {
    const { run, settle, shown } = createTestConsole()
    await run('sleep 100 & sleep 200 &')
    await run('kill %1')
    await run('kill -9 $!')
    await settle()
    expect(shown().filter((line) => /Terminated|Killed/.test(line))).toEqual([
      expect.stringMatching(/^\[1\]. {2}Terminated {14}sleep 100$/),
      expect.stringMatching(/^\[2\]. {2}Killed {18}sleep 200$/),
    ])
  })

  it('that are not there are named as bash names them', async () => {
    const { run } = createTestConsole()
    expect(await run('fg')).toEqual({ status: 1, lines: ['bash: fg: current: no such job'] })
    expect(await run('bg %7')).toEqual({ status: 1, lines: ['bash: bg: %7: no such job'] })
    expect(await run('wait %7')).toEqual({ status: 127, lines: ['bash: wait: %7: no such job'] })
    expect(await run('kill %7')).toEqual({ status: 1, lines: ['bash: kill: %7: no such job'] })
  })

  it('are in the background already when bg is asked', async () => {
    const { run } = createTestConsole()
    await run('sleep 100 &')
    expect((await run('bg')).lines).toEqual(['bash: bg: job 1 already in background'])
    await run('kill %1')
  })
})
