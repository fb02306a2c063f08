import { availability as en } from '#i18n/en/experiments/availability.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { availability as id } from '#i18n/id/experiments/availability.ts'

/** What this experiment's own views say. */
export function useAvailabilityTexts() {
  return { id, en }[useI18n().language].ui
}
