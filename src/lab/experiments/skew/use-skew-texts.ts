import { skew as en } from '#i18n/en/experiments/skew.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { skew as id } from '#i18n/id/experiments/skew.ts'
import type { Widen } from '#i18n/widen.ts'

export type SkewTexts = Widen<typeof id>['ui']

/** What this experiment's own views say. */
export function useSkewTexts(): SkewTexts {
  return { id, en }[useI18n().language].ui
}
