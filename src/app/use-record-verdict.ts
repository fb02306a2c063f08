import { useCallback } from 'react'
import type { Verdict } from '#lab/deployment-store.ts'
import { measure } from '#progress/record-changes.ts'
import { useProgressActions } from '#progress/use-progress.ts'

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
