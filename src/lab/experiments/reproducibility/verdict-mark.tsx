import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import type { Verdict } from './checks.ts'
import { useReproducibilityTexts } from './use-reproducibility-texts.ts'

const LOOK = {
  caught: { Icon: CircleCheck, tone: 'text-ok' },
  passed: { Icon: TriangleAlert, tone: 'text-warn' },
  unreached: { Icon: CircleDashed, tone: 'text-muted' },
}

/** What a check said of a change, in a word beside its sign. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const texts = useReproducibilityTexts()
  const { Icon, tone } = LOOK[verdict]
  return (
    <span className={`flex flex-col items-end text-xs ${tone}`}>
      <Icon size={16} className="shrink-0" aria-hidden="true" />
      {texts.verdicts[verdict]}
    </span>
  )
}
