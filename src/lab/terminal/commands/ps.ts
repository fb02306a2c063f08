import type { ProcessInfo } from '#fleet/host.ts'
import { printable } from '#fleet/log-line.ts'
import { SHELL_PID } from '#lab/terminal/jobs.ts'
import type { CommandIo, ShellCommand } from './command.ts'

export const ps: ShellCommand = {
  name: 'ps',
  summary: (texts) => texts.ps.summary,
  help: (texts) => texts.ps.help,
  options: ['-e', '-f', '-ef'],
  words: ['aux'],
  async run(args, io) {
    const letters = new Set<string>()
    for (const argument of args) {
      if (!/^-?[aAefuwx]+$/.test(argument)) {
        io.err(`error: ${io.machine.texts.unsupportedHere(argument)}\n`)
        return 1
      }
      // Without a hyphen these are BSD's options, of which u means another format than -u.
      for (const letter of argument.replace('-', '')) letters.add(letter)
    }
    const rows = listProcesses(io)
    if (letters.has('u')) io.out(table(USER_COLUMNS, rows))
    else if (letters.has('f')) io.out(table(FULL_COLUMNS, rows))
    else io.out(table(PLAIN_COLUMNS, rows))
    return 0
  },
}

type Row = {
  pid: number
  parentPid: number
  state: 'S' | 'R' | 'T'
  /** Time of day, hours and minutes. */
  start: string
  command: string
}

/** The shell and what it runs, then the host's processes. */
function listProcesses(io: CommandIo): Row[] {
  const { host, jobs, clock } = io.machine
  const startOf = (startedAtMs: number) => {
    const date = new Date(Date.now() - (clock.nowMs() - startedAtMs))
    return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
  }
  const shell: Row = { pid: SHELL_PID, parentPid: 1, state: 'S', start: startOf(0), command: 'bash' }
  const own = jobs.all
    .filter((job) => job.servers.size === 0)
    .map((job): Row => {
      const isSelf = job === io.job
      const command = isSelf ? 'ps' : job.command
      return {
        pid: job.pid,
        parentPid: SHELL_PID,
        state: isSelf ? 'R' : 'S',
        start: startOf(job.startedAtMs),
        command,
      }
    })
  const served = host.processes().map((process): Row => {
    return {
      pid: process.pid,
      parentPid: process.parentPid ?? SHELL_PID,
      state: stateOf(process),
      start: startOf(process.startedAtMs),
      command: process.command,
    }
  })
  return [shell, ...own, ...served].sort((a, b) => a.pid - b.pid)
}

function stateOf({ state, inFlight }: ProcessInfo): Row['state'] {
  if (state === 'stopped') return 'T'
  return state === 'starting' || inFlight > 0 ? 'R' : 'S'
}

type Column = { head: string; width: number; alignsLeft?: true; value: (row: Row) => string }

/** A browser does not tell what a worker uses. */
const UNKNOWN = '-'
const unknown = (head: string, width: number): Column => ({ head, width, value: () => UNKNOWN })
const pid: Column = { head: 'PID', width: 7, value: (row) => String(row.pid) }
const user = (head: string): Column => ({ head, width: 8, alignsLeft: true, value: () => 'siswa' })
const terminal: Column = { head: 'TTY', width: 8, alignsLeft: true, value: () => 'pts/0' }
const time: Column = unknown('TIME', 8)
const command = (head: string): Column => ({
  head,
  width: 0,
  alignsLeft: true,
  value: (row) => printable(row.command),
})

const PLAIN_COLUMNS: readonly Column[] = [pid, terminal, time, command('CMD')]
const FULL_COLUMNS: readonly Column[] = [
  user('UID'),
  pid,
  { head: 'PPID', width: 7, value: (row) => String(row.parentPid) },
  unknown('C', 2),
  { head: 'STIME', width: 5, value: (row) => row.start },
  terminal,
  time,
  command('CMD'),
]
const USER_COLUMNS: readonly Column[] = [
  user('USER'),
  pid,
  unknown('%CPU', 4),
  unknown('%MEM', 4),
  unknown('VSZ', 6),
  unknown('RSS', 5),
  terminal,
  { head: 'STAT', width: 4, alignsLeft: true, value: (row) => row.state },
  { head: 'START', width: 5, value: (row) => row.start },
  { ...time, width: 6 },
  command('COMMAND'),
]

function table(columns: readonly Column[], rows: readonly Row[]): string {
  const line = (cells: readonly string[]) =>
    columns
      .map(({ width, alignsLeft }, index) => {
        const cell = cells[index] ?? ''
        return alignsLeft ? cell.padEnd(width) : cell.padStart(width)
      })
      .join(' ')
      .trimEnd()
  const lines = [
    line(columns.map(({ head }) => head)),
    ...rows.map((row) => line(columns.map(({ value }) => value(row)))),
  ]
  return `${lines.join('\n')}\n`
}
