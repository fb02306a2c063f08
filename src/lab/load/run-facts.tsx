import { useI18n } from '#i18n/i18n-context.tsx'
import { type NumberSetting, settingsOf } from './load-settings.ts'
import type { FinishedRun } from './load-state.ts'
import { useLoadTexts } from './use-load-texts.ts'

/** Under which conditions it was measured: how it was sent, what answered, on what. */
export function RunFacts({ settings, facts, cpus, numbers }: RunFactsProps) {
  const { messages, number } = useI18n()
  const texts = useLoadTexts()
  const { method, arrivals } = settings
  const { pipeline } = messages.lab
  const heeded = (numbers ?? settingsOf(method)).filter(
    (name) => name !== 'seed' || arrivals === 'poisson' || method === 'server',
  )
  const artifacts: Readonly<Record<string, string>> = pipeline.artifactNames
  const providers: Readonly<Record<string, string>> = pipeline.providerShort
  const parts = [
    texts.methods[method],
    ...(method === 'open' ? [texts.arrivalNames[arrivals]] : []),
    ...heeded.map((name) => `${texts.fields[name]}: ${number(settings[name], 1)}`),
    ...(facts
      ? [
          artifacts[facts.artifact] ?? facts.artifact,
          `${providers[facts.provider] ?? facts.provider}, ${pipeline.threads(facts.threads)}`,
        ]
      : []),
    texts.device(number(cpus)),
  ]
  return <p className="text-xs text-muted">{parts.join(' · ')}</p>
}

type RunFactsProps = Pick<FinishedRun, 'settings' | 'facts' | 'cpus'> & {
  /** Other numbers than those that the method heeds. */
  numbers?: readonly NumberSetting[]
}
