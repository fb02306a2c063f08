import { shell as en } from '#i18n/en/shell.ts'
import { shell as id } from '#i18n/id/shell.ts'
import type { Language } from '#i18n/language.ts'
import type { Widen } from '#i18n/widen.ts'

export type ShellTexts = Widen<typeof id>

export function shellTexts(language: Language): ShellTexts {
  return language === 'en' ? en : id
}
