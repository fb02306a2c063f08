import { type CommandName, getCommandNames } from 'just-bash/browser'

export const INITIAL_VARIABLES = {
  HOME: '/home/siswa',
  USER: 'siswa',
  LOGNAME: 'siswa',
  SHELL: '/bin/bash',
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
  PATH: '/usr/bin:/bin',
  HOSTNAME: 'tab',
}
export const INITIAL_SCRIPT = "alias ll='ls -l'"
/** As in an interactive bash. */
export const ALWAYS = 'shopt -s expand_aliases'
/** A line may hold a server that runs for hours. What never ends by itself is still ended by the number of commands. */
export const LIMITS = {
  maxExecutionTimeMs: Number.MAX_SAFE_INTEGER,
  maxLoopIterations: 1_000_000,
  maxCommandCount: 10_000_000,
}
export const EMPTY = ':'
/** Without those that need node:zlib. */
export const BUNDLED_COMMANDS = getCommandNames().filter(
  (name) => !/^(gzip|gunzip|zcat)$/.test(name),
) as CommandName[]
/** Of bash itself; for completion. */
export const BUILTINS = [
  'cd',
  'declare',
  'exit',
  'export',
  'help',
  'read',
  'set',
  'source',
  'test',
  'type',
  'unset',
  'wait',
]
const SHELL_VARIABLES = new Set(['BASHOPTS', 'SHELLOPTS', 'UID', 'EUID', 'PPID', '_'])

/** Variables that another interpreter can be given. */
export function assignable(variables: ReadonlyMap<string, string>): Record<string, string> {
  const own = [...variables].filter(([name]) => /^[A-Za-z_]\w*$/.test(name) && !SHELL_VARIABLES.has(name))
  return Object.fromEntries(own)
}
