import { useI18n } from '#i18n/i18n-context.tsx'
import { type Figure, figureText, measured } from '#lab/experiments/figure.ts'
import type { LatencyMeasurement } from '#progress/record.ts'
import { useProgress } from '#progress/use-progress.ts'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { type ProofTexts, useProofTexts } from './use-proof-texts.ts'

/** What was shown last, beside the claim or the question that it belongs to; latency by its experiment or the pipeline. */
export function ExperimentProof({ experiment }: { experiment: keyof ProofTexts }) {
  const i18n = useI18n()
  const proofs = useProofTexts()
  const outcome = useProgress(({ record }) => record.experiments[experiment]?.outcomes.at(-1))
  const deployed = useProgress(({ record }) => record.measurements.latency)
  const byPipeline = experiment === 'latency' && deployed && deployed.at > (outcome?.at ?? 0)
  // Whatever was predicted since.
  const figures = byPipeline ? figuresOf(deployed) : (outcome?.figures ?? {})
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

function figuresOf({ p95Ms, p99Ms }: LatencyMeasurement): Record<string, Figure> {
  return p99Ms === null ? { p95: measured(p95Ms, 'ms') } : { p99: measured(p99Ms, 'ms') }
}
