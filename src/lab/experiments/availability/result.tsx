import { BarList } from '../bar-list.tsx'
import { measured } from '../figure.ts'
import { FigureTable } from '../figure-table.tsx'
import type { AvailabilityResult } from './run.ts'
import { useAvailabilityTexts } from './use-availability-texts.ts'

export function ResultView({ result }: { result: AvailabilityResult }) {
  const texts = useAvailabilityTexts()
  const { rows, visits, sameAnswer } = result
  return (
    <div className="space-y-5">
      <BarList
        title={texts.bars}
        whole={1}
        bars={rows.map(({ workers, answered, sent }) => ({
          key: String(workers),
          name: texts.workers(workers),
          figure: measured(answered / sent, 'share'),
        }))}
      />
      <FigureTable
        caption={texts.table}
        columns={texts.columns}
        rows={rows.map(({ workers, sent, answered, lost, recoveryMs }) => ({
          key: String(workers),
          name: texts.workers(workers),
          cells: [
            measured(sent, 'count'),
            measured(sent - answered, 'count'),
            lost.map(([reason]) => texts.reasons[reason] ?? reason).join(', ') || texts.none,
            recoveryMs === null ? texts.notRestarted : measured(recoveryMs, 'ms'),
          ],
        }))}
      />
      <FigureTable
        caption={texts.memory}
        columns={texts.memoryColumns}
        rows={[
          {
            key: 'visits',
            name: texts.visits,
            cells: [measured(visits.before, 'count'), measured(visits.after, 'count')],
          },
          {
            key: 'predict',
            name: texts.predict,
            cells: [texts.asked, sameAnswer ? texts.same : texts.other],
          },
        ]}
      />
    </div>
  )
}
