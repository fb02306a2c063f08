import type { Bash } from 'just-bash/browser'

/** just-bash's syntax tree; its types are not exported by name. */
export type Script = ReturnType<Bash['transform']>['ast']
export type Statement = Script['statements'][number]
export type Pipeline = Statement['pipelines'][number]
export type CommandNode = Pipeline['commands'][number]
export type SimpleCommand = Extract<CommandNode, { type: 'SimpleCommand' }>
export type Redirection = SimpleCommand['redirections'][number]
export type Word = SimpleCommand['args'][number]
export type FunctionDefinition = Extract<CommandNode, { type: 'FunctionDef' }>

/** The command's name where it stands there as such; null for a variable and for no command. */
export function literalOf(name: Word | null): string | null {
  const [part, ...rest] = name?.parts ?? []
  return part?.type === 'Literal' && rest.length === 0 ? part.value : null
}

export function statementOf(command: CommandNode): Statement {
  const pipeline: Pipeline = { type: 'Pipeline', commands: [command], negated: false }
  return { type: 'Statement', pipelines: [pipeline], operators: [], background: false }
}

export function simpleCommand(name: string, args: string[]): SimpleCommand {
  return {
    type: 'SimpleCommand',
    assignments: [],
    name: word(name),
    args: args.map(word),
    redirections: [],
  }
}

export function word(text: string): Word {
  return { type: 'Word', parts: [{ type: 'Literal', value: text }] }
}

/** A word that is taken as it is. */
export function quotedWord(text: string): Word {
  return { type: 'Word', parts: [{ type: 'SingleQuoted', value: text }] }
}
