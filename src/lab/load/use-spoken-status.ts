import { useI18n } from '#i18n/i18n-context.tsx'
import type { LoadState } from './load-state.ts'
import { useLoadTexts } from './use-load-texts.ts'
import { resultTitle } from './verdict-text.ts'

/** A run is spoken of at most once in so many seconds. */
const SPEAK_EVERY_S = 5

/** The state in one sentence that changes seldom enough to be read out. */
export function useSpokenStatus({ phase, runs, search }: LoadState): string {
  const { messages, number } = useI18n()
  const texts = useLoadTexts()
  switch (phase.state) {
    case 'asking':
      return texts.asking
    case 'waiting':
      return messages.lab.waitsForTurn
    case 'draining':
      return texts.limit.progress(phase.search.run, number(phase.search.rateRps, 1))
    case 'running': {
      const { live, search: searching } = phase
      if (searching) return texts.limit.progress(searching.run, number(searching.rateRps, 1))
      // Counted up to the last whole five seconds: the sentence stays the same until the next ones are over.
      const last = Math.floor(live.elapsedMs / (1000 * SPEAK_EVERY_S)) * SPEAK_EVERY_S
      if (last === 0) return texts.running
      const done = live.rows.slice(0, last).reduce((sum, { answered, failed }) => sum + answered + failed, 0)
      return texts.progress(number(done), live.expected === null ? null : number(live.expected))
    }
    case 'failed':
      return ''
    case 'idle': {
      const [newest] = runs
      if (phase.after === 'run' && newest) {
        return `${texts.finished(newest.number)} ${resultTitle(texts, newest, { number })}.`
      }
      return phase.after === 'search' && search ? texts.searchFinished : ''
    }
  }
}
