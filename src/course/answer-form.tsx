import { CircleAlert } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { LIMITS, type StepAnswers } from '#progress/record.ts'
import { commit, keepLocked, writeDraft } from '#progress/record-changes.ts'
import { useProgressActions } from '#progress/use-progress.ts'
import { Button } from '#ui/button.tsx'
import { useHydrated } from '#ui/use-hydrated.ts'

/** Fewer characters are no answer that could be compared with a solution. */
const LEAST_CHARS = 20

type AnswerFormProps = {
  stepId: string
  state: StepAnswers
  /** Called right before the answer is locked, or before writing it anew is given up. */
  onLock: () => void
}

/** Where the own answer is written; every key stroke is kept. */
export function AnswerForm({ stepId, state, onLock }: AnswerFormProps) {
  const { messages } = useI18n()
  const texts = messages.course
  const progress = useProgressActions()
  const hydrated = useHydrated()
  const field = useRef<HTMLTextAreaElement>(null)
  const [tooShort, setTooShort] = useState<number | null>(null)
  const id = `langkah-${stepId}`

  function lock(event: FormEvent): void {
    event.preventDefault()
    const { length } = state.draft.trim()
    if (length < LEAST_CHARS) {
      setTooShort(length)
      field.current?.focus()
      return
    }
    setTooShort(null)
    onLock()
    progress.change(commit(stepId))
  }

  return (
    <form noValidate onSubmit={lock} className="space-y-2">
      <label htmlFor={`${id}-jawaban`} className="block text-[0.9375rem] leading-6 font-semibold">
        {texts.yourAnswer}
      </label>
      <textarea
        ref={field}
        id={`${id}-jawaban`}
        data-focus="answer"
        rows={4}
        maxLength={LIMITS.answerChars}
        value={state.draft}
        readOnly={!hydrated}
        aria-describedby={`${id}-petunjuk${tooShort === null ? '' : ` ${id}-galat`}`}
        aria-invalid={tooShort !== null}
        onChange={(event) => {
          setTooShort(null)
          progress.change(writeDraft(stepId, event.target.value))
        }}
        className="block w-full resize-y rounded-md border border-line-strong bg-paper px-3 py-2 leading-6 aria-invalid:border-error"
      />
      <p id={`${id}-petunjuk`} className="text-sm leading-6 text-muted">
        {texts.answerHint(LEAST_CHARS)}
      </p>
      {tooShort === null ? null : (
        <p
          id={`${id}-galat`}
          role="alert"
          className="flex gap-2 text-[0.9375rem] leading-6 font-medium text-error"
        >
          <CircleAlert size={18} className="mt-[3px] shrink-0" aria-hidden="true" />
          {texts.answerShort(LEAST_CHARS, tooShort)}
        </p>
      )}
      <div className="flex flex-wrap gap-2 pt-1">
        <Button type="submit" variant="primary" disabled={!hydrated}>
          {texts.lockAnswer}
        </Button>
        {state.rewriting ? (
          <Button
            variant="quiet"
            onClick={() => {
              onLock()
              progress.change(keepLocked(stepId))
            }}
          >
            {texts.keepLocked}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
