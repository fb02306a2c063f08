import { literalOf, quotedWord, type SimpleCommand, type Word } from './script-nodes.ts'
import { type Sink, streamMark } from './stream-mark.ts'

/** Where the streams of a command go as the script stands around it. */
export type Streams = { out: 'terminal' | 'elsewhere'; err: 'terminal' | 'elsewhere'; inSubshell: boolean }

/** A streaming command is told by its first argument where its streams go. */
export function markedCommand(command: SimpleCommand, streams: Streams): SimpleCommand {
  const { out, err, files, left } = followRedirections(command, streams)
  return {
    ...command,
    args: [quotedWord(streamMark(out, err)), ...files, ...command.args],
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
