import { operations as en } from '#i18n/en/operations.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { operations as id } from '#i18n/id/operations.ts'

export type OperationsTexts = typeof id

/** Both languages travel with the panel, which is fetched late; the first load has neither. */
export function useOperationsTexts() {
  return { id, en }[useI18n().language]
}
