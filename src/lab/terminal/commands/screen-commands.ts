import type { ShellCommand } from './command.ts'

/** clear and reset do the same here: this terminal has no mode that could be put right. */
function screenCommand(name: 'clear' | 'reset'): ShellCommand {
  return {
    name,
    summary: (texts) => texts[name].summary,
    help: (texts) => texts[name].help,
    async run(_args, io) {
      io.machine.clearScreen()
      return 0
    },
  }
}

export const clear = screenCommand('clear')
export const reset = screenCommand('reset')

export const history: ShellCommand = {
  name: 'history',
  summary: (texts) => texts.history.summary,
  help: (texts) => texts.history.help,
  options: ['-c'],
  async run(args, io) {
    const [first, ...extra] = args
    const { entries } = io.machine.history
    if (first === '-c' && extra.length === 0) {
      io.machine.history.clear()
      return 0
    }
    if (first?.startsWith('-')) {
      io.err(`history: ${io.machine.texts.unsupportedHere(first)}\n`)
      return 2
    }
    if (extra.length > 0 || (first !== undefined && !/^\d+$/.test(first))) {
      io.err(
        `bash: history: ${extra.length > 0 ? 'too many arguments' : `${first}: numeric argument required`}\n`,
      )
      return 1
    }
    const count = first === undefined ? entries.length : Math.min(Number(first), entries.length)
    const start = entries.length - count
    for (const [index, line] of entries.slice(start).entries()) {
      io.out(`${String(start + index + 1).padStart(5)}  ${line}\n`)
    }
    return 0
  },
}

/** just-bash names its own machine. */
export const hostname = constant('hostname', 'tab')
export const whoami = constant('whoami', 'siswa')

function constant(name: 'hostname' | 'whoami', answer: string): ShellCommand {
  return {
    name,
    summary: (texts) => texts[name].summary,
    help: (texts) => texts[name].help,
    async run(args, io) {
      const [first] = args
      if (first === undefined) {
        io.out(`${answer}\n`)
        return 0
      }
      io.err(`${name}: ${io.machine.texts.unsupportedHere(first)}\n`)
      return 1
    },
  }
}

/** Said before `exit` ends the line. */
export const exit: ShellCommand = {
  name: '__exit',
  summary: (texts) => texts.exit.summary,
  help: (texts) => texts.exit.help,
  async run(_args, io) {
    io.tell(`${io.machine.texts.exit.message}\n`)
    return 0
  },
}
