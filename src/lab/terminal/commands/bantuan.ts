import { textWidth } from '#lab/terminal/text-width.ts'
import type { CommandIo, ShellCommand } from './command.ts'

/** By what the lesson needs; names that are not registered are left out. */
const GROUPS = [
  { title: 'service', names: ['uvicorn', 'ps', 'kill', 'fault', 'free'] },
  { title: 'requests', names: ['curl', 'hey'] },
  { title: 'artefact', names: ['onnx', 'sha256sum'] },
  { title: 'jobs', names: ['jobs', 'fg', 'bg', 'wait'] },
  { title: 'shell', names: ['bantuan', 'history', 'clear', 'reset', 'exit'] },
] as const

export const bantuan: ShellCommand = {
  name: 'bantuan',
  summary: (texts) => texts.bantuan.summary,
  help: (texts) => texts.bantuan.help,
  completes: 'commands',
  async run(args, io) {
    const { texts } = io.machine
    const [name, ...extra] = args
    if (extra.length > 0 || name?.startsWith('-')) {
      io.err(`bantuan: ${texts.unsupportedHere(extra[0] ?? name ?? '')}\n`)
      return 2
    }
    if (name !== undefined) return helpOn(name, io)
    io.out(`${texts.bantuan.intro}\n`)
    for (const group of GROUPS) {
      io.out(`\n\u001b[36m${texts.bantuan.groups[group.title]}\u001b[0m\n`)
      for (const item of group.names) {
        const summary = summaryOf(item, io)
        if (summary !== null) io.out(`  ${item}${' '.repeat(11 - textWidth(item))}${summary}\n`)
      }
    }
    io.out(`\n${texts.bantuan.outro}\n`)
    return 0
  },
}

function summaryOf(name: string, io: CommandIo): string | null {
  const { texts } = io.machine
  if (name === 'sha256sum') return texts.sha256sum
  return find(name, io)?.summary(texts) ?? null
}

function find(name: string, io: CommandIo): ShellCommand | undefined {
  // help, wait and exit are builtins, answered by a command of another name.
  const wanted = { help: 'bantuan', wait: '__wait', exit: '__exit' }[name] ?? name
  return io.machine.commands.find((command) => command.name === wanted)
}

function helpOn(name: string, io: CommandIo): number {
  const command = find(name, io)
  if (!command) {
    io.err(`bantuan: ${io.machine.texts.bantuan.unknown(name)}\n`)
    return 1
  }
  io.out(`${command.help(io.machine.texts)}\n`)
  return 0
}
