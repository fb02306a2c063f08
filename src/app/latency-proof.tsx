import { useCallback } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { Verdict } from '#lab/deployment-store.ts'
import { measure } from '#progress/record-changes.ts'
import { useProgress, useProgressActions } from '#progress/use-progress.ts'
import { OriginBadge } from '#ui/origin-badge.tsx'

/** The last measured latency, beside the claim that it proves. */
export function LatencyProof() {
  const { messages, ms } = useI18n()
  const latency = useProgress((state) => state.record.measurements.latency)
  if (!latency) return null
  const [name, value] = latency.p99Ms === null ? ['p95', latency.p95Ms] : ['p99', latency.p99Ms]
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <span className="tabular-nums">{messages.app.proofLatency(name, ms(value))}</span>
      <OriginBadge origin={{ kind: 'measured' }} />
    </span>
  )
}

/** Writes a verdict of the lab into the learner's record. */
export function useRecordVerdict(): (verdict: Verdict) => void {
  const progress = useProgressActions()
  return useCallback(
    (verdict: Verdict) => {
      const { p50Ms, p95Ms, p99Ms, n, provider, artifact, coldMs } = verdict
      const device = `${navigator.hardwareConcurrency} CPU`
      progress.change(measure({ p50Ms, p95Ms, p99Ms, n, provider, artifact, coldMs, device }))
    },
    [progress],
  )
}
