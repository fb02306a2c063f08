import { BarList } from '../bar-list.tsx'
import { measured } from '../figure.ts'
import type { SkewResult } from './skew-result.ts'
import { accuracyOf } from './tally.ts'
import { useChoiceName } from './use-choice-name.ts'
import { useSkewTexts } from './use-skew-texts.ts'

export function ResultView({ result: { contract, tried } }: { result: SkewResult }) {
  const texts = useSkewTexts()
  const nameOf = useChoiceName()
  return (
    <BarList
      title={texts.bars}
      whole={1}
      bars={[contract, ...tried].map((tally) => ({
        key: nameOf(tally.choice),
        name: nameOf(tally.choice),
        figure: measured(accuracyOf(tally), 'share'),
      }))}
    />
  )
}
