import type { Host } from '#fleet/host.ts'
import type { Language } from '#i18n/language.ts'
import { CommandRunner, INTERRUPTED } from './command-runner.ts'
import type { ShellCommand } from './commands/command.ts'
import { ConsoleOutput } from './console-output.ts'
import type { Key } from './keys.ts'
import { LazyShell, type LoadShell } from './lazy-shell.ts'
import { LineHistory } from './line-history.ts'
import type { Disk } from './machine-disk.ts'
import { pastedKeys } from './pasted-keys.ts'
import { PromptLine } from './prompt-line.ts'
import { type ShellTexts, shellTexts } from './shell-texts.ts'
import { completeWord } from './tab-completion.ts'
import type { LiveLine } from './terminal-feed.ts'
import { plainText, type Transcript } from './transcript.ts'

export type ConsoleOptions = {
  host: Host
  disk: Disk
  transcript: Transcript
  language: () => Language
  /** A command that stands outside of this folder; without it there is none of that name. */
  faultCommand?: ShellCommand
  /** Fetches the shell; called with the first command. */
  loadShell?: LoadShell
}

/** For views that draw controls; a new object whenever something in it has changed. */
export type ConsoleStatus = {
  /** A command is running in the foreground, or the shell is being fetched. */
  isBusy: boolean
  /** Command lines that wait for it. */
  waiting: number
}

type Entry = { line: string; resolve: (status: number) => void }

export function createConsole(options: ConsoleOptions): Console {
  return new Console(options)
}

/**
 * The learner's console: a prompt, what is typed at it, and what runs. Knows nothing of xterm and React; the terminal
 * and the input line for touch screens are views of it.
 */
export class Console {
  readonly transcript: Transcript
  readonly history = new LineHistory()
  /** Columns of the terminal, for lists of candidates. */
  columns = 80
  readonly #options: ConsoleOptions
  readonly #output: ConsoleOutput
  readonly #prompt = new PromptLine(this.history)
  readonly #listeners = new Set<() => void>()
  readonly #shell: LazyShell
  readonly #runner: CommandRunner
  #status: ConsoleStatus = { isBusy: false, waiting: 0 }
  #queue: Entry[] = []
  /** Typed while a command runs. */
  #keysAhead: Key[] = []
  #lastWasTab = false
  #mayLeave = false

  constructor(options: ConsoleOptions) {
    this.#options = options
    this.transcript = options.transcript
    this.#output = new ConsoleOutput(options.transcript, () => this.#tell())
    const { host, disk, language, faultCommand, loadShell } = options
    const parts = {
      host,
      disk,
      language,
      history: this.history,
      write: (text: string) => this.#output.write(text),
      print: (line: string) => this.#output.print(line),
      clearScreen: () => this.clear(),
      extraCommands: faultCommand ? [faultCommand] : [],
    }
    this.#shell = new LazyShell(parts, loadShell)
    this.#runner = new CommandRunner({
      shell: this.#shell,
      output: this.#output,
      history: this.history,
      texts: () => this.texts,
    })
  }

  get status(): ConsoleStatus {
    return this.#status
  }

  get texts(): ShellTexts {
    return shellTexts(this.#options.language())
  }

  get host(): Host {
    return this.#options.host
  }

  /** What stands below the last line of the transcript. */
  get live(): LiveLine {
    if (this.#status.isBusy) return { beforeCursor: this.#output.openLine, afterCursor: '' }
    const { beforeCursor, afterCursor } = this.#prompt.live(this.#runner.prompt)
    return { beforeCursor: this.#output.openLine + beforeCursor, afterCursor }
  }

  /** Calls back when live or status may have changed. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  press(key: Key): void {
    const action = key.kind === 'action' ? key.action : null
    this.#mayLeave = action === 'escape'
    if (this.#status.isBusy) {
      if (action === 'interrupt') this.interrupt()
      else if (action === 'suspend') this.announce(this.texts.noSuspend)
      else if (action !== 'escape') this.#keysAhead.push(key)
      return
    }
    // Fetched while the first command is still being typed.
    void this.#shell.open().catch(() => {})
    const isSecondTab = action === 'complete' && this.#lastWasTab
    this.#lastWasTab = action === 'complete'
    if (key.kind === 'paste') {
      this.#keysAhead.unshift(...pastedKeys(key.text))
      this.#pressAhead()
    } else this.#react(this.#prompt.press(key), isSecondTab)
    this.#tell()
  }

  /** Tab moves the focus on: nothing is typed, or Escape was pressed before it. */
  get tabLeaves(): boolean {
    if (this.#mayLeave) return true
    if (this.#status.isBusy) return this.#keysAhead.length === 0
    return this.#prompt.text === '' && !this.#prompt.isSearching
  }

  /** Types a command and runs it, after those that wait already. Resolves with its exit status; never rejects. */
  run(commandLine: string): Promise<number> {
    return new Promise((resolve) => {
      this.#queue.push({ line: commandLine, resolve })
      if (this.#isServing && this.#queue.length === 1) this.announce(this.texts.waits)
      this.#update()
      void this.#work()
    })
  }

  /** A word of the page's own, above the prompt. */
  announce(text: string): void {
    this.#output.print(dim(text))
  }

  /** Ctrl+C. */
  interrupt(): void {
    this.#keysAhead = []
    const waiting = this.#queue
    this.#queue = []
    for (const { resolve } of waiting) resolve(INTERRUPTED)
    if (this.#status.isBusy) {
      this.#output.write('^C\n')
      this.#runner.interrupt()
    } else {
      this.#output.commit(`${this.#runner.prompt}${this.#prompt.text}^C`)
      this.#runner.forget()
      this.#prompt.set('')
    }
    this.#update()
  }

  clear(): void {
    this.transcript.clear()
    this.#tell()
  }

  /** The foreground is a server's, so that what waits would wait for long. */
  get #isServing(): boolean {
    return (this.#shell.loaded?.jobs.foreground?.servers.size ?? 0) > 0
  }

  #react(event: ReturnType<PromptLine['press']>, isSecondTab: boolean): void {
    switch (event) {
      case 'enter': {
        const line = this.#prompt.text
        this.#prompt.set('')
        void this.#enter(line)
        return
      }
      case 'complete':
        void this.#complete(isSecondTab)
        return
      case 'interrupt':
        this.interrupt()
        return
      case 'clear-screen':
        this.clear()
        return
      case 'suspend':
        this.#output.print(this.texts.noSuspend)
        return
      case 'end-of-file':
        this.#output.commit(`${this.#runner.prompt}exit`)
        this.#output.print(this.texts.exit.message)
    }
  }

  /** Presses what was typed ahead, until a command runs. */
  #pressAhead(): void {
    while (!this.#status.isBusy) {
      const key = this.#keysAhead.shift()
      if (!key) return
      this.press(key)
    }
  }

  /** Runs a line typed at the prompt, and then what waits. */
  async #enter(line: string): Promise<void> {
    if (!this.#runner.isContinuing && line.trim() === '') {
      this.#output.commit(this.#runner.prompt + line)
      return
    }
    await this.#whileBusy(() => this.#runner.runLine(line))
    await this.#work()
  }

  /** Runs what waits, unless something runs. */
  async #work(): Promise<void> {
    while (!this.#status.isBusy) {
      const entry = this.#queue.shift()
      if (!entry) break
      // What is being typed comes back when the command is done.
      const { text, cursor } = this.#prompt
      this.#prompt.set('')
      const status = await this.#whileBusy(() => this.#runner.runWhole(entry.line))
      this.#prompt.set(text, cursor)
      entry.resolve(status)
    }
    this.#tell()
    this.#pressAhead()
  }

  async #complete(isSecondTab: boolean): Promise<void> {
    const shell = await this.#shell.open().catch(() => null)
    if (!shell || this.#status.isBusy) return
    const result = await completeWord(this.#prompt, shell, isSecondTab, this.columns)
    if (result === null || this.#status.isBusy) return
    if (result !== 'changed') {
      this.#output.commit(this.#runner.prompt + this.#prompt.text)
      for (const row of result.rows) this.#output.print(row)
      if (result.unlisted > 0) this.announce(this.texts.moreCandidates(result.unlisted))
    }
    this.#tell()
  }

  async #whileBusy<T>(run: () => Promise<T>): Promise<T> {
    this.#setBusy(true)
    try {
      return await run()
    } finally {
      this.#setBusy(false)
    }
  }

  #setBusy(isBusy: boolean): void {
    this.#status = { ...this.#status, isBusy }
    this.#update()
  }

  #update(): void {
    this.#status = { ...this.#status, waiting: this.#queue.length }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function dim(text: string): string {
  return `\u001b[90m${plainText(text)}\u001b[0m`
}
