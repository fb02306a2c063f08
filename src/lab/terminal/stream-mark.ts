/**
 * Where a stream of one of our commands goes. terminal: at once. file, append: at once, to the file named in the next
 * argument. same: where stdout goes. result: handed to just-bash when the command ends (pipes, substitutions).
 */
export type Sink = 'terminal' | 'file' | 'append' | 'same' | 'result'

/** No argument that is typed begins so. */
const MARK = '\u0001'

/** First argument of a command that writes by itself; a file's name follows for each stream that goes to one. */
export function streamMark(out: Sink, err: Sink): string {
  return `${MARK}${out},${err}`
}

export type MarkedArguments = {
  out: { sink: Sink; file: string }
  err: { sink: Sink; file: string }
  args: string[]
}

/** Takes the mark and its files off the arguments. Without one, everything is handed over at the end. */
export function readStreamMark(args: readonly string[]): MarkedArguments {
  const [first, ...rest] = args
  if (!first?.startsWith(MARK)) {
    return { out: { sink: 'result', file: '' }, err: { sink: 'result', file: '' }, args: [...args] }
  }
  const [out, err] = first.slice(MARK.length).split(',') as [Sink, Sink]
  const take = (sink: Sink) => ({
    sink,
    file: sink === 'file' || sink === 'append' ? (rest.shift() ?? '') : '',
  })
  return { out: take(out), err: take(err), args: rest }
}
