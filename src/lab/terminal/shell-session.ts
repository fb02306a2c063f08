import type { FunctionDefinition, Script, Statement } from './script-nodes.ts'

/** Options whose effect would outlive the line for no good: set -e would end each line at its first failure. */
const NOT_KEPT = /^set -o (errexit|xtrace|verbose|noexec)$/
/** The shell sets these itself; `?` is one of just-bash's. */
const NOT_ASSIGNABLE = /^declare -\S+ ([^\w\s]|BASHOPTS|SHELLOPTS|EUID|UID|PPID)(=.*)?$/gm

/** declare takes the elements apart at blanks; an assignment does not. */
const ARRAY = /^declare -(\S+) (\w+)=(\(.*\))$/gm

function declaredArray(_line: string, flags: string, name: string, elements: string): string {
  const isReadonly = flags.includes('r')
  const declaration = `declare -${flags.replace('r', '')} ${name}; ${name}=${elements}`
  return isReadonly ? `${declaration}; readonly ${name}` : declaration
}

/** What a line leaves to the next one. just-bash begins each line anew; the session is put before it as a script. */
export class ShellSession {
  cwd: string
  /** For cd -; undefined until the folder was changed. */
  previousCwd: string | undefined
  status = 0
  readonly functions = new Map<string, FunctionDefinition>()
  #variables = ''
  #aliases = ''
  #options: readonly string[] = []
  #initialOptions: ReadonlySet<string> | null = null

  /** Nothing was kept yet. */
  get isFresh(): boolean {
    return this.#initialOptions === null
  }

  constructor(cwd: string) {
    this.cwd = cwd
  }

  /** Script that restores variables, aliases and options. */
  get prelude(): string {
    return `${this.#variables}\n${this.#aliases}\n${this.#options.join('\n')}\n`
  }

  /** Arrays only: a background job gets the other variables as they are when it starts. */
  get arrayPrelude(): string {
    return this.#variables
      .split('\n')
      .filter((line) => /^declare -\w*[aA]/.test(line))
      .join('\n')
  }

  /** Takes over what EPILOGUE wrote: output of declare -p, of alias, of shopt -p and set +o, and of declare -F. */
  keep({ variables, aliases, options, functions }: Record<KeptPart, string>): void {
    this.#variables = variables.replace(NOT_ASSIGNABLE, '').replace(ARRAY, declaredArray)
    this.#aliases = aliases
    const lines = options.split('\n').filter((line) => line !== '' && !NOT_KEPT.test(line))
    this.#initialOptions ??= new Set(lines)
    const initial = this.#initialOptions
    this.#options = lines.filter((line) => !initial.has(line))
    const names = new Set(functions.split('\n').map((line) => line.split(' ').at(-1)))
    for (const name of this.functions.keys()) if (!names.has(name)) this.functions.delete(name)
  }
}

export const STATUS_COMMAND = '__status'
export const KEEP_COMMAND = '__keep'

export type KeptPart = 'variables' | 'aliases' | 'options' | 'functions'

/** Runs after the line; its commands get what they are to keep as standard input. */
export const EPILOGUE = `${STATUS_COMMAND} "$?"
declare -p | ${KEEP_COMMAND} variables
alias | ${KEEP_COMMAND} aliases
{ shopt -p; set +o; } | ${KEEP_COMMAND} options
declare -F | ${KEEP_COMMAND} functions`

/** Statements in the order of a run: what was, the line itself, what is to be kept. */
export function framed(parts: {
  prelude: Script
  functions: Iterable<FunctionDefinition>
  status: Script
  line: Script
  epilogue: Script
}): Script {
  const definitions = [...parts.functions].map(
    (definition): Statement => ({
      type: 'Statement',
      pipelines: [{ type: 'Pipeline', commands: [definition], negated: false }],
      operators: [],
      background: false,
    }),
  )
  return {
    ...parts.line,
    statements: [
      ...parts.prelude.statements,
      ...definitions,
      ...parts.status.statements,
      ...parts.line.statements,
      ...parts.epilogue.statements,
    ],
  }
}
