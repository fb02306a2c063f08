import type { Bash } from 'just-bash/browser'
import { type Sink, streamMark } from './stream-mark.ts'

/** just-bash's syntax tree; its types are not exported by name. */
export type Script = ReturnType<Bash['transform']>['ast']
export type Statement = Script['statements'][number]
type Pipeline = Statement['pipelines'][number]
type CommandNode = Pipeline['commands'][number]
type SimpleCommand = Extract<CommandNode, { type: 'SimpleCommand' }>
type Redirection = SimpleCommand['redirections'][number]
type Word = SimpleCommand['args'][number]
export type FunctionDefinition = Extract<CommandNode, { type: 'FunctionDef' }>

export const TERMINAL = '/dev/tty'
/** Commands of the shell's own that stand for what just-bash leaves out; nobody types their names. */
export const BACKGROUND_COMMAND = '__background'
export const DEFINE_COMMAND = '__define'
export const EXIT_COMMAND = '__exit'
/** $! */
export const LAST_BACKGROUND_PID = '__LAST_BACKGROUND_PID'

/** Builtins of just-bash that do nothing, by the command that takes their place. */
const RENAMED: Readonly<Record<string, string>> = { help: 'bantuan', wait: '__wait' }
/** With a redirection these would change the shell's own streams, or write nothing anyway. */
const NOT_REDIRECTED = new Set(['exec', 'exit', 'logout', 'return', 'break', 'continue', ':'])

export type Instruments = {
  /** Commands that write to the terminal themselves, while they run. */
  streaming: ReadonlySet<string>
  /** Keeps a statement that is to run in the background; its key is handed to BACKGROUND_COMMAND. */
  keepStatement: (statement: Statement) => number
  /** Keeps a function definition; its key is handed to DEFINE_COMMAND when it was carried out. */
  keepFunction: (definition: FunctionDefinition) => number
}

/** Where the streams of a command go as the script stands around it. */
type Streams = { out: 'terminal' | 'elsewhere'; err: 'terminal' | 'elsewhere'; inSubshell: boolean }

const ELSEWHERE: Streams = { out: 'elsewhere', err: 'elsewhere', inSubshell: true }
const ON_TERMINAL: Streams = { out: 'terminal', err: 'terminal', inSubshell: false }

/**
 * Changes a script so that it behaves as at a terminal. just-bash hands over its output when all is done; here each
 * command that writes to the terminal is redirected to TERMINAL, so that its output is there when it ends. Statements
 * with & become jobs, and functions and $! outlive the line.
 */
export function instrument(script: Script, instruments: Instruments): Script {
  const walker = new Walker(instruments)
  return { ...script, statements: walker.statements(script.statements, ON_TERMINAL) }
}

/** The same for a script within a command (bash -c, xargs, timeout), whose output that command hands on. */
export function instrumentNested(script: Script, instruments: Instruments): Script {
  const walker = new Walker(instruments)
  return { ...script, statements: walker.statements(script.statements, ELSEWHERE) }
}

class Walker {
  readonly #instruments: Instruments

  constructor(instruments: Instruments) {
    this.#instruments = instruments
  }

  statements(statements: Statement[], streams: Streams): Statement[] {
    return statements.flatMap((statement) => this.#statement(statement, streams))
  }

  #statement(statement: Statement, streams: Streams): Statement[] {
    const pipelines = statement.pipelines.map((pipeline) => this.#pipeline(pipeline, streams))
    const changed = { ...statement, pipelines }
    if (statement.background) {
      const key = this.#instruments.keepStatement({ ...changed, background: false })
      return [statementOf(simpleCommand(BACKGROUND_COMMAND, [String(key)]))]
    }
    const definitions = statement.pipelines.flatMap(({ commands }) =>
      commands.length === 1 && commands[0]?.type === 'FunctionDef' ? [commands[0]] : [],
    )
    if (definitions.length === 0 || streams.inSubshell) return [changed]
    const keys = definitions.map((definition) =>
      String(this.#instruments.keepFunction(this.#functionDefinition(definition))),
    )
    return [changed, statementOf(simpleCommand(DEFINE_COMMAND, keys))]
  }

  #pipeline(pipeline: Pipeline, streams: Streams): Pipeline {
    const last = pipeline.commands.length - 1
    const commands = pipeline.commands.map((command, index) =>
      this.#command(command, {
        out: index === last ? streams.out : 'elsewhere',
        err: pipeline.pipeStderr?.[index] === true ? 'elsewhere' : streams.err,
        inSubshell: streams.inSubshell || last > 0,
      }),
    )
    return { ...pipeline, commands }
  }

  #command(command: CommandNode, around: Streams): CommandNode {
    switch (command.type) {
      case 'SimpleCommand':
        return this.#simple(command, around)
      case 'FunctionDef':
        return this.#functionDefinition(command)
      case 'ArithmeticCommand':
      case 'ConditionalCommand':
        return this.#values(command)
    }
    const streams = command.redirections.some(({ operator }) => operator.includes('>'))
      ? ({ ...around, out: 'elsewhere', err: 'elsewhere' } as const)
      : around
    const body = (statements: Statement[]) => this.statements(statements, streams)
    switch (command.type) {
      case 'If':
        return {
          ...command,
          clauses: command.clauses.map((clause) => ({
            condition: body(clause.condition),
            body: body(clause.body),
          })),
          elseBody: command.elseBody && body(command.elseBody),
        }
      case 'For':
        return {
          ...command,
          words: command.words && this.#values(command.words),
          body: body(command.body),
        }
      case 'CStyleFor':
      case 'Group':
        return { ...command, body: body(command.body) }
      case 'While':
      case 'Until':
        return { ...command, condition: body(command.condition), body: body(command.body) }
      case 'Case':
        return {
          ...command,
          word: this.#values(command.word),
          items: command.items.map((item) => ({ ...item, body: body(item.body) })),
        }
      case 'Subshell':
        return { ...command, body: this.statements(command.body, { ...streams, inSubshell: true }) }
    }
  }

  /** What a function writes is known when it is called, not here. */
  #functionDefinition(definition: FunctionDefinition): FunctionDefinition {
    return { ...definition, body: this.#command(definition.body, ELSEWHERE) as typeof definition.body }
  }

  #simple(command: SimpleCommand, streams: Streams): CommandNode {
    const name = literalOf(command.name)
    const changed = {
      ...command,
      assignments: this.#values(command.assignments),
      args: this.#values(command.args),
      redirections: this.#values(command.redirections),
    }
    if (name === null) return changed
    if ((name === 'exit' || name === 'logout') && !streams.inSubshell) return exitGroup(changed)
    const renamed = RENAMED[name]
    if (renamed !== undefined) changed.name = word(renamed)
    if (NOT_REDIRECTED.has(name)) return changed
    if (this.#instruments.streaming.has(renamed ?? name)) return marked(changed, streams)
    return { ...changed, redirections: [...terminalRedirections(streams), ...changed.redirections] }
  }

  /** Walks words and expansions: command substitutions are scripts, too, and $! has a name of its own here. */
  #values<T>(value: T): T {
    if (Array.isArray(value)) return value.map((item) => this.#values(item)) as T
    if (typeof value !== 'object' || value === null) return value
    const node = value as Record<string, unknown>
    if (node.type === 'Script') {
      const statements = this.statements((value as unknown as Script).statements, {
        out: 'elsewhere',
        err: 'terminal',
        inSubshell: true,
      })
      return { ...value, statements }
    }
    if (node.type === 'ParameterExpansion' && node.parameter === '!') {
      return { ...value, parameter: LAST_BACKGROUND_PID }
    }
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, this.#values(item)])) as T
  }
}

/** The command's name where it stands there as such; null for a variable and for no command. */
function literalOf(name: Word | null): string | null {
  const [part, ...rest] = name?.parts ?? []
  return part?.type === 'Literal' && rest.length === 0 ? part.value : null
}

function terminalRedirections(streams: Streams): Redirection[] {
  const redirection = (fd: number): Redirection => ({
    type: 'Redirection',
    fd,
    operator: '>>',
    target: word(TERMINAL),
  })
  return [
    ...(streams.out === 'terminal' ? [redirection(1)] : []),
    ...(streams.err === 'terminal' ? [redirection(2)] : []),
  ]
}

/** A streaming command is told by its first argument where its streams go. */
function marked(command: SimpleCommand, streams: Streams): SimpleCommand {
  const { out, err, files, left } = followRedirections(command, streams)
  return {
    ...command,
    args: [singleQuoted(streamMark(out, err)), ...files, ...command.args],
    redirections: left,
  }
}

/** Follows the redirections of a streaming command; those that only name files are taken over from just-bash. */
function followRedirections(command: SimpleCommand, streams: Streams) {
  const sinkOf = (stream: 'out' | 'err'): Sink => (streams[stream] === 'terminal' ? 'terminal' : 'result')
  type Target = { sink: Sink; file?: Word }
  const [firstOut, firstErr]: [Target, Target] = [{ sink: sinkOf('out') }, { sink: sinkOf('err') }]
  let [out, err] = [firstOut, firstErr]
  for (const { operator, fd, fdVariable, target } of command.redirections) {
    if (operator === '<' || operator.startsWith('<<')) continue
    if (fdVariable !== undefined || target.type !== 'Word') return given(command)
    if (operator === '>&' || operator === '<&') {
      const from = literalOf(target)
      if (fd === 2 && from === '1') err = out
      else if ((fd === 1 || fd === null) && from === '2') out = err
      else return given(command)
      continue
    }
    const sink = { sink: operator.endsWith('>>') ? 'append' : 'file', file: target } as const
    if (operator.startsWith('&')) {
      out = sink
      err = sink
    } else if (fd === 2) err = sink
    else if (fd === 1 || fd === null) out = sink
    else return given(command)
  }
  const isSame = out === err
  // stderr into the pipe while stdout goes elsewhere, or the other way round.
  const isCrossed = (err === firstOut && err.sink === 'result') || (out === firstErr && out.sink === 'result')
  if (isCrossed && !isSame) return given(command)
  const files = isSame ? [out.file] : [out.file, err.file]
  return {
    out: out.sink,
    err: isSame ? ('same' as const) : err.sink,
    files: files.filter((file) => file !== undefined),
    left: command.redirections.filter(({ operator }) => operator.startsWith('<') && operator !== '<&'),
  }
}

/** Leaves all to just-bash: the output comes when the command ends. */
function given(command: SimpleCommand) {
  return { out: 'result', err: 'result', files: [], left: command.redirections } as const
}

/** `exit` says first that there is no way out, and then ends the line as it should. */
function exitGroup(command: SimpleCommand): CommandNode {
  const body = [statementOf(simpleCommand(EXIT_COMMAND, [])), statementOf(command)]
  return { type: 'Group', body, redirections: [] }
}

function statementOf(command: CommandNode): Statement {
  const pipeline: Pipeline = { type: 'Pipeline', commands: [command], negated: false }
  return { type: 'Statement', pipelines: [pipeline], operators: [], background: false }
}

function simpleCommand(name: string, args: string[]): SimpleCommand {
  return {
    type: 'SimpleCommand',
    assignments: [],
    name: word(name),
    args: args.map(word),
    redirections: [],
  }
}

function word(text: string): Word {
  return { type: 'Word', parts: [{ type: 'Literal', value: text }] }
}

function singleQuoted(text: string): Word {
  return { type: 'Word', parts: [{ type: 'SingleQuoted', value: text }] }
}
