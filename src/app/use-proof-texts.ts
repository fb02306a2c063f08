import { proofs as en } from '#i18n/en/proofs.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { proofs as id } from '#i18n/id/proofs.ts'
import type { Language } from '#i18n/language.ts'
import type { Widen } from '#i18n/widen.ts'

export type ProofTexts = Widen<typeof id>

const TEXTS: Record<Language, ProofTexts> = { id, en }

/** Both languages travel with the part, which is fetched late; the first load has neither. */
export function useProofTexts(): ProofTexts {
  return TEXTS[useI18n().language]
}
