import { reproducibility as en } from '#i18n/en/experiments/reproducibility.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { reproducibility as id } from '#i18n/id/experiments/reproducibility.ts'

/** What this experiment's own views say. */
export function useReproducibilityTexts() {
  return { id, en }[useI18n().language].ui
}
