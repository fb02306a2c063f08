import { BarList } from '../bar-list.tsx'
import { measured } from '../figure.ts'
import { FigureTable } from '../figure-table.tsx'
import { type LatencyResult, PARTS } from './run.ts'
import { useLatencyTexts } from './use-latency-texts.ts'

export function ResultView({ result }: { result: LatencyResult }) {
  const texts = useLatencyTexts()
  const { startMs, firstMs, p50, p95, p99, n, within, parts } = result
  const rows = [
    ['start', measured(startMs, 'ms')],
    ['first', measured(firstMs, 'ms')],
    ['p50', measured(p50, 'ms')],
    ['p95', measured(p95, 'ms')],
    ['p99', p99 === null ? texts.tooFew : measured(p99, 'ms')],
    ['n', measured(n, 'count')],
    ['within', measured(within, 'share')],
  ] as const
  return (
    <div className="space-y-5">
      <BarList
        title={texts.waterfall}
        bars={PARTS.map((part) => ({
          key: part,
          name: texts.parts[part],
          figure: measured(parts[part], 'ms'),
        }))}
      />
      <FigureTable
        caption={texts.table}
        columns={texts.columns}
        rows={rows.map(([key, cell]) => ({ key, name: texts.rows[key], cells: [cell] }))}
      />
    </div>
  )
}
