import { describe, expect, it } from 'vitest'
import { createTestConsole } from '#lab/terminal/test-console.ts'
import { readUvicornCommand } from './uvicorn-options.ts'

const usage = (message: string) => [
  'Usage: uvicorn [OPTIONS] APP',
  "Try 'uvicorn --help' for help.",
  '',
  `Error: ${message}`,
]

describe('a command line that is wrong', () => {
  it.each([
    ['uvicorn', "Missing argument 'APP'."],
    ['uvicorn --foo app.main:app', 'No such option: --foo'],
    ['uvicorn --worker 2 app.main:app', 'No such option: --worker Did you mean --workers?'],
    ['uvicorn app.main:app --workers two', "Invalid value for '--workers': 'two' is not a valid integer."],
    ['uvicorn app.main:app --workers 0', "Invalid value for '--workers': 0 is not in the range 1<=x<=16."],
    [
      'uvicorn app.main:app --port 70000',
      "Invalid value for '--port': 70000 is not in the range 0<=x<=65535.",
    ],
    ['uvicorn app.main:app --port', "Option '--port' requires an argument."],
    ['uvicorn app.main:app --version=1', "Option '--version' does not take a value."],
    ['uvicorn app.main:app extra', 'Got unexpected extra argument (extra)'],
    [
      'uvicorn app.main:app --queue none',
      "Invalid value for '--queue': 'none' is not one of 'worker', 'shared'.",
    ],
  ])('%s: click’s words and status 2', async (line, message) => {
    const { run } = createTestConsole()
    expect(await run(line)).toEqual({ status: 2, lines: usage(message) })
  })

  it('names what uvicorn has and this machine has not', async () => {
    const { run } = createTestConsole()
    expect(await run('uvicorn app.main:app --reload')).toEqual({
      status: 2,
      lines: ['uvicorn: opsi --reload tidak didukung di sini (lihat --help)'],
    })
  })
})

describe('an application that cannot be loaded', () => {
  it.each([
    ['app', 'Import string "app" must be in format "<module>:<attribute>".'],
    ['app.main:', 'Import string "app.main:" must be in format "<module>:<attribute>".'],
    ['nope:app', 'Could not import module "nope".'],
    ['app.http:app', 'Attribute "app" not found in module "app.http".'],
    ['app.main:nope', 'Attribute "nope" not found in module "app.main".'],
  ])('%s: uvicorn’s words and status 3', async (app, message) => {
    const { run } = createTestConsole()
    expect(await run(`uvicorn ${app}`)).toEqual({
      status: 3,
      lines: [`ERROR:    Error loading ASGI app. ${message}`],
    })
  })

  it('is looked for from the current folder, as Python does', async () => {
    const { run, machine } = createTestConsole()
    await run('cd /tmp')
    expect((await run('uvicorn app.main:app')).lines).toEqual([
      'ERROR:    Error loading ASGI app. Could not import module "app.main".',
    ])
    await run('cd /srv/app/app')
    await run('uvicorn main:app &')
    expect(machine.pidsOf('server')).toHaveLength(1)
  })
})

it('--version says which version is imitated', async () => {
  const { run } = createTestConsole()
  const { status, lines } = await run('uvicorn --version')
  expect(status).toBe(0)
  expect(lines).toEqual([expect.stringMatching(/^Running uvicorn 0\.51\.0 \(ditiru/)])
})

it('hands its options to the host', () => {
  const read = readUvicornCommand(
    '--workers 3 --limit-concurrency=5 app.main:app --timeout-graceful-shutdown 7 --timeout-worker-healthcheck 9 --host 0.0.0.0 --port 80 --queue shared --no-use-colors'.split(
      ' ',
    ),
  )
  expect(read).toEqual({
    kind: 'run',
    app: 'app.main:app',
    config: {
      host: '0.0.0.0',
      port: 80,
      workers: 3,
      limitConcurrency: 5,
      timeoutGracefulShutdownS: 7,
      timeoutWorkerHealthcheckS: 9,
      queue: 'shared',
      useColors: false,
    },
  })
})

it('reads the disk anew whenever a worker starts', async () => {
  const { run, pass, machine, disk } = createTestConsole()
  const started: string[] = []
  const { startOptions } = disk
  disk.startOptions = () => {
    const options = startOptions.call(disk)
    started.push(options.artifact)
    return options
  }
  await run('uvicorn app.main:app --workers 2 &')
  await pass(200)
  disk.change({ artifact: 'tiny' })
  machine.host.signal(machine.pidsOf('worker')[0] ?? 0, 'SIGKILL')
  await pass(2000)
  expect(started).toEqual(['int8', 'int8', 'tiny'])
})

it('in a pipe says that its output comes when it ends', async () => {
  const { console, pass, shown } = createTestConsole()
  void console.run('uvicorn app.main:app 2>&1 | tee log')
  await pass(100)
  expect(shown().slice(1)).toEqual([
    'uvicorn: keluaran lewat pipa baru tampil setelah uvicorn berhenti (Ctrl+C).',
  ])
  console.interrupt()
  await pass(1000)
  expect(shown().at(-1)).toMatch(/^INFO: {5}Finished server process/)
})

it('whose start fails ends with 3 and the runtime’s words', async () => {
  const { console, machine, pass, shown } = createTestConsole()
  machine.behaviour = {
    ...machine.behaviour,
    failure: {
      code: 'hash-mismatch',
      stage: 'verify',
      file: 'model.int8.onnx',
      runtimeMessage: 'not the same',
    },
  }
  const ended = console.run('uvicorn app.main:app')
  await pass(1000)
  expect(await ended).toBe(3)
  expect(shown()).toContain('HashMismatch: model.int8.onnx: not the same')
  expect(shown().at(-1)).toBe('ERROR:    Application startup failed. Exiting.')
})
