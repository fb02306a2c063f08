import { useI18n } from '#i18n/i18n-context.tsx'
import type { ModelResponse } from '#service/contract.ts'
import { useModelDetailsTexts } from './use-model-details-texts.ts'

/** The preprocessing contract in the order in which it is carried out. */
export function ContractSteps({ contract }: { contract: ModelResponse['preprocessing'] }) {
  const { number } = useI18n()
  const texts = useModelDetailsTexts()
  const list = (values: number[]) => `(${values.map((value) => number(value, 4)).join('; ')})`
  const steps = [
    texts.steps.orientation,
    texts.steps.background(contract.background),
    texts.steps.crop,
    texts.steps.resize(contract.size, contract.filter),
    texts.steps.scale(contract.colorOrder, number(contract.scale)),
    texts.steps.normalise(list(contract.mean), list(contract.std)),
    texts.steps.layout(contract.layout),
  ]
  return (
    <>
      <p className="text-xs text-muted">{texts.contractHint}</p>
      <ol className="list-decimal space-y-1 pl-5 text-sm marker:text-muted">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  )
}
