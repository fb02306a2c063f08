import { Bash, type Command } from 'just-bash/browser'
import type { Host } from '#fleet/host.ts'
import type { Language } from '#i18n/language.ts'
import type { Clock } from '#traffic/clock.ts'
import { pageClock } from '../page-clock.ts'
import type { Machine, ShellCommand } from './commands/command.ts'
import { shellCommands } from './commands/commands.ts'
import { jobMark } from './commands/job-commands.ts'
import { type Completion, complete } from './completion.ts'
import { endName, type Job, Jobs, jobLine, SHELL_PID } from './jobs.ts'
import type { LineHistory } from './line-history.ts'
import type { Disk } from './machine-disk.ts'
import { createMachineImage, fetchSiteFile, HOME, type MachineImage } from './machine-image.ts'
import { ownCommand } from './own-command.ts'
import type { FunctionDefinition, Script, Statement } from './script-nodes.ts'
import { sessionCommands, silent } from './session-commands.ts'
import {
  ALWAYS,
  assignable,
  BUILTINS,
  BUNDLED_COMMANDS,
  EMPTY,
  INITIAL_SCRIPT,
  INITIAL_VARIABLES,
  LIMITS,
} from './shell-environment.ts'
import {
  BACKGROUND_COMMAND,
  type Instruments,
  instrument,
  instrumentNested,
  LAST_BACKGROUND_PID,
  TERMINAL,
} from './shell-script.ts'
import { EPILOGUE, framed, type KeptPart, ShellSession, STATUS_COMMAND } from './shell-session.ts'
import { checkSource, type SourceCheck } from './shell-source.ts'
import { shellTexts } from './shell-texts.ts'
import { terminalDevice } from './terminal-device.ts'

export type ShellOptions = {
  host: Host
  disk: Disk
  history: LineHistory
  language: () => Language
  /** Writes to the terminal, line ends and all. */
  write: (text: string) => void
  /** Writes a line above what stands in the open line. */
  print: (line: string) => void
  clearScreen: () => void
  /** Beside those of commands/. */
  extraCommands?: readonly ShellCommand[]
  /** The host's clock. */
  clock?: Clock
  /** A file of the site. */
  fetchFile?: (path: string) => Promise<Uint8Array<ArrayBuffer>>
}

/** bash on the learner's machine: just-bash with our commands, its state kept from line to line, and jobs. */
export class Shell {
  readonly jobs: Jobs
  readonly image: MachineImage
  readonly commands: readonly ShellCommand[]
  readonly session = new ShellSession(HOME)
  readonly #options: ShellOptions
  readonly #clock: Clock
  /** Reads scripts; runs nothing. */
  readonly #parser = new Bash({ defenseInDepth: false })
  readonly #statements: Statement[] = []
  readonly #definitions: FunctionDefinition[] = []
  readonly #instruments: Instruments

  constructor(options: ShellOptions) {
    this.#options = options
    this.#clock = options.clock ?? pageClock
    this.commands = [...shellCommands(), ...(options.extraCommands ?? [])]
    this.#instruments = {
      streaming: new Set(this.commands.map(({ name }) => name)),
      keepStatement: (statement) => this.#statements.push(statement) - 1,
      keepFunction: (definition) => this.#definitions.push(definition) - 1,
    }
    this.image = createMachineImage({
      disk: options.disk,
      readme: () => shellTexts(options.language()).readme,
      fetchFile: options.fetchFile ?? fetchSiteFile,
    })
    this.image.files.addVirtual(TERMINAL, terminalDevice(options.write))
    this.image.files.onReadFailure = (path, reason) =>
      options.print(shellTexts(options.language()).readFailed(path, reason))
    this.jobs = new Jobs({
      host: options.host,
      now: () => this.#clock.nowMs(),
      onStart: (job) => options.print(`[${job.number}] ${job.pid}`),
      onEnd: (job, status) => this.#tellEnd(job, status),
    })
  }

  /** Whether a line can run, needs another one, or is wrong. */
  check(source: string): SourceCheck {
    return checkSource(source, (script) => this.#parse(script))
  }

  /** Runs a line that check() found complete. Resolves with its exit status; never rejects. */
  async run(source: string): Promise<number> {
    this.session.status = await this.jobs.runInForeground(source, (job) =>
      this.#guarded(async () => {
        await this.image.list()
        return job.cancelled.aborted ? 0 : this.#runLine(source, job)
      }),
    )
    return this.session.status
  }

  async #runLine(source: string, job: Job): Promise<number> {
    const { session } = this
    const script = framed({
      prelude: this.#prelude(session.isFresh ? INITIAL_SCRIPT : session.prelude),
      functions: session.functions.values(),
      status: this.#parse(`${STATUS_COMMAND} ${session.status}`),
      line: instrument(this.#parse(source), this.#instruments),
      epilogue: this.#parse(EPILOGUE),
    })
    const kept = new Map<string, string>()
    const ended = await this.#execute(
      script,
      job,
      session.cwd,
      session.isFresh ? INITIAL_VARIABLES : {},
      kept,
    )
    session.cwd = ended.cwd ?? session.cwd
    session.previousCwd = ended.previousCwd ?? session.previousCwd
    // Ended before its end: by exit, by an error, by Ctrl+C. What was before stays.
    if (!kept.has('functions')) return ended.status
    const part = (name: KeptPart) => kept.get(name) ?? ''
    session.keep({
      variables: part('variables'),
      aliases: part('aliases'),
      options: part('options'),
      functions: part('functions'),
    })
    return Number(kept.get('status') ?? 0)
  }

  /** A slip of the shell itself is one line on the terminal, and not the end of it. */
  async #guarded(run: () => Promise<number>): Promise<number> {
    try {
      return await run()
    } catch (error) {
      this.#options.write(`bash: ${(error as Error).message}\n`)
      return 1
    }
  }

  /** What the session restores; a state that cannot be read is left behind, so that the next line runs again. */
  #prelude(state: string): Script {
    try {
      return this.#parse(`${ALWAYS}\n${state}`)
    } catch {
      return this.#parse(`${ALWAYS}\n${INITIAL_SCRIPT}`)
    }
  }

  /** What Tab offers. */
  complete(line: string, cursor: number): Promise<Completion> {
    const { files } = this.image
    return complete(line, cursor, {
      commands: this.commands,
      commandNames: [
        ...BUNDLED_COMMANDS,
        ...BUILTINS,
        ...this.commands.map(({ name }) => name).filter((name) => !name.startsWith('__')),
        ...this.session.functions.keys(),
      ],
      cwd: this.session.cwd,
      list: async (folder) => {
        const path = files.resolvePath('/', folder)
        const entries = await files.readdirWithFileTypes(path).catch(() => [])
        return entries.map(({ name, isDirectory }) => (isDirectory ? `${name}/` : name))
      },
      processIds: () => this.#options.host.processes().map(({ pid }) => pid),
      jobNumbers: () => this.jobs.background.flatMap(({ number }) => (number === null ? [] : [number])),
    })
  }

  #parse(source: string): Script {
    return this.#parser.transform(source).ast
  }

  /** Runs a script in an interpreter of its own. */
  async #execute(
    script: Script,
    job: Job,
    cwd: string,
    variables: Record<string, string>,
    kept: Map<string, string>,
  ): Promise<{ status: number; cwd: string | undefined; previousCwd: string | undefined }> {
    const bash = new Bash({
      fs: this.image.files,
      cwd,
      env: variables,
      commands: BUNDLED_COMMANDS,
      customCommands: this.#commandsFor(job, kept),
      defenseInDepth: false,
      executionLimits: LIMITS,
      processInfo: { pid: SHELL_PID, ppid: 1, uid: 1000, gid: 1000 },
    })
    let isNested = false
    bash.registerTransformPlugin({
      name: 'script',
      transform: ({ ast }) => {
        if (isNested) return { ast: instrumentNested(ast, this.#instruments) }
        isNested = true
        return { ast: script }
      },
    })
    const { previousCwd } = this.session
    const env = previousCwd === undefined ? {} : { OLDPWD: previousCwd }
    const result = await bash.exec(EMPTY, { signal: job.cancelled, env })
    if (!job.cancelled.aborted) this.#options.write(result.stdout + result.stderr)
    return { status: result.exitCode, cwd: result.env.PWD, previousCwd: result.env.OLDPWD }
  }

  #commandsFor(job: Job, kept: Map<string, string>): Command[] {
    const machine = this.#machine()
    const terminal = (text: string) => {
      this.jobs.announce(job)
      this.#options.write(text)
    }
    const surroundings = { machine, files: this.image.files, job, terminal }
    return [
      ...this.commands.map((command) => ownCommand(command, surroundings)),
      ...sessionCommands(kept, (key) => this.#define(key)),
      silent(BACKGROUND_COMMAND, async ([key], context) => {
        const statement = this.#statements[Number(key)]
        if (!statement) return 1
        const started = await this.#startJob(statement, context.cwd, assignable(context.env))
        await context.assignShellVariable?.(LAST_BACKGROUND_PID, String(started.pid))
        return 0
      }),
    ]
  }

  /** A function was defined: from now on it is the session's. */
  #define(key: number): void {
    const definition = this.#definitions[key]
    if (definition) this.session.functions.set(definition.name, definition)
  }

  #startJob(statement: Statement, cwd: string, variables: Record<string, string>): Promise<Job> {
    const text = (statement.sourceText ?? '').replace(/\s*&\s*$/, '')
    const startsServer = /^\s*(\w+=\S*\s+)*uvicorn\b/.test(text)
    const { session } = this
    const nothing = this.#parse(EMPTY)
    const script = framed({
      prelude: this.#prelude(session.arrayPrelude),
      functions: session.functions.values(),
      status: nothing,
      line: { ...nothing, statements: [statement] },
      epilogue: { ...nothing, statements: [] },
    })
    return this.jobs.runInBackground(text, startsServer, (job) =>
      this.#guarded(async () => (await this.#execute(script, job, cwd, variables, new Map())).status),
    )
  }

  #machine(): Machine {
    const { host, disk, history, language, clearScreen } = this.#options
    return {
      host,
      disk,
      history,
      clearScreen,
      settings: this.image.settings,
      jobs: this.jobs,
      commands: this.commands,
      clock: this.#clock,
      language: language(),
      texts: shellTexts(language()),
    }
  }

  #tellEnd(job: Job, status: number): void {
    if (job.number === null) return
    this.#options.print(jobLine(job, jobMark(this.jobs, job), endName(status)))
  }
}
