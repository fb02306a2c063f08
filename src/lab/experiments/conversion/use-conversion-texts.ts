import { conversion as en } from '#i18n/en/experiments/conversion.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { conversion as id } from '#i18n/id/experiments/conversion.ts'

/** What this experiment's own views say. */
export function useConversionTexts() {
  return { id, en }[useI18n().language].ui
}
