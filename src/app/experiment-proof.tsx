import { useI18n } from '#i18n/i18n-context.tsx'
import { figureText } from '#lab/experiments/figure.ts'
import { useProgress } from '#progress/use-progress.ts'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { lastFigures } from './experiment-journal.ts'
import { type ProofTexts, useProofTexts } from './use-proof-texts.ts'

/** What an experiment showed last, beside the claim or the question that it belongs to. */
export function ExperimentProof({ experiment }: { experiment: keyof ProofTexts }) {
  const i18n = useI18n()
  const proofs = useProofTexts()
  const record = useProgress((state) => state.record.experiments[experiment])
  const figures = lastFigures(record)
  const [first] = Object.values(figures)
  const texts = Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, figureText(figure, i18n)]),
  )
  const text = proofs[experiment](texts)
  if (!first || !text) return null
  return (
    <span className="inline-flex flex-wrap items-center gap-2" data-figure={first.origin.kind}>
      <span className="tabular-nums">{text}</span>
      <OriginBadge origin={first.origin} />
    </span>
  )
}
