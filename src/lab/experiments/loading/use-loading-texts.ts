import { loading as en } from '#i18n/en/experiments/loading.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { loading as id } from '#i18n/id/experiments/loading.ts'

/** What this experiment's own views say. */
export function useLoadingTexts() {
  return { id, en }[useI18n().language].ui
}
