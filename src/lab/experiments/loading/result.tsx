import { measured } from '../figure.ts'
import { type Cell, FigureTable } from '../figure-table.tsx'
import { LatencyStrips } from './latency-strips.tsx'
import { bigModel, type LoadingResult, type LoadingRow, loadMsOf, overloaded } from './loading-result.ts'
import { useLoadingTexts } from './use-loading-texts.ts'

const ms = (value: number | null): Cell => (value === null ? null : measured(value, 'ms'))

export function ResultView({ result }: { result: LoadingResult }) {
  const texts = useLoadingTexts()
  const { rows, rateRps, bytes } = result
  const big = bigModel(result)
  const byHabit = (cells: (row: LoadingRow) => readonly Cell[]) =>
    rows.map((row) => ({ key: row.loading, name: texts.habits[row.loading], cells: cells(row) }))
  const tooMuch = overloaded(result).map((loading) => texts.habits[loading])
  const saysMemory = rows.some(({ memoryBytes }) => memoryBytes !== null)
  const lacksP95 = rows.some(({ p95Ms }) => p95Ms === null)
  return (
    <div className="space-y-5">
      <LatencyStrips rows={rows} />
      <div className="space-y-2">
        <FigureTable
          caption={texts.table}
          columns={texts.columns}
          rows={byHabit(({ firstMs, p50Ms, p95Ms, maxMs, answered, sent }) => [
            ms(firstMs),
            ms(p50Ms),
            ms(p95Ms),
            ms(maxMs),
            measured(answered, 'count'),
            measured(sent, 'count'),
          ])}
        />
        {lacksP95 ? <p className="text-sm leading-6 text-muted">{texts.lacksP95}</p> : null}
      </div>
      <div className="space-y-2">
        <FigureTable
          caption={texts.capacity}
          columns={texts.capacityColumns}
          rows={byHabit(({ readyMs, aloneMs, perSecond, memoryBytes }) => [
            ms(readyMs),
            ms(aloneMs),
            measured(perSecond, 'perSecond'),
            measured(rateRps, 'perSecond'),
            memoryBytes === null ? null : measured(memoryBytes, 'bytes'),
          ])}
        />
        {tooMuch.length > 0 ? <p className="text-sm leading-6">{texts.overloaded(tooMuch)}</p> : null}
        <p className="text-sm leading-6 text-muted">{saysMemory ? texts.memory : texts.noMemory}</p>
      </div>
      <div className="space-y-2">
        <FigureTable
          caption={texts.big}
          columns={texts.bigColumns}
          rows={[
            {
              key: 'here',
              name: texts.here,
              cells: [measured(bytes, 'bytes'), measured(loadMsOf(result), 'ms')],
            },
            { key: 'big', name: texts.gigabyte, cells: [big.bytes, big.loadMs] },
          ]}
        />
        <p className="text-sm leading-6 text-muted">{texts.bigNote}</p>
      </div>
    </div>
  )
}
