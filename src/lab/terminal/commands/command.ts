import type { Host } from '#fleet/host.ts'
import type { Language } from '#i18n/language.ts'
import type { Job, Jobs } from '#lab/terminal/jobs.ts'
import type { LineHistory } from '#lab/terminal/line-history.ts'
import type { Disk } from '#lab/terminal/machine-disk.ts'
import type { MachineFiles } from '#lab/terminal/machine-files.ts'
import type { SettingsFile } from '#lab/terminal/settings-file.ts'
import type { ShellTexts } from '#lab/terminal/shell-texts.ts'
import type { Clock } from '#traffic/clock.ts'

/** One command of this machine. Those that just-bash brings (ls, cat, jq, …) are not in this form. */
export type ShellCommand = {
  readonly name: string
  /** One line, for `bantuan`. */
  readonly summary: (texts: ShellTexts) => string
  /** For --help. */
  readonly help: (texts: ShellTexts) => string
  /** Offered by Tab after a hyphen. */
  readonly options?: readonly string[]
  /** Offered by Tab as first word, beside files. */
  readonly words?: readonly string[]
  /** Tab offers these kinds of values instead of files. */
  readonly completes?: 'processes' | 'jobs' | 'commands'
  /** The command reads --help itself (or has another use for it). */
  readonly readsHelp?: true
  /** Resolves with the exit status. Must end soon after io.cancelled is aborted. */
  run(args: readonly string[], io: CommandIo): Promise<number>
}

/** What a running command sees of the machine. */
export type CommandIo = {
  /** Appears at once where stdout is the terminal or a file of a server; else when the command ends. */
  out(data: string | Uint8Array): void
  err(text: string): void
  /** Writes to the terminal, wherever stdout and stderr go. */
  tell(text: string): void
  readonly stdoutIsTerminal: boolean
  readonly stderrIsTerminal: boolean
  /** stdout or stderr is handed over only when the command ends. */
  readonly pipesOut: boolean
  readonly stdin: Uint8Array<ArrayBuffer>
  readonly cwd: string
  readonly files: MachineFiles
  /** Aborted by Ctrl+C, kill or timeout. */
  readonly cancelled: AbortSignal
  readonly job: Job
  readonly machine: Machine
  /** Sets a variable of the shell that runs the command. */
  assign(name: string, value: string): Promise<void>
  /** All variables of the shell. */
  readonly variables: ReadonlyMap<string, string>
}

export type Machine = {
  readonly host: Host
  readonly disk: Disk
  readonly settings: SettingsFile
  readonly jobs: Jobs
  readonly history: LineHistory
  readonly commands: readonly ShellCommand[]
  readonly language: Language
  readonly texts: ShellTexts
  /** The host's clock (its times are of this one), and how to wait by it. */
  readonly clock: Clock
  clearScreen(): void
}
