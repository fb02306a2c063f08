import { markedCommand, type Streams } from './marked-command.ts'
import {
  type CommandNode,
  type FunctionDefinition,
  literalOf,
  type Pipeline,
  type Redirection,
  type Script,
  type SimpleCommand,
  type Statement,
  simpleCommand,
  statementOf,
  type Word,
  word,
} from './script-nodes.ts'

export const TERMINAL = '/dev/tty'
/** Commands of the shell's own that stand for what just-bash leaves out; nobody types their names. */
export const BACKGROUND_COMMAND = '__background'
export const DEFINE_COMMAND = '__define'
export const EXIT_COMMAND = '__exit'
export const BREATHE_COMMAND = '__breathe'
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
          body: [breath(), ...body(command.body)],
        }
      case 'CStyleFor':
        return { ...command, body: [breath(), ...body(command.body)] }
      case 'Group':
        return { ...command, body: body(command.body) }
      case 'While':
      case 'Until':
        return {
          ...command,
          condition: body(command.condition),
          body: [breath(), ...body(command.body)],
        }
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
    if (this.#instruments.streaming.has(renamed ?? name)) return markedCommand(changed, streams)
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

/** `exit` says first that there is no way out, and then ends the line as it should. */
function exitGroup(command: SimpleCommand): CommandNode {
  const body = [statementOf(simpleCommand(EXIT_COMMAND, [])), statementOf(command)]
  return { type: 'Group', body, redirections: [] }
}

/** Stands at the beginning of each loop's body: the page gets its turn, and $? stays what it was. */
function breath(): Statement {
  const status: Word = {
    type: 'Word',
    parts: [{ type: 'ParameterExpansion', parameter: '?', operation: null }],
  }
  return statementOf({ ...simpleCommand(BREATHE_COMMAND, []), args: [status] })
}
