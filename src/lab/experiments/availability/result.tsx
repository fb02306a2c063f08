import { measured } from '../figure.ts'
import { type Cell, FigureTable } from '../figure-table.tsx'
import { FigureText } from '../figure-text.tsx'
import type { AvailabilityResult } from './availability-result.ts'
import { FaultTimelines } from './fault-timelines.tsx'
import { answersOf, type FleetRow, longestMs, lossesOf, recoveryMs, yieldOf } from './fleet-row.ts'
import { useAvailabilityTexts } from './use-availability-texts.ts'
import type { MemoryResult } from './worker-memory.ts'

export function ResultView({ result }: { result: AvailabilityResult }) {
  const texts = useAvailabilityTexts()
  const { mostRps, rateRps, rows, memory } = result
  return (
    <div className="space-y-6">
      <p className="text-sm leading-6">
        {texts.oneWorker} <FigureText figure={measured(mostRps, 'perSecond')} />. {texts.sentToEach}{' '}
        <FigureText figure={measured(rateRps, 'perSecond')} />.
      </p>
      <FaultTimelines rows={rows} />
      <Requests rows={rows} />
      <Kill rows={rows} />
      <Memory {...memory} />
    </div>
  )
}

/** On one line, however narrow the column. */
function Fleet({ workers }: { workers: number }) {
  return <span className="whitespace-nowrap">{useAvailabilityTexts().workers(workers)}</span>
}

const ms = (value: number | null): Cell => (value === null ? null : measured(value, 'ms'))
const count = (value: number) => measured(value, 'count')

/** Every request that was sent, by what became of it. */
function Requests({ rows }: { rows: readonly FleetRow[] }) {
  const texts = useAvailabilityTexts()
  const hasOther = rows.some((row) => lossesOf(row).other.length > 0)
  return (
    <div className="space-y-2">
      <FigureTable
        caption={texts.requests}
        columns={hasOther ? [...texts.requestColumns, texts.lanes.other] : texts.requestColumns}
        rows={rows.map((row) => {
          const { cut, refused, other } = lossesOf(row)
          const counts = [row.records.length, row.accepted, answersOf(row).length, cut.length, refused.length]
          return {
            key: String(row.workers),
            name: <Fleet workers={row.workers} />,
            cells: (hasOther ? [...counts, other.length] : counts).map(count),
          }
        })}
      />
      <p className="text-sm leading-6 text-muted">{texts.requestsNote}</p>
    </div>
  )
}

function Kill({ rows }: { rows: readonly FleetRow[] }) {
  const texts = useAvailabilityTexts()
  const recoveryOf = (row: FleetRow): Cell => {
    const recovery = recoveryMs(row)
    if (recovery !== null) return measured(recovery, 'ms')
    return row.workers === 1 ? texts.notRestarted : texts.notInTime
  }
  return (
    <div className="space-y-2">
      <FigureTable
        caption={texts.kill}
        columns={texts.killColumns}
        rows={rows.map((row) => {
          const longest = longestMs(row)
          return {
            key: String(row.workers),
            name: <Fleet workers={row.workers} />,
            cells: [
              count(row.kill.held),
              measured(yieldOf(row), 'share'),
              ms(longest.before),
              ms(longest.after),
              recoveryOf(row),
            ],
          }
        })}
      />
      <p className="text-sm leading-6 text-muted">{texts.killNote}</p>
    </div>
  )
}

/** What a client was told on each visit, and that /predict has nothing to lose. */
function Memory({ before, after, pictures, differing }: MemoryResult) {
  const texts = useAvailabilityTexts()
  return (
    <div className="space-y-2">
      <FigureTable
        caption={texts.memory}
        columns={[texts.visit, ...before.map((_, index) => String(index + 1)), texts.afterKill]}
        rows={[{ key: 'counted', name: texts.counted, cells: [...before, after].map(count) }]}
      />
      <p className="text-sm leading-6">
        {texts.predicted} <FigureText figure={count(pictures)} />. {texts.differing}{' '}
        <FigureText figure={count(differing)} />.
      </p>
      <p className="text-sm leading-6 text-muted">{texts.memoryNote}</p>
    </div>
  )
}
