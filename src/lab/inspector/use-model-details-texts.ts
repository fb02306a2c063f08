import { modelDetails as en } from '#i18n/en/model-details.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { modelDetails as id } from '#i18n/id/model-details.ts'

/** Both languages travel with the details, which are fetched late; the first load has neither. */
export function useModelDetailsTexts() {
  return { id, en }[useI18n().language]
}
