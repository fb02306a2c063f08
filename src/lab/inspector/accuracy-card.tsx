import { useI18n } from '#i18n/i18n-context.tsx'
import type { ModelResponse } from '#service/contract.ts'
import { ClassShares } from './class-shares.tsx'
import { ConfusionMatrix } from './confusion-matrix.tsx'
import { useModelDetailsTexts } from './use-model-details-texts.ts'

/** More classes than this make no table that can be read, and a matrix of them would stall the page. */
const CLASSES_MAX = 40

/** What the evaluation found about this artefact; figures of the model card, not of this device. */
export function AccuracyCard({ model }: { model: ModelResponse }) {
  const { language, number, share } = useI18n()
  const texts = useModelDetailsTexts()
  const { accuracy } = model.artifact
  const { perClass, confusion, samples } = model.evaluation
  const names = model.labels[language]
  const tested = confusion.flat().reduce((sum, count) => sum + count, 0)
  const figures: [string, string][] = [
    [texts.cifar10Test(number(tested)), share(accuracy.cifar10Test, 2)],
    [texts.samples(number(samples.n)), share(accuracy.samples)],
    [texts.phoneTest, share(accuracy.phoneTest, 2)],
    [texts.ece, share(accuracy.ece, 2)],
  ]
  return (
    <>
      <dl className="space-y-1 text-sm">
        {figures.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-muted">{name}</dt>
            <dd className="font-mono font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      {model.artifact.id === 'fp32' ? null : <p className="text-xs text-muted">{texts.ofReference}</p>}
      {names.length <= CLASSES_MAX ? (
        <>
          <ClassShares names={names} shares={perClass} />
          <ConfusionMatrix names={names} confusion={confusion} />
        </>
      ) : null}
    </>
  )
}
