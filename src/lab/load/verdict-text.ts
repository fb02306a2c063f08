import { requestsNeeded } from '#traffic/percentile.ts'
import type { LoadSummary } from '#traffic/summary.ts'
import { givesVerdict } from './load-settings.ts'
import type { FinishedRun } from './load-state.ts'
import type { LoadTexts } from './use-load-texts.ts'

type Format = { number: (value: number) => string }

/** What the run says in a few words: not valid, the verdict, or how it was sent where there can be no verdict. */
export function resultTitle(
  texts: LoadTexts,
  { summary, settings }: Pick<FinishedRun, 'summary' | 'settings'>,
  { number }: Format,
): string {
  if (summary.invalid.length > 0) return texts.invalid
  if (!givesVerdict(settings.method)) return texts.methods[settings.method]
  const target = `${number(settings.targetMs)} ms`
  const { within, 'not-within': notWithin, undecided } = texts.verdicts
  return { within: within(target), 'not-within': notWithin(target), undecided }[summary.verdict]
}

/** What the sample allows to say, and what would be needed to say more. */
export function verdictText(
  texts: LoadTexts,
  { verdict, misses, accounts }: Pick<LoadSummary, 'verdict' | 'misses' | 'accounts'>,
  target: string,
  { number }: Format,
): string {
  const [missed, sent, needed] = [number(misses), number(accounts.sent), requestsNeeded(99)]
  switch (verdict) {
    case 'within':
      return texts.withinText(missed, sent, target)
    case 'not-within':
      return texts.notWithinText(missed, sent)
    case 'undecided':
      return accounts.sent < needed ? texts.tooFewText(sent, number(needed)) : texts.openText(missed, sent)
  }
}
