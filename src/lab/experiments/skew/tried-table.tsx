import { useStore } from 'zustand'
import { measured } from '../figure.ts'
import { type Cell, FigureTable } from '../figure-table.tsx'
import type { SkewBench } from './skew-bench.ts'
import { accuracyOf, confidenceOf, isWhole, type Tally } from './tally.ts'
import { useChoiceName } from './use-choice-name.ts'
import { type SkewTexts, useSkewTexts } from './use-skew-texts.ts'

/** The contract and every changed one that was measured to the end. */
export function TriedTable({ bench }: { bench: SkewBench }) {
  const texts = useSkewTexts()
  const nameOf = useChoiceName()
  const contract = useStore(bench, (state) => state.contract)
  const tried = useStore(bench, (state) => state.tried)
  if (!contract || !isWhole(contract)) return null
  return (
    <FigureTable
      caption={texts.table}
      columns={texts.columns}
      rows={[contract, ...tried].map((tally) => ({
        key: nameOf(tally.choice),
        name: nameOf(tally.choice),
        cells: [
          measured(accuracyOf(tally), 'share'),
          tally === contract ? null : measured(tally.changed, 'count'),
          measured(confidenceOf(tally), 'share'),
          goldenCell(tally, tally === contract, texts),
        ],
      }))}
    />
  )
}

function goldenCell({ caught }: Tally, isContract: boolean, texts: SkewTexts): Cell {
  const text = isContract ? texts.matches : caught ? texts.caught : texts.passed
  return <span className="text-xs whitespace-nowrap">{text}</span>
}
