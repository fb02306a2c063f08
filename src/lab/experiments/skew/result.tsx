import { BarList } from '../bar-list.tsx'
import { measured } from '../figure.ts'
import { FigureTable } from '../figure-table.tsx'
import type { SkewResult } from './run.ts'
import { useSkewTexts } from './use-skew-texts.ts'

export function ResultView({ result }: { result: SkewResult }) {
  const texts = useSkewTexts()
  const { pictures, right, confidence, rows } = result
  const share = (count: number) => measured(count / pictures, 'share')
  return (
    <div className="space-y-5">
      <BarList
        title={texts.bars}
        whole={1}
        bars={[
          { key: 'contract', name: texts.contract, figure: share(right) },
          ...rows.map((row) => ({ key: row.skew, name: texts.skews[row.skew], figure: share(row.right) })),
        ]}
      />
      <FigureTable
        caption={texts.table}
        columns={texts.columns}
        rows={[
          {
            key: 'contract',
            name: texts.contract,
            cells: [share(right), null, measured(confidence, 'share'), texts.starts],
          },
          ...rows.map((row) => ({
            key: row.skew,
            name: texts.skews[row.skew],
            cells: [
              share(row.right),
              measured(row.labels, 'count'),
              measured(row.confidence, 'share'),
              row.caught ? texts.caught : texts.passed,
            ],
          })),
        ]}
      />
    </div>
  )
}
