import { useId } from 'react'
import { useStore } from 'zustand'
import { Button } from '#ui/button.tsx'
import { SelectField } from '#ui/select-field.tsx'
import {
  AS_CONTRACT,
  CHOICES,
  type ContractChoice,
  MISTAKE_IDS,
  sameChoice,
  withMistake,
} from './contract-choice.ts'
import type { SkewBench } from './skew-bench.ts'
import { type SkewTexts, useSkewTexts } from './use-skew-texts.ts'

/** One mistake with one press, or the contract item by item. */
export function ContractEditor({ bench }: { bench: SkewBench }) {
  const texts = useSkewTexts()
  const titleId = useId()
  const choice = useStore(bench, (state) => state.choice)
  const change = (next: ContractChoice) => void bench.change(next)
  const presets = [
    { key: 'contract', name: texts.contract, preset: AS_CONTRACT },
    ...MISTAKE_IDS.map((id) => ({ key: id, name: texts.mistakes[id], preset: withMistake(id) })),
  ]
  return (
    <section className="space-y-3" aria-labelledby={titleId}>
      <h5 id={titleId} className="text-sm font-semibold">
        {texts.presets}
      </h5>
      <div className="flex flex-wrap gap-2">
        {presets.map(({ key, name, preset }) => {
          const isChosen = sameChoice(choice, preset)
          return (
            <Button
              key={key}
              variant={isChosen ? 'primary' : 'secondary'}
              aria-pressed={isChosen}
              onClick={() => change(preset)}
            >
              {name}
            </Button>
          )
        })}
      </div>
      <details className="text-sm">
        <summary className="cursor-pointer py-1 text-muted">{texts.fields}</summary>
        <div className="mt-2 grid gap-3 sm:grid-cols-2">
          <Field field="colorOrder" {...{ choice, change, texts }} />
          <Field field="scale" {...{ choice, change, texts }} />
          <Field field="normalisation" {...{ choice, change, texts }} />
          <Field field="filter" {...{ choice, change, texts }} />
          <Field field="crop" {...{ choice, change, texts }} />
          <Field field="layout" {...{ choice, change, texts }} />
          <Field field="orientation" {...{ choice, change, texts }} />
        </div>
      </details>
    </section>
  )
}

type FieldProps<F extends keyof ContractChoice> = {
  field: F
  choice: ContractChoice
  change: (choice: ContractChoice) => void
  texts: SkewTexts
}

function Field<F extends keyof ContractChoice>({ field, choice, change, texts }: FieldProps<F>) {
  return (
    <SelectField
      label={texts.field[field]}
      value={choice[field]}
      options={CHOICES[field].map((value) => ({ value, text: valueText(texts, field, value) }))}
      onChange={(value) => change({ ...choice, [field]: value })}
    />
  )
}

/** "contract" and "none" mean something else in each of the two fields that have them. */
function valueText(texts: SkewTexts, field: keyof ContractChoice, value: string): string {
  const { scale, normalisation, ...shared } = texts.values
  const own: Readonly<Record<string, string>> =
    field === 'scale' ? scale : field === 'normalisation' ? normalisation : shared
  return own[value] ?? value
}
