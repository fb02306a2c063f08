import type { Command, ResolvedCommandContext } from 'just-bash/browser'
import { byteString, bytesOfString, decodeBytes } from './byte-string.ts'
import type { CommandIo, Machine, ShellCommand } from './commands/command.ts'
import { FileSink } from './file-sink.ts'
import type { Job } from './jobs.ts'
import type { MachineFiles } from './machine-files.ts'
import { readStreamMark } from './stream-mark.ts'

/** What a command of ours runs in. */
export type CommandSurroundings = {
  machine: Machine
  files: MachineFiles
  job: Job
  /** Writes to the terminal. */
  terminal: (text: string) => void
}

/** Makes a command of this machine one of just-bash's. */
export function ownCommand(command: ShellCommand, surroundings: CommandSurroundings): Command {
  return {
    name: command.name,
    async execute(args, context) {
      const marked = readStreamMark(args)
      const { machine, files, job, terminal } = surroundings
      let streams: Streams
      try {
        streams = await openStreams(marked, context, surroundings)
      } catch (error) {
        // It is the shell that says so, before the command begins.
        terminal(`bash: ${(error as Error).message}\n`)
        return { stdout: '', stderr: '', exitCode: 1 }
      }
      const io: CommandIo = {
        machine,
        files,
        job,
        tell: terminal,
        out: streams.out.write,
        err: streams.err.write,
        stdoutIsTerminal: marked.out.sink === 'terminal',
        stderrIsTerminal:
          marked.err.sink === 'terminal' || (marked.err.sink === 'same' && marked.out.sink === 'terminal'),
        pipesOut: marked.out.sink === 'result' || marked.err.sink === 'result',
        stdin: bytesOfString(String(context.stdin)),
        cwd: context.cwd,
        cancelled: context.signal ?? job.cancelled,
        assign: async (name, value) => context.assignShellVariable?.(name, value),
        variables: context.env,
      }
      const exitCode = await runCommand(command, marked.args, io)
      await Promise.all([streams.out.close(), streams.err.close()])
      return {
        stdout: streams.out.result(),
        // stderr is text; the bytes that a program writes there are UTF-8.
        stderr: decodeBytes(bytesOfString(streams.err.result())),
        exitCode,
        stdoutKind: 'bytes',
        stdoutEncoding: 'binary',
      }
    },
  }
}

async function runCommand(command: ShellCommand, args: readonly string[], io: CommandIo): Promise<number> {
  if (!command.readsHelp && args.includes('--help')) {
    io.out(`${command.help(io.machine.texts)}\n`)
    return 0
  }
  try {
    return await command.run(args, io)
  } catch (error) {
    io.err(`${command.name}: ${(error as Error).message}\n`)
    return 1
  }
}

type Stream = {
  write: (data: string | Uint8Array) => void
  /** What is to be handed to just-bash, one character for each byte. */
  result: () => string
  close: () => Promise<void>
}

type Streams = { out: Stream; err: Stream }

/** Rejects when a file cannot be opened. */
async function openStreams(
  { out, err }: ReturnType<typeof readStreamMark>,
  { cwd }: ResolvedCommandContext,
  { files, terminal }: CommandSurroundings,
): Promise<Streams> {
  const open = async ({ sink, file }: typeof out): Promise<Stream> => {
    if (sink === 'terminal') return terminalStream(terminal)
    if (sink !== 'file' && sink !== 'append') return resultStream()
    return fileStream(await FileSink.open(files, files.resolvePath(cwd, file), sink === 'append'))
  }
  const stdout = await open(out)
  return { out: stdout, err: err.sink === 'same' ? { ...stdout, result: () => '' } : await open(err) }
}

function terminalStream(terminal: (text: string) => void): Stream {
  return {
    write: (data) => terminal(typeof data === 'string' ? data : decodeBytes(data)),
    result: () => '',
    close: async () => {},
  }
}

function fileStream(sink: FileSink): Stream {
  return { write: (data) => sink.write(data), result: () => '', close: () => sink.close() }
}

function resultStream(): Stream {
  const pieces: string[] = []
  return {
    write: (data) => {
      pieces.push(byteString(typeof data === 'string' ? new TextEncoder().encode(data) : data))
    },
    result: () => pieces.join(''),
    close: async () => {},
  }
}
