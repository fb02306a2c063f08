import { answer as en } from '#i18n/en/answer.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { answer as id } from '#i18n/id/answer.ts'
import type { Language } from '#i18n/language.ts'
import type { Widen } from '#i18n/widen.ts'

export type AnswerTexts = Widen<typeof id>

const TEXTS: Record<Language, AnswerTexts> = { id, en }

/** Both languages travel with the part, which is fetched late; the first load has neither. */
export function useAnswerTexts(): AnswerTexts {
  return TEXTS[useI18n().language]
}
