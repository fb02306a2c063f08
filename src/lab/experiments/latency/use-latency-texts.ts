import { latency as en } from '#i18n/en/experiments/latency.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { latency as id } from '#i18n/id/experiments/latency.ts'

/** What this experiment's own views say. */
export function useLatencyTexts() {
  return { id, en }[useI18n().language].ui
}
