import { useI18n } from '#i18n/i18n-context.tsx'
import { requestsNeeded } from '#traffic/percentile.ts'
import { SCENARIO_RULES } from '#traffic/scenarios.ts'
import { SelectField } from '#ui/select-field.tsx'
import {
  type LoadSettings,
  METHODS,
  type NumberSetting,
  plannedMs,
  rangeOf,
  requestsExpected,
  scenarioOf,
  settingsOf,
} from './load-settings.ts'
import { NumberField } from './number-field.tsx'
import { useLoadTexts } from './use-load-texts.ts'

type SettingsFormProps = {
  settings: LoadSettings
  disabled: boolean
  onChange: (changes: Partial<LoadSettings>) => void
}

/** How the load is sent, and what that means. */
export function SettingsForm({ settings, disabled, onChange }: SettingsFormProps) {
  const texts = useLoadTexts()
  const { method, arrivals } = settings
  const field = (name: NumberSetting) => (
    <NumberField
      key={name}
      label={texts.fields[name]}
      value={settings[name]}
      {...rangeOf(name, settings)}
      onChange={(value) => onChange({ [name]: value })}
    />
  )
  return (
    <fieldset className="space-y-3" disabled={disabled}>
      <legend className="sr-only">{texts.method}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label={texts.method}
          value={method}
          options={METHODS.map((value) => ({ value, text: texts.methods[value] }))}
          onChange={(value) => onChange({ method: value })}
        />
        {method === 'open' ? (
          <SelectField
            label={texts.arrivals}
            value={arrivals}
            options={(['poisson', 'constant'] as const).map((value) => ({
              value,
              text: texts.arrivalNames[value],
            }))}
            onChange={(value) => onChange({ arrivals: value })}
          />
        ) : null}
        {settingsOf(method).map(field)}
        {field('targetMs')}
        {field('resolutionRps')}
      </div>
      <p className="text-muted">{texts.methodHints[method]}</p>
      <Size settings={settings} />
    </fieldset>
  )
}

/** How many requests that is, for how long, and whether a verdict can come of it. */
function Size({ settings }: { settings: LoadSettings }) {
  const { number } = useI18n()
  const texts = useLoadTexts()
  const expected = requestsExpected(settings)
  const scenario = scenarioOf(settings.method)
  const seconds = number(plannedMs(settings) / 1000)
  const needed = requestsNeeded(99)
  return (
    <p className="text-xs text-muted">
      {scenario ? `${scaleText(scenario, texts, number)} ` : null}
      {expected === null
        ? null
        : `${settings.method === 'offline' ? texts.expectedOnce(number(expected)) : texts.expected(number(expected), seconds)} `}
      {scenario === null && expected !== null && expected < needed
        ? `${texts.tooFew(number(needed))} `
        : null}
      {texts.uncounted}
    </p>
  )
}

function scaleText(
  name: keyof typeof SCENARIO_RULES,
  texts: ReturnType<typeof useLoadTexts>,
  number: (value: number) => string,
): string {
  const { original, scaled } = SCENARIO_RULES[name]
  if (name === 'offline') return texts.scale.offline(number(scaled.queries), number(original.queries))
  return texts.scale.stream(
    scaled.durationS,
    original.durationS,
    number(scaled.queries),
    number(original.queries),
  )
}
