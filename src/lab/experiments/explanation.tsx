import { useI18n } from '#i18n/i18n-context.tsx'
import { Notice } from '#ui/notice.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import type { ExperimentTexts } from './experiment.ts'
import { figureText } from './figure.ts'
import type { Outcome, Prediction } from './journal.ts'
import { useExperimentsTexts } from './use-experiments-texts.ts'

type ExplanationProps = { texts: ExperimentTexts; prediction: Prediction; outcome: Outcome }

/** Prediction against what happened, and why each option came true or not, in the learner's own figures. */
export function Explanation({ texts, prediction, outcome }: ExplanationProps) {
  const i18n = useI18n()
  const shared = useExperimentsTexts()
  const written = Object.fromEntries(
    Object.entries(outcome.figures).map(([name, figure]) => [name, figureText(figure, i18n)]),
  )
  const why = (optionId: string) => texts.why[optionId]?.(written)
  const happened = outcome.optionId
  const cameTrue = happened === prediction.optionId
  const others = Object.keys(texts.options).filter((id) => id !== happened && id !== prediction.optionId)
  const title = happened === null ? shared.undecided : cameTrue ? shared.cameTrue : shared.notTrue
  // Each kind once: measured and simulated figures may stand in one sentence.
  const origins = [
    ...new Map(Object.values(outcome.figures).map(({ origin }) => [origin.kind, origin])).values(),
  ]
  return (
    <div className="space-y-4" data-figure={origins[0]?.kind}>
      <Notice tone={happened === null ? 'warn' : cameTrue ? 'ok' : 'info'} title={title}>
        <div className="space-y-3">
          {cameTrue ? null : (
            <Option name={shared.yours} text={texts.options[prediction.optionId]}>
              {why(prediction.optionId)}
            </Option>
          )}
          {happened === null ? null : (
            <Option name={shared.happened} text={texts.options[happened]}>
              {why(happened)}
            </Option>
          )}
        </div>
      </Notice>
      <div className="space-y-1.5 text-[0.9375rem] leading-6">
        <h5 className="font-semibold">{shared.lesson}</h5>
        <p>{texts.lesson(written)}</p>
        <p className="flex flex-wrap gap-2 empty:hidden">
          {origins.map((origin) => (
            <OriginBadge key={origin.kind} origin={origin} />
          ))}
        </p>
      </div>
      {others.length > 0 ? (
        <details className="text-sm leading-6">
          <summary className="cursor-pointer py-1 text-muted">{shared.whyOthers}</summary>
          <div className="mt-1 space-y-3">
            {others.map((id) => (
              <Option key={id} text={texts.options[id]}>
                {why(id)}
              </Option>
            ))}
          </div>
        </details>
      ) : null}
    </div>
  )
}

type OptionProps = { name?: string; text: string | undefined; children: string | undefined }

function Option({ name, text, children }: OptionProps) {
  return (
    <div>
      <p className="font-medium">
        {name ? <span className="text-muted">{name}: </span> : null}
        {text}
      </p>
      <p className="text-muted">{children}</p>
    </div>
  )
}
