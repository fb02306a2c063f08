import { BarList } from '../bar-list.tsx'
import { measured } from '../figure.ts'
import { FigureTable } from '../figure-table.tsx'
import type { ConversionResult } from './run.ts'
import { useConversionTexts } from './use-conversion-texts.ts'

export function ResultView({ result }: { result: ConversionResult }) {
  const texts = useConversionTexts()
  const { rows, pictures, hasAdapter, runtime } = result
  return (
    <div className="space-y-5">
      <BarList
        title={texts.bars}
        bars={rows.map(({ artifact, bytes }) => ({
          key: artifact,
          name: texts.names[artifact],
          figure: measured(bytes, 'bytes'),
        }))}
      />
      <FigureTable
        caption={texts.answers}
        columns={texts.answerColumns}
        rows={rows.map(({ artifact, nodes, agree, right, largestDifference }) => ({
          key: artifact,
          name: texts.names[artifact],
          cells: [
            measured(nodes, 'count'),
            measured(agree / pictures, 'share'),
            measured(right / pictures, 'share'),
            measured(largestDifference, 'number'),
          ],
        }))}
      />
      <FigureTable
        caption={texts.times}
        columns={texts.timeColumns}
        rows={rows.map(({ artifact, fetchMs, fromCache, loadMs, coldMs, forwardMs }) => ({
          key: artifact,
          name: texts.names[artifact],
          cells: [
            measured(fetchMs, 'ms'),
            fromCache ? texts.cache : texts.network,
            measured(loadMs, 'ms'),
            measured(coldMs, 'ms'),
            measured(forwardMs, 'ms'),
          ],
        }))}
      />
      <p className="text-sm text-muted">
        {texts.ran(runtime)} {hasAdapter ? texts.adapter : texts.noAdapter}
      </p>
    </div>
  )
}
