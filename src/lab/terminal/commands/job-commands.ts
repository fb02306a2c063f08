import { type Job, type Jobs, jobLine } from '#lab/terminal/jobs.ts'
import type { CommandIo, ShellCommand } from './command.ts'

/** + for the newest job, - for the one before it. */
export function jobMark(jobs: Jobs, job: Job): string {
  const [newest, before] = jobs.background.toReversed()
  if (job === newest) return '+'
  return job === before ? '-' : ' '
}

export const jobs: ShellCommand = {
  name: 'jobs',
  summary: (texts) => texts.jobs.summary,
  help: (texts) => texts.jobs.help,
  options: ['-l', '-p'],
  async run(args, io) {
    const unknown = args.find((argument) => !/^-[lp]+$/.test(argument))
    if (unknown !== undefined) {
      io.err(`jobs: ${io.machine.texts.unsupportedHere(unknown)}\n`)
      return 2
    }
    const table = io.machine.jobs
    for (const job of table.background) {
      const mark = jobMark(table, job)
      if (args.includes('-p')) io.out(`${job.pid}\n`)
      else if (args.includes('-l')) {
        io.out(`[${job.number}]${mark} ${job.pid} ${'Running'.padEnd(24)}${job.command} &\n`)
      } else io.out(`${jobLine(job, mark, 'Running')} &\n`)
    }
    return 0
  },
}

export const fg: ShellCommand = {
  name: 'fg',
  summary: (texts) => texts.fg.summary,
  help: (texts) => texts.fg.help,
  completes: 'jobs',
  async run(args, io) {
    const job = findJob('fg', args[0], io)
    if (!job) return 1
    io.out(`${job.command}\n`)
    return io.machine.jobs.bringToForeground(job)
  },
}

export const bg: ShellCommand = {
  name: 'bg',
  summary: (texts) => texts.bg.summary,
  help: (texts) => texts.bg.help,
  completes: 'jobs',
  async run(args, io) {
    const job = findJob('bg', args[0], io)
    if (!job) return 1
    io.err(`bash: bg: job ${job.number} already in background\n`)
    return 0
  },
}

/** Takes the place of bash's `wait`, which just-bash knows only by name. */
export const wait: ShellCommand = {
  name: '__wait',
  summary: (texts) => texts.wait.summary,
  help: (texts) => texts.wait.help,
  async run(args, io) {
    const { jobs: table } = io.machine
    if (args.length === 0) {
      await orCancelled(Promise.all(table.background.map((job) => job.done)), io)
      return 0
    }
    let status = 0
    for (const name of args) {
      const job = name.startsWith('%')
        ? table.find(name)
        : (table.background.find(({ pid }) => String(pid) === name) ?? null)
      if (!job) {
        io.err(`bash: wait: ${name}: no such job\n`)
        status = 127
      } else status = (await orCancelled(job.done, io)) ?? 130
    }
    return status
  },
}

function findJob(command: string, name: string | undefined, io: CommandIo): Job | null {
  const job = io.machine.jobs.find(name ?? '')
  if (!job) io.err(`bash: ${command}: ${name ?? 'current'}: no such job\n`)
  return job
}

/** Null when Ctrl+C came first. */
function orCancelled<T>(promise: Promise<T>, { cancelled }: CommandIo): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null)
    if (cancelled.aborted) stop()
    cancelled.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => cancelled.removeEventListener('abort', stop))
  })
}
