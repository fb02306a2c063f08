import { useI18n } from '#i18n/i18n-context.tsx'
import type { ScenarioResult } from '#traffic/scenarios.ts'
import { useLoadTexts } from './use-load-texts.ts'

/** The one figure that a scenario is about, or why there is none. */
export function ScenarioFigure({ result }: { result: ScenarioResult }) {
  const { number, ms } = useI18n()
  const texts = useLoadTexts()
  const good = result.metric === 'latency' ? result.queries : result.samples
  const missing = texts.scenarioOpen(number(good), number(result.needed))
  let text = missing
  if (result.metric === 'latency' && result.valueMs !== null) {
    text = texts.scenarioLatency(result.percentile, ms(result.valueMs), number(good))
  }
  if (result.metric === 'throughput' && result.valueRps !== null) {
    text = texts.scenarioThroughput(number(result.valueRps, 1), number(good))
  }
  return <p className="font-semibold">{text}</p>
}
