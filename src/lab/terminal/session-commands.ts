import type { Command } from 'just-bash/browser'
import { createBreath } from './breath.ts'
import { bytesOfString, decodeBytes } from './byte-string.ts'
import { BREATHE_COMMAND, DEFINE_COMMAND } from './shell-script.ts'
import { KEEP_COMMAND, STATUS_COMMAND } from './shell-session.ts'

type SilentRun = (args: string[], context: Parameters<Command['execute']>[1]) => Promise<number>

/** A command of the shell's own that writes nothing. */
export function silent(name: string, run: SilentRun): Command {
  return {
    name,
    execute: async (args, context) => ({ stdout: '', stderr: '', exitCode: await run(args, context) }),
  }
}

/** What the frame around a line uses to hand its state over: see EPILOGUE. */
export function sessionCommands(kept: Map<string, string>, define: (key: number) => void): Command[] {
  const breathe = createBreath()
  return [
    silent(STATUS_COMMAND, async ([status = '0']) => {
      kept.set('status', status)
      return Number(status)
    }),
    silent(KEEP_COMMAND, async ([name = ''], context) => {
      kept.set(name, decodeBytes(bytesOfString(String(context.stdin))))
      return 0
    }),
    silent(DEFINE_COMMAND, async (keys) => {
      for (const key of keys) define(Number(key))
      return 0
    }),
    silent(BREATHE_COMMAND, async ([status]) => {
      await breathe()
      return Number(status)
    }),
    ...ABSENT.map(absent),
  ]
}

/** Names that just-bash knows and has no program for in a browser; its word for that is about itself. */
const ABSENT = ['python3', 'python', 'sqlite3', 'js-exec']

function absent(name: string): Command {
  return {
    name,
    execute: async () => ({ stdout: '', stderr: `bash: ${name}: command not found\n`, exitCode: 127 }),
  }
}
