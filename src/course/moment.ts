import type { Language } from '#i18n/language.ts'

const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

/** Date and time of day, as the learner's clock has them. `at`: milliseconds since 1970. */
export function formatMoment(language: Language, at: number): string {
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}
