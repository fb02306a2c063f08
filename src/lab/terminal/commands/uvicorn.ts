import type { LogLine } from '#fleet/log-line.ts'
import { UVICORN_VERSION } from '#fleet/uvicorn-log.ts'
import { endName } from '#lab/terminal/jobs.ts'
import { HOME } from '#lab/terminal/machine-image.ts'
import { plainText } from '#lab/terminal/transcript.ts'
import type { CommandIo, ShellCommand } from './command.ts'
import { readUvicornCommand, UVICORN_OPTIONS, type UvicornConfig } from './uvicorn-options.ts'

/** uvicorn 0.51 (STARTUP_FAILURE). */
const STARTUP_FAILURE = 3
const USAGE_ERROR = 2

export const uvicorn: ShellCommand = {
  name: 'uvicorn',
  summary: (texts) => texts.uvicorn.summary,
  help: (texts) => texts.uvicorn.help,
  options: UVICORN_OPTIONS,
  words: ['app.main:app'],
  readsHelp: true,
  async run(args, io) {
    const { texts } = io.machine
    const command = readUvicornCommand(args)
    switch (command.kind) {
      case 'help':
        io.out(`${texts.uvicorn.help}\n`)
        return 0
      case 'version':
        io.out(`Running uvicorn ${UVICORN_VERSION} ${texts.uvicorn.versionNote}\n`)
        return 0
      case 'unsupported':
        io.err(`uvicorn: ${texts.unsupportedHere(command.option)}\n`)
        return USAGE_ERROR
      case 'usage-error':
        io.err(`Usage: uvicorn [OPTIONS] APP\nTry 'uvicorn --help' for help.\n\nError: ${command.message}\n`)
        return USAGE_ERROR
      case 'run':
        break
    }
    const importProblem = await importProblemOf(command.app, io)
    if (importProblem !== null) {
      io.err(`${level(io, 'ERROR')}Error loading ASGI app. ${importProblem}\n`)
      return STARTUP_FAILURE
    }
    const { problem } = io.machine.settings
    if (problem !== null) {
      io.err(`Traceback (most recent call last):\n  File "${io.cwd}/app/main.ts", in <module>\n${problem}\n`)
      return 1
    }
    return serve(command.config, io)
  },
}

async function serve(config: UvicornConfig, io: CommandIo): Promise<number> {
  const { host, disk, jobs, texts } = io.machine
  if (io.pipesOut) io.tell(`${texts.uvicorn.pipeNote}\n`)
  // The first lines come while the server starts; the shell says the job's number before them.
  const early: LogLine[] = []
  let isKnown = false
  const print = ({ stream, text }: LogLine) => {
    const [write, isTerminal] =
      stream === 'stdout' ? [io.out, io.stdoutIsTerminal] : [io.err, io.stderrIsTerminal]
    write(`${isTerminal || config.useColors ? text : plainText(text)}\n`)
  }
  const server = host.startServer(
    { ...config, startOptions: async () => disk.startOptions() },
    { onLine: (line) => (isKnown ? print(line) : early.push(line)) },
  )
  jobs.addServer(io.job, server.pid)
  isKnown = true
  for (const line of early) print(line)
  const stop = () => host.signal(server.pid, 'SIGTERM')
  io.cancelled.addEventListener('abort', stop)
  if (io.cancelled.aborted) stop()
  try {
    const status = await server.exited
    // What bash says of a program in the foreground; one in the background gets a notice of its own.
    if (io.job.number === null && (status === 137 || status === 143)) io.tell(`${endName(status)}\n`)
    return status
  } finally {
    io.cancelled.removeEventListener('abort', stop)
    jobs.removeServer(io.job, server.pid)
  }
}

/** uvicorn/importer.py, with the modules that are on the disk. Null when the import string is right. */
async function importProblemOf(app: string, io: CommandIo): Promise<string | null> {
  const colon = app.indexOf(':')
  const [module, attribute] = colon < 0 ? [app, ''] : [app.slice(0, colon), app.slice(colon + 1)]
  if (module === '' || attribute === '') {
    return `Import string "${app}" must be in format "<module>:<attribute>".`
  }
  const path = io.files.resolvePath(io.cwd, `${module.replaceAll('.', '/')}.ts`)
  if (!(await io.files.exists(path))) return `Could not import module "${module}".`
  if (path !== `${HOME}/app/main.ts` || attribute !== 'app') {
    return `Attribute "${attribute}" not found in module "${module}".`
  }
  return null
}

/** uvicorn's level prefix: nine columns and a space, red on a terminal. */
function level(io: CommandIo, name: 'ERROR'): string {
  const label = io.stderrIsTerminal ? `\u001b[31m${name}\u001b[0m` : name
  return `${label}:${' '.repeat(8 - name.length)} `
}
