import { dataMenu as en } from '#i18n/en/data-menu.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { dataMenu as id } from '#i18n/id/data-menu.ts'
import type { Language } from '#i18n/language.ts'
import type { Widen } from '#i18n/widen.ts'

type DataMenuTexts = Widen<typeof id>

const TEXTS: Record<Language, DataMenuTexts> = { id, en }

/** Both languages travel with the menu, which is fetched late; the first load has neither. */
export function useDataMenuTexts(): DataMenuTexts {
  return TEXTS[useI18n().language]
}
