import { type LoadRun, latencyMs } from './load-run.ts'
import type { LoadSummary } from './summary.ts'

/** One line for each request, times in milliseconds to the microsecond, ASCII, comma and line feed (RFC 4180 but for CRLF). */
export function runToCsv(run: LoadRun): string {
  const head = 'index,scheduled_ms,sent_ms,done_ms,latency_ms,lateness_ms,outcome,status,bytes'
  const rows = run.records.map((record) => {
    const { index, scheduledMs, sentMs, doneMs, outcome } = record
    const times = [scheduledMs, sentMs, doneMs, latencyMs(record), sentMs - scheduledMs].map(micro)
    const what =
      outcome.kind === 'answered'
        ? ['answered', outcome.status, outcome.bytes]
        : [quote(`lost: ${outcome.reason}`), '', '']
    return [index, ...times, ...what].join(',')
  })
  return `${[head, ...rows].join('\n')}\n`
}

/** Settings and facts as the page knows them, the summary, and the requests column by column. */
export function runToJson(
  run: LoadRun,
  summary: LoadSummary,
  facts: Readonly<Record<string, unknown>>,
): string {
  const { records, ...about } = run
  const requests = {
    scheduledMs: records.map(({ scheduledMs }) => micro(scheduledMs)),
    sentMs: records.map(({ sentMs }) => micro(sentMs)),
    doneMs: records.map(({ doneMs }) => micro(doneMs)),
    outcome: records.map(({ outcome }) => (outcome.kind === 'answered' ? outcome.status : outcome.reason)),
  }
  return JSON.stringify({ format: 'load-run/1', ...facts, run: about, summary, requests })
}

function micro(ms: number): number {
  return Math.round(ms * 1000) / 1000
}

/** Reasons may be an error's own words; they begin with `lost:`, so no spreadsheet takes them for a formula. */
function quote(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
