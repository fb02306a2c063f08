import type { Signal } from '#fleet/host.ts'

/** Linux's signals by number (signal(7)), without SIG. */
export const SIGNAL_NAMES: readonly string[] = [
  'EXIT',
  'HUP',
  'INT',
  'QUIT',
  'ILL',
  'TRAP',
  'ABRT',
  'BUS',
  'FPE',
  'KILL',
  'USR1',
  'SEGV',
  'USR2',
  'PIPE',
  'ALRM',
  'TERM',
  'STKFLT',
  'CHLD',
  'CONT',
  'STOP',
  'TSTP',
  'TTIN',
  'TTOU',
  'URG',
  'XCPU',
  'XFSZ',
  'VTALRM',
  'PROF',
  'WINCH',
  'IO',
  'PWR',
  'SYS',
]

/** Those that a process of this machine can take. */
const SUPPORTED: ReadonlySet<string> = new Set(['HUP', 'INT', 'KILL', 'TERM', 'STOP', 'TTIN', 'TTOU'])

export type ReadSignal =
  | { kind: 'signal'; signal: Signal }
  /** 0: only asks whether the process is there. */
  | { kind: 'probe' }
  | { kind: 'unsupported'; name: string }
  | { kind: 'unknown' }

/** A signal as it is written after kill: 9, KILL, SIGKILL, kill. */
export function readSignal(text: string): ReadSignal {
  const plain = text.toUpperCase().replace(/^SIG/, '')
  const name = /^\d+$/.test(plain) ? SIGNAL_NAMES[Number(plain)] : plain
  if (name === undefined || !SIGNAL_NAMES.includes(name)) return { kind: 'unknown' }
  if (name === 'EXIT') return { kind: 'probe' }
  if (!SUPPORTED.has(name)) return { kind: 'unsupported', name: `SIG${name}` }
  return { kind: 'signal', signal: `SIG${name}` as Signal }
}

/** kill -l: five in a row. */
export function signalTable(): string {
  const cells = SIGNAL_NAMES.slice(1).map((name, index) => `${String(index + 1).padStart(2)}) SIG${name}`)
  const rows: string[] = []
  for (let index = 0; index < cells.length; index += 5) rows.push(cells.slice(index, index + 5).join('\t'))
  return `${rows.join('\n')}\n`
}
