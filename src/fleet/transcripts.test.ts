import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Pace, replay } from './transcript-replay.ts'

/**
 * What real uvicorn printed, and what the simulator prints when the same is done to it, line by line. Only times
 * differ, process ids and ports are masked, and of a traceback the first line is compared.
 */
const FOLDER = new URL('./fixtures/', import.meta.url)

/** What Debian's uvicorn prints otherwise than 0.51, and since when. Each must be there, once. */
type Difference = { since: string; was: string[]; is: string[] }
const exit = (was: number, is: number, since: string): Difference => ({
  since,
  was: [`= exit ${was}`],
  is: [`= exit ${is}`],
})
const lifespanEnd = (pid: number) => [
  'INFO:     Waiting for application shutdown.',
  'INFO:     Application shutdown complete.',
  `INFO:     Finished server process [pid ${pid}]`,
]
const raised = exit(0, 143, '0.29: the signal is raised again')
const together = (was: string[], first: number, second: number): Difference => ({
  since: '0.30: the new supervisor tells what it does, and ends all workers before it waits for one',
  was,
  is: [
    'INFO:     Received SIGTERM, exiting.',
    `INFO:     Terminated child process [pid ${first}]`,
    `INFO:     Terminated child process [pid ${second}]`,
    `INFO:     Waiting for child process [pid ${first}]`,
    'INFO:     Shutting down',
    'INFO:     Shutting down',
    ...lifespanEnd(second),
    ...lifespanEnd(first),
    `INFO:     Waiting for child process [pid ${second}]`,
  ],
})
const DIFFERENCES: Record<string, Difference[]> = {
  requests: [raised],
  'stop-in-flight': [raised],
  'client-leaves': [raised],
  'port-busy': [exit(1, 3, '0.50: one status for all failures to start')],
  workers: [
    {
      since: 'no release: two processes print at the same moment',
      was: [
        'INFO:     Started server process [pid 2]',
        'INFO:     Started server process [pid 3]',
        'INFO:     Waiting for application startup.',
        'INFO:     Waiting for application startup.',
      ],
      is: [
        'INFO:     Started server process [pid 2]',
        'INFO:     Waiting for application startup.',
        'INFO:     Started server process [pid 3]',
        'INFO:     Waiting for application startup.',
      ],
    },
    together(
      ['INFO:     Shutting down', ...lifespanEnd(2), 'INFO:     Shutting down', ...lifespanEnd(3)],
      2,
      3,
    ),
  ],
  'worker-killed': [
    {
      since: '0.30: a dead worker is replaced',
      was: ['$ kill -KILL worker'],
      is: [
        '$ kill -KILL worker',
        'INFO:     Waiting for child process [pid 2]',
        'INFO:     Child process [pid 2] died',
        'INFO:     Started server process [pid 4]',
        'INFO:     Waiting for application startup.',
        'INFO:     Application startup complete.',
      ],
    },
    together(['INFO:     Shutting down', ...lifespanEnd(3)], 4, 3),
  ],
}

function newer(lines: readonly string[], differences: readonly Difference[]): string[] {
  return differences.reduce(
    (text, { since, was, is }) => {
      const parts = `\n${text.join('\n')}\n`.split(`\n${was.join('\n')}\n`)
      expect(parts.length, `${since}: found once`).toBe(2)
      return parts
        .join(`\n${is.join('\n')}\n`)
        .slice(1, -1)
        .split('\n')
    },
    [...lines],
  )
}

/** The second worker begins before the first is ready; its phase is such that it stops first. */
const overlapping = (index: number): Pace =>
  index === 1 ? { bootMs: 10, startMs: 100 } : { bootMs: 0, startMs: 90 }
/** One after the other. */
const inTurn = (index: number): Pace =>
  index === 1 ? { bootMs: 100, startMs: 10 } : { bootMs: 0, startMs: 90 }

describe('the simulator prints what uvicorn printed', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))

  it('has transcripts of both', () => {
    expect(files.filter((name) => name.startsWith('uvicorn-0.17.6-')).length).toBeGreaterThanOrEqual(12)
    expect(files.filter((name) => name.startsWith('uvicorn-0.51-')).length).toBeGreaterThanOrEqual(10)
    const names = files.map((name) => name.replace(/^uvicorn-0\.17\.6-|\.txt$/g, ''))
    for (const name of Object.keys(DIFFERENCES)) expect(names).toContain(name)
  })

  it.each(files)('%s', async (name) => {
    const [, ...lines] = readFileSync(new URL(name, FOLDER), 'utf8').trimEnd().split('\n')
    const isOld = name.startsWith('uvicorn-0.17.6-')
    const differences = isOld ? (DIFFERENCES[name.slice('uvicorn-0.17.6-'.length, -'.txt'.length)] ?? []) : []
    const wanted = newer(lines, differences)
    expect(await replay(wanted, isOld ? overlapping : inTurn)).toEqual(wanted)
  })
})
