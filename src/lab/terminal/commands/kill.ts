import { SHELL_PID } from '#lab/terminal/jobs.ts'
import type { CommandIo, ShellCommand } from './command.ts'
import { type ReadSignal, readSignal, SIGNAL_NAMES, signalTable } from './signals.ts'

const USAGE = 'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n'

export const kill: ShellCommand = {
  name: 'kill',
  summary: (texts) => texts.kill.summary,
  help: (texts) => texts.kill.help,
  options: ['-9', '-KILL', '-TERM', '-STOP', '-HUP', '-INT', '-TTIN', '-TTOU', '-l'],
  completes: 'processes',
  async run(args, io) {
    const [first, ...rest] = args
    if (first === undefined) {
      io.err(USAGE)
      return 2
    }
    if (first === '-l' || first === '-L') return list(rest, io)
    let name = 'TERM'
    let targets = [...args]
    if (first === '-s' || first === '-n') {
      const [value, ...others] = rest
      if (value === undefined) {
        io.err(`bash: kill: ${first}: option requires an argument\n`)
        return 1
      }
      name = value
      targets = others
    } else if (first.startsWith('-') && first !== '--') {
      name = first.slice(1)
      targets = rest
    }
    if (targets[0] === '--') targets.shift()
    const read = readSignal(name)
    if (read.kind === 'unknown') {
      io.err(`bash: kill: ${name}: invalid signal specification\n`)
      return 1
    }
    if (read.kind === 'unsupported') {
      io.err(`kill: ${io.machine.texts.kill.unsupportedSignal(read.name)}\n`)
      return 1
    }
    if (targets.length === 0) {
      io.err(USAGE)
      return 2
    }
    const sent = targets.map((target) => send(read, target, io))
    return sent.every(Boolean) ? 0 : 1
  },
}

function list(names: readonly string[], io: CommandIo): number {
  if (names.length === 0) {
    io.out(signalTable())
    return 0
  }
  let status = 0
  for (const text of names) {
    // An exit status tells its signal, too.
    const number = Number(text) > 128 ? Number(text) - 128 : Number(text)
    const found = /^\d+$/.test(text)
      ? SIGNAL_NAMES[number]
      : SIGNAL_NAMES.indexOf(text.toUpperCase().replace(/^SIG/, ''))
    if (found === undefined || found === -1) {
      io.err(`bash: kill: ${text}: invalid signal specification\n`)
      status = 1
    } else io.out(`${found}\n`)
  }
  return status
}

/** True when the signal arrived. */
function send(read: ReadSignal, target: string, io: CommandIo): boolean {
  const { host, jobs, texts } = io.machine
  if (target.startsWith('%')) {
    const job = jobs.find(target)
    if (!job) io.err(`bash: kill: ${target}: no such job\n`)
    else if (read.kind !== 'signal') return true
    else if (jobs.signal(job, read.signal)) return true
    else io.err(`kill: ${texts.kill.notForJobs(read.signal)}\n`)
    return false
  }
  if (!/^-?\d+$/.test(target)) {
    io.err(`bash: kill: ${target}: arguments must be process or job IDs\n`)
    return false
  }
  const pid = Number(target)
  if (pid === SHELL_PID) {
    if (read.kind === 'probe') return true
    io.err(`kill: ${texts.kill.shell}\n`)
    return false
  }
  const job = jobs.all.find((candidate) => candidate.pid === Math.abs(pid) && candidate.servers.size === 0)
  if (job && job !== io.job) {
    if (read.kind !== 'signal' || jobs.signal(job, read.signal)) return true
    io.err(`kill: ${texts.kill.notForJobs(read.signal)}\n`)
    return false
  }
  const isThere = host.processes().some((process) => process.pid === Math.abs(pid))
  if (read.kind === 'signal' ? host.signal(pid, read.signal) : isThere) return true
  io.err(`bash: kill: (${pid}) - No such process\n`)
  return false
}
