import { progress as en } from '#i18n/en/progress.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { progress as id } from '#i18n/id/progress.ts'
import type { Language } from '#i18n/language.ts'
import type { Widen } from '#i18n/widen.ts'

type ProgressTexts = Widen<typeof id>

const TEXTS: Record<Language, ProgressTexts> = { id, en }

/** Both languages travel with menu and notice, which are fetched late; the first load has neither. */
export function useProgressTexts(): ProgressTexts {
  return TEXTS[useI18n().language]
}
