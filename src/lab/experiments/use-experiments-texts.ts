import { experiments as en } from '#i18n/en/experiments.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { experiments as id } from '#i18n/id/experiments.ts'
import type { Language } from '#i18n/language.ts'
import type { Widen } from '#i18n/widen.ts'

export type ExperimentsTexts = Widen<typeof id>

const TEXTS: Record<Language, ExperimentsTexts> = { id, en }

/** The texts that all experiments share; fetched with their panel. */
export function useExperimentsTexts(): ExperimentsTexts {
  return TEXTS[useI18n().language]
}
