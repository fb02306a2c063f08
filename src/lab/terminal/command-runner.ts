import type { ConsoleOutput } from './console-output.ts'
import type { LazyShell } from './lazy-shell.ts'
import type { LineHistory } from './line-history.ts'
import { CONTINUATION, promptText } from './prompt-text.ts'
import type { ShellTexts } from './shell-texts.ts'

export const INTERRUPTED = 130
const SYNTAX_ERROR = 2
const NOT_FOUND = 127

type RunnerParts = {
  shell: LazyShell
  output: ConsoleOutput
  history: LineHistory
  texts: () => ShellTexts
}

/** Runs command lines one at a time, and puts a command together that takes several lines. */
export class CommandRunner {
  readonly #parts: RunnerParts
  /** Lines of a command that is not finished yet. */
  #begun: string[] = []
  /** Ctrl+C came before there was anything to be interrupted. */
  #isInterrupted = false

  constructor(parts: RunnerParts) {
    this.#parts = parts
  }

  /** What stands before the line that is typed now. */
  get prompt(): string {
    return this.#begun.length > 0
      ? CONTINUATION
      : promptText(this.#parts.shell.loaded?.session.cwd ?? '/srv/app')
  }

  get isContinuing(): boolean {
    return this.#begun.length > 0
  }

  /** What was begun is given up. */
  forget(): void {
    this.#begun = []
  }

  /** Runs a line as typed at the prompt. Null when the command goes on in the next line. Never rejects. */
  async runLine(line: string): Promise<number | null> {
    const { shell, output, history, texts } = this.#parts
    output.commit(this.prompt + line)
    history.add(line)
    this.#begun.push(line)
    this.#isInterrupted = false
    try {
      const opened = await shell.open()
      if (this.#isInterrupted) return this.#end(INTERRUPTED)
      const source = this.#begun.join('\n')
      const check = opened.check(source)
      if (check.kind === 'incomplete') return null
      this.#begun = []
      if (check.kind === 'complete') return await opened.run(source)
      output.write(`bash: ${check.message}\n`)
      opened.session.status = SYNTAX_ERROR
      return SYNTAX_ERROR
    } catch (error) {
      output.write(`bash: ${texts().shellMissing} ${(error as Error).message}\n`)
      return this.#end(NOT_FOUND)
    }
  }

  /** Runs a command that is given as a whole. */
  async runWhole(line: string): Promise<number> {
    this.forget()
    const status = await this.runLine(line)
    if (status !== null) return status
    this.#parts.output.write('bash: syntax error: unexpected end of file\n')
    return this.#end(SYNTAX_ERROR)
  }

  /** Ctrl+C while a line runs. */
  interrupt(): void {
    this.#isInterrupted = true
    this.#parts.shell.loaded?.jobs.interrupt()
  }

  #end(status: number): number {
    this.#begun = []
    return status
  }
}
