import { memo, useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { SecondRow } from '#traffic/second-series.ts'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { useLoadTexts } from './use-load-texts.ts'

const COLUMNS = ['sent', 'answered', 'failed', 'inFlight', 'p50', 'p95', 'max'] as const
const CELL = 'px-2 py-0.5 text-right whitespace-nowrap'

/** The charts as a table. Its rows are made only while it is open. */
export function SecondTable({ rows }: { rows: readonly SecondRow[] }) {
  const texts = useLoadTexts().table
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer py-1 text-muted hover:text-ink">{texts.title}</summary>
      {isOpen ? <Rows rows={rows} /> : null}
    </details>
  )
}

export function Rows({ rows }: { rows: readonly SecondRow[] }) {
  const texts = useLoadTexts().table
  return (
    <ScrollRegion className="max-h-72 overflow-auto rounded-md border border-line" label={texts.title}>
      <table className="w-full text-xs">
        <caption className="sr-only">{texts.title}</caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="px-2 py-1.5 text-left font-medium">
              {texts.second}
            </th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className={`${CELL} font-medium`}>
                {texts[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="font-mono">
          {rows.map((row) => (
            <Row key={row.second} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Seconds that are over do not change: only the last ones are drawn anew while a run goes on. */
const Row = memo(function Row({ row }: { row: SecondRow }) {
  const { number, ms } = useI18n()
  const latency = (value: number | null) => (value === null ? '—' : ms(value))
  return (
    <tr className="border-t border-line">
      <th scope="row" className="px-2 py-0.5 text-left font-normal">
        {row.second}
      </th>
      {[row.sent, row.answered, row.failed, row.inFlight].map((count, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
        <td key={i} className={CELL}>
          {number(count)}
        </td>
      ))}
      <td className={CELL}>{latency(row.p50Ms)}</td>
      <td className={CELL}>{latency(row.p95Ms)}</td>
      <td className={CELL}>{latency(row.maxMs)}</td>
    </tr>
  )
})
