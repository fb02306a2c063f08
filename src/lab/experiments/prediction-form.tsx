import { CircleAlert, LockKeyhole } from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import type { ExperimentTexts } from './experiment.ts'
import type { Confidence } from './journal.ts'
import { useExperimentsTexts } from './use-experiments-texts.ts'

const ROW =
  'flex min-h-11 cursor-pointer gap-3 rounded-md border border-line px-3 py-2.5 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft'
const RADIO = 'size-[1.125rem] shrink-0 cursor-pointer accent-accent'
const CONFIDENCES: readonly Confidence[] = ['low', 'medium', 'high']

type PredictionFormProps = {
  texts: ExperimentTexts
  /** It stands where the button was that was just pressed. */
  takesFocus: boolean
  onLock: (optionId: string, confidence: Confidence) => void
}

/** What will happen, and how sure: said before the run. */
export function PredictionForm({ texts, takesFocus, onLock }: PredictionFormProps) {
  const shared = useExperimentsTexts()
  const errorId = useId()
  const [missing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (takesFocus) form.current?.querySelector('input')?.focus()
  }, [takesFocus])

  function lock(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const optionId = Object.keys(texts.options).find((id) => id === given.get('prediction'))
    const confidence = CONFIDENCES.find((level) => level === given.get('confidence'))
    setMissing(!optionId || !confidence)
    if (optionId && confidence) onLock(optionId, confidence)
    else
      event.currentTarget
        .querySelector<HTMLElement>(`input[name=${optionId ? 'confidence' : 'prediction'}]`)
        ?.focus()
  }

  const described = missing ? errorId : undefined
  return (
    <form ref={form} noValidate className="space-y-5" onSubmit={lock} onChange={() => setMissing(false)}>
      <fieldset aria-describedby={described}>
        <legend className="mb-2 leading-6 font-semibold">{texts.question}</legend>
        <div className="space-y-2.5">
          {Object.entries(texts.options).map(([id, text]) => (
            <label key={id} className={ROW}>
              <input type="radio" name="prediction" value={id} className={`${RADIO} mt-[3px]`} />
              <span className="min-w-0 leading-6">{text}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset aria-describedby={described}>
        <legend className="mb-2 text-[0.9375rem] leading-6 font-semibold">{shared.confidenceLegend}</legend>
        <div className="flex flex-wrap gap-2">
          {CONFIDENCES.map((level) => (
            <label key={level} className={`${ROW} items-center gap-2.5 py-1.5 pr-4 text-[0.9375rem]`}>
              <input type="radio" name="confidence" value={level} className={RADIO} />
              {shared.confidence[level]}
            </label>
          ))}
        </div>
      </fieldset>
      {missing ? (
        <p id={errorId} role="alert" className="flex gap-2 text-sm font-medium text-error">
          <CircleAlert size={18} className="mt-0.5 shrink-0" aria-hidden="true" />
          {shared.missing}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary">
          <LockKeyhole size={16} aria-hidden="true" />
          {shared.lock}
        </Button>
        <p className="text-sm text-muted">{shared.predictHint}</p>
      </div>
    </form>
  )
}
