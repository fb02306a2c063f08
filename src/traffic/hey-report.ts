import type { LoadRun } from './load-run.ts'

/** What the report says of requests without an answer, word for word as Go's HTTP client. */
export type HeyTarget = {
  /** GET, POST … */
  method: string
  url: string
}

/** Characters of the longest bar, and buckets beside the first. */
const BAR_MAX = 40
const BUCKETS = 10
const PERCENTILES = [10, 25, 50, 75, 90, 95, 99]

/**
 * The report of hey 0.1.4 (Debian 0.1.4-2, run and compared), to its blank lines and its oddities: percentiles it has
 * no sample for are printed as `0% in 0.0000 secs`, DNS+dialup shows the fastest and slowest request, and latencies are
 * counted from sending. Nothing is dialled here, so the dialling times are zero. Ends with the newlines that hey prints.
 */
export function heyReport(run: LoadRun, target: HeyTarget): string {
  const seen = samplesOf(run)
  const sorted = seen.map(({ totalS }) => totalS).sort((a, b) => a - b)
  const totalS = run.durationMs / 1000
  const [fastest = 0, slowest = 0] = [sorted[0], sorted.at(-1)]
  const bytes = seen.reduce((sum, sample) => sum + sample.bytes, 0)
  const details = (name: string, times: number[], ends = rangeOf(times)) =>
    `  ${name}:\t${seconds(meanOf(times))} secs, ${seconds(ends[0])} secs, ${seconds(ends[1])} secs`
  const errors = countErrors(run, target)
  return [
    '',
    'Summary:',
    `  Total:\t${seconds(totalS)} secs`,
    `  Slowest:\t${seconds(slowest)} secs`,
    `  Fastest:\t${seconds(fastest)} secs`,
    `  Average:\t${seconds(meanOf(sorted))} secs`,
    `  Requests/sec:\t${seconds(run.records.length / totalS)}`,
    '  ',
    ...(bytes > 0
      ? [`  Total data:\t${bytes} bytes`, `  Size/request:\t${Math.floor(bytes / seen.length)} bytes`]
      : []),
    '',
    'Response time histogram:',
    ...histogram(sorted),
    '',
    '',
    'Latency distribution:',
    ...distribution(sorted),
    '',
    'Details (average, fastest, slowest):',
    details(
      'DNS+dialup',
      seen.map(() => 0),
      [fastest, slowest],
    ),
    details(
      'DNS-lookup',
      seen.map(() => 0),
    ),
    details(
      'req write',
      seen.map(() => 0),
    ),
    details(
      'resp wait',
      seen.map(({ waitS }) => waitS),
    ),
    details(
      'resp read',
      seen.map((sample) => sample.totalS - sample.waitS),
    ),
    '',
    'Status code distribution:',
    ...countStatuses(run).map(([status, count]) => `  [${status}]\t${count} responses`),
    '',
    ...(errors.length > 0
      ? ['Error distribution:', ...errors.map(([text, count]) => `  [${count}]\t${text}`)]
      : ['']),
    '',
    '',
  ].join('\n')
}

/** The same run as hey's `-o csv`: one line for each answer, in the order in which they came. */
export function heyCsv(run: LoadRun): string {
  const rows = samplesOf(run).map(({ totalS, waitS, status, offsetS }) =>
    [totalS, 0, 0, 0, waitS, totalS - waitS].map(seconds).concat(String(status), seconds(offsetS)).join(','),
  )
  const head = 'response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset'
  return `${[head, ...rows].join('\n')}\n`
}

type Sample = { totalS: number; waitS: number; offsetS: number; status: number; bytes: number }

/** Answers of any status, as hey counts them, by the time they came. */
function samplesOf(run: LoadRun): Sample[] {
  return run.records
    .toSorted((a, b) => a.doneMs - b.doneMs)
    .flatMap(({ sentMs, doneMs, outcome }) => {
      if (outcome.kind !== 'answered') return []
      const totalS = (doneMs - sentMs) / 1000
      const waitS = outcome.waitMs === null ? totalS : outcome.waitMs / 1000
      return [{ totalS, waitS, offsetS: sentMs / 1000, status: outcome.status, bytes: outcome.bytes }]
    })
}

/** Go's %4.4f; not a number is padded to four characters. */
function seconds(value: number): string {
  return Number.isNaN(value) ? ' NaN' : value.toFixed(4)
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function rangeOf(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 0]
  return [
    values.reduce((least, value) => Math.min(least, value)),
    values.reduce((most, value) => Math.max(most, value)),
  ]
}

/** Eleven marks from fastest to slowest; a bucket holds what is not above its mark and above the one before. */
function histogram(sorted: readonly number[]): string[] {
  const [fastest, slowest] = [sorted[0], sorted.at(-1)]
  if (fastest === undefined || slowest === undefined) return []
  const width = (slowest - fastest) / BUCKETS
  const marks = Array.from({ length: BUCKETS + 1 }, (_, i) => (i === BUCKETS ? slowest : fastest + width * i))
  const counts = marks.map(() => 0)
  let bucket = 0
  for (const value of sorted) {
    while (bucket < BUCKETS && value > (marks[bucket] ?? slowest)) bucket++
    counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  const most = Math.max(...counts)
  const bar = (count: number) => '■'.repeat(Math.floor((count * BAR_MAX + Math.floor(most / 2)) / most))
  return marks.map((mark, i) => `  ${mark.toFixed(3)} [${counts[i]}]\t|${bar(counts[i] ?? 0)}`)
}

/** One walk through the sample, at most one percentile a step: with few requests the last ones are never reached. */
function distribution(sorted: readonly number[]): string[] {
  if (sorted.length === 0) return []
  const reached: [number, number][] = []
  sorted.forEach((value, i) => {
    const next = PERCENTILES[reached.length]
    if (next !== undefined && Math.floor((i * 100) / sorted.length) >= next) reached.push([next, value])
  })
  return PERCENTILES.map((_, i) => {
    const [name, value] = reached[i] ?? [0, 0]
    return `  ${name}% in ${seconds(value)} secs`
  })
}

function countStatuses(run: LoadRun): [number, number][] {
  const counts = new Map<number, number>()
  for (const { outcome } of run.records) {
    if (outcome.kind === 'answered') counts.set(outcome.status, (counts.get(outcome.status) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => a - b)
}

function countErrors(run: LoadRun, target: HeyTarget): [string, number][] {
  const counts = new Map<string, number>()
  for (const { outcome } of run.records) {
    if (outcome.kind !== 'lost') continue
    const text = errorText(outcome.reason, target)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** As Go's net/http says it (url.Error: operation, address, cause). */
function errorText(reason: string, { method, url }: HeyTarget): string {
  const operation = method.slice(0, 1).toUpperCase() + method.slice(1).toLowerCase()
  const address = /^\w+:\/\/([^/?#]+)/.exec(url)?.[1] ?? ''
  const causes: Record<string, string> = {
    refused: `dial tcp ${address}: connect: connection refused`,
    crashed: 'EOF',
    aborted: 'context canceled',
    timeout: 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
  }
  return `${operation} "${url}": ${causes[reason] ?? reason}`
}
