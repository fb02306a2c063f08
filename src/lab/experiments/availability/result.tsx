import { isOk, latencyMs } from '#traffic/load-run.ts'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { measured } from '../figure.ts'
import { type Cell, FigureTable } from '../figure-table.tsx'
import { FigureText } from '../figure-text.tsx'
import { logAxis } from '../log-axis.ts'
import {
  type AvailabilityResult,
  type FaultRow,
  type MemoryResult,
  summaryOf,
} from './availability-result.ts'
import { FaultTimeline, TimelineLegend } from './fault-timeline.tsx'
import { useAvailabilityTexts } from './use-availability-texts.ts'

const ms = (value: number | null): Cell => (value === null ? null : measured(value, 'ms'))

export function ResultView({ result }: { result: AvailabilityResult }) {
  const texts = useAvailabilityTexts()
  const { rows, rateRps } = result
  const byFleet = (cells: (row: FaultRow) => readonly Cell[]) =>
    rows.map((row) => ({ key: String(row.workers), name: texts.fleet(row.workers), cells: cells(row) }))
  return (
    <div className="space-y-5">
      <p className="text-sm leading-6">
        {texts.sent} <FigureText figure={measured(rows[0]?.records.length ?? 0, 'count')} />, {texts.rate}{' '}
        <FigureText figure={measured(rateRps, 'perSecond')} />.
      </p>
      <Timelines rows={rows} />
      <FigureTable
        caption={texts.accounts}
        columns={texts.accountColumns}
        rows={byFleet((row) => {
          const { answered, lost, refused, yieldShare } = summaryOf(row)
          return [
            measured(answered, 'count'),
            measured(lost, 'count'),
            measured(refused, 'count'),
            measured(yieldShare, 'share'),
          ]
        })}
      />
      <div className="space-y-2">
        <FigureTable
          caption={texts.recovery}
          columns={texts.recoveryColumns}
          rows={byFleet((row) => [
            measured(row.held, 'count'),
            ms(summaryOf(row).longestAfterMs),
            row.recoveryMs === null ? texts.nobody : measured(row.recoveryMs, 'ms'),
          ])}
        />
        <p className="text-sm leading-6 text-muted">{texts.accountsNote}</p>
      </div>
      <Memory memory={result.memory} />
    </div>
  )
}

function Timelines({ rows }: { rows: readonly FaultRow[] }) {
  const texts = useAvailabilityTexts()
  const records = rows.flatMap((row) => row.records)
  const axis = logAxis(records.filter(({ outcome }) => isOk(outcome)).map(latencyMs))
  const durationMs = Math.max(...records.map(({ scheduledMs }) => scheduledMs))
  return (
    <figure className="space-y-3">
      <figcaption className="flex flex-wrap items-center justify-between gap-2 text-xs font-medium">
        {texts.timeline}
        <OriginBadge origin={{ kind: 'measured' }} />
      </figcaption>
      <TimelineLegend />
      {rows.map((row) => (
        <div key={row.workers} className="space-y-1 text-sm">
          <p>{texts.fleet(row.workers)}</p>
          <FaultTimeline row={row} axis={axis} durationMs={durationMs} />
        </div>
      ))}
    </figure>
  )
}

/** What one client was told, visit by visit. */
function Memory({ memory: { workers, counts, countAfter, sameAnswer } }: { memory: MemoryResult }) {
  const texts = useAvailabilityTexts()
  return (
    <section className="space-y-2" aria-label={texts.memory}>
      <FigureTable
        caption={texts.memory}
        columns={texts.memoryColumns}
        rows={[
          ...counts.map((count, index) => ({
            key: String(index),
            name: texts.visit(index + 1),
            cells: [measured(index + 1, 'count'), measured(count, 'count')],
          })),
          {
            key: 'after',
            name: texts.visitAfter(workers),
            cells: [measured(counts.length + 1, 'count'), measured(countAfter, 'count')],
          },
        ]}
      />
      <p className="text-sm leading-6" data-same={sameAnswer}>
        {sameAnswer ? texts.same : texts.other}
      </p>
      <p className="text-sm leading-6 text-muted">{texts.memoryNote}</p>
    </section>
  )
}
