import { load as en } from '#i18n/en/load.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { load as id } from '#i18n/id/load.ts'
import type { Language } from '#i18n/language.ts'
import type { Widen } from '#i18n/widen.ts'

export type LoadTexts = Widen<typeof id>

const TEXTS: Record<Language, LoadTexts> = { id, en }

/** Both languages travel with the panel, which is fetched late; the first load has neither. */
export function useLoadTexts(): LoadTexts {
  return TEXTS[useI18n().language]
}
