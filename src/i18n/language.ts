export const LANGUAGES = ['id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The page of each language; both stand side by side so that relative addresses work at any path. */
export const PAGE_OF: Record<Language, string> = { id: 'index.html', en: 'en.html' }

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language)
}
