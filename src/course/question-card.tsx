import { CircleAlert, FlaskConical } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { CONFIDENCES, EMPTY_ANSWERS } from '#progress/record.ts'
import { answer, retry } from '#progress/record-changes.ts'
import { useProgress, useProgressActions } from '#progress/use-progress.ts'
import { Button } from '#ui/button.tsx'
import { useHydrated } from '#ui/use-hydrated.ts'
import { AttemptHistory } from './attempt-history.tsx'
import type { ExperimentId, Question } from './course.ts'
import { InlineText } from './inline-text.tsx'
import type { Proving } from './lesson-intro.tsx'
import { QuestionFeedback } from './question-feedback.tsx'
import { ConfidenceFields, OptionFields } from './question-fields.tsx'
import { inOrder, shuffleOptions } from './shuffle-options.ts'

export type Missing = 'option' | 'confidence' | 'both'

type QuestionCardProps = { question: Question; proving: Proving; children?: ReactNode }

/** One question: pick, say how sure, check, read why; and again with the options in another order. */
export function QuestionCard({ question, proving, children }: QuestionCardProps) {
  const { messages } = useI18n()
  const texts = messages.course
  const state = useProgress(({ record }) => record.answers[question.id]) ?? EMPTY_ANSWERS
  const progress = useProgressActions()
  const hydrated = useHydrated()
  const form = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState<Missing | null>(null)
  /** Answered since the page was opened: only then is the feedback news to be read out. */
  const [answeredHere, setAnsweredHere] = useState(false)
  const attempt = state.retrying ? undefined : state.attempts.at(-1)
  const options = inOrder(question.options, state.order)
  const answered = attempt !== undefined
  useFocusAfterRetry(form, answered)

  function check(event: FormEvent<HTMLFormElement>): void {
    const given = new FormData(event.currentTarget)
    const option = options.find(({ id }) => id === given.get('option'))
    const confidence = CONFIDENCES.find((level) => level === given.get('confidence'))
    if (!option || !confidence) {
      setMissing(option ? 'confidence' : confidence ? 'option' : 'both')
      focusFirst(event.currentTarget, option ? 'confidence' : 'option')
      return
    }
    setMissing(null)
    setAnsweredHere(true)
    const order = options.map(({ id }) => id)
    const { id: optionId, correct } = option
    progress.change(answer(question.id, { optionId, confidence, correct, order }))
    // Enter in a radio button checks as well, and the radio buttons are about to go.
    event.currentTarget.querySelector<HTMLElement>('[data-submit]')?.focus({ preventScroll: true })
  }

  function tryAgain(): void {
    const seed = `${question.id}:${state.attempts.length}`
    const before = state.attempts.map(({ order }) => order)
    const ids = question.options.map(({ id }) => id)
    progress.change(retry(question.id, shuffleOptions(ids, seed, before)))
  }

  const errorId = `soal-${question.id}-galat`
  return (
    <section
      id={`soal-${question.id}`}
      aria-labelledby={`soal-${question.id}-judul`}
      className="rounded-lg border border-line bg-surface p-4 sm:p-6"
    >
      <h3 id={`soal-${question.id}-judul`} className="text-sm font-semibold text-accent">
        {question.label}
      </h3>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (answered) tryAgain()
          else check(event)
        }}
        onChange={() => setMissing(null)}
        className="mt-1 space-y-5"
      >
        {answered ? (
          <p className="text-lg leading-7 font-semibold">
            <InlineText pieces={question.text} />
          </p>
        ) : (
          <>
            <OptionFields
              legend={question.text}
              options={options}
              errorId={missing === 'option' || missing === 'both' ? errorId : undefined}
            />
            <ConfidenceFields errorId={missing === 'confidence' ? errorId : undefined} />
          </>
        )}
        {missing ? <MissingError id={errorId} missing={missing} /> : null}
        {/* Present before it has anything to say: a live region that comes with its text is not read out. */}
        <div role={!answered || answeredHere ? 'status' : undefined}>
          {attempt ? <QuestionFeedback question={question} attempt={attempt} /> : null}
        </div>
        <Button
          type="submit"
          data-submit=""
          variant={answered ? 'secondary' : 'primary'}
          disabled={!hydrated}
          // The second click of a double click, or a key held down, must not undo what the first one did.
          onClick={(event) => {
            if (event.detail > 1) event.preventDefault()
          }}
          onKeyDown={(event) => {
            if (event.repeat) event.preventDefault()
          }}
        >
          {answered ? texts.tryAgain : texts.checkAnswer}
        </Button>
      </form>
      {answered && question.experiment ? (
        <SeeItHappen experiment={question.experiment} proving={proving} />
      ) : null}
      {state.attempts.length > 1 ? <AttemptHistory question={question} attempts={state.attempts} /> : null}
      {children ? <div className="mt-5">{children}</div> : null}
    </section>
  )
}

/** After the answer is locked: the way to the experiment, and what it showed last. */
function SeeItHappen({ experiment, proving }: { experiment: ExperimentId; proving: Proving }) {
  const { messages } = useI18n()
  const proof = proving.proofs?.[experiment]
  return (
    <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2 text-[0.9375rem] leading-6">
      <Button onClick={() => proving.onProve(experiment)}>
        <FlaskConical size={16} aria-hidden="true" />
        {messages.course.seeItHappen}
      </Button>
      {proof ? <div data-proof={experiment}>{proof}</div> : null}
    </div>
  )
}

function MissingError({ id, missing }: { id: string; missing: Missing }) {
  const { messages } = useI18n()
  const { missingBoth, missingConfidence, missingOption } = messages.course
  const text = { both: missingBoth, confidence: missingConfidence, option: missingOption }[missing]
  return (
    <p id={id} role="alert" className="flex gap-2 text-[0.9375rem] leading-6 font-medium text-error">
      <CircleAlert size={18} className="mt-[3px] shrink-0" aria-hidden="true" />
      {text}
    </p>
  )
}

/** After "try again" the options are there anew: focus goes to their group, which is read out with the question. */
function useFocusAfterRetry(form: { current: HTMLFormElement | null }, answered: boolean): void {
  const was = useRef(answered)
  useEffect(() => {
    const retried = was.current && !answered
    was.current = answered
    const button = form.current?.querySelector('[data-submit]')
    // Another tab, or an erased record, opens the question too: then focus stays where it is.
    if (retried && document.activeElement === button) {
      form.current?.querySelector('fieldset')?.focus({ preventScroll: true })
    }
  }, [answered, form])
}

function focusFirst(form: HTMLFormElement, name: 'option' | 'confidence'): void {
  form.querySelector<HTMLElement>(`input[name="${name}"]`)?.focus()
}
