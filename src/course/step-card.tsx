import { LockKeyhole } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { EMPTY_STEP } from '#progress/record.ts'
import { useProgress } from '#progress/use-progress.ts'
import { useHydrated } from '#ui/use-hydrated.ts'
import { AnswerForm } from './answer-form.tsx'
import type { Step } from './course.ts'
import { InlineText } from './inline-text.tsx'
import { EarlierAnswers, LockedAnswer } from './locked-answer.tsx'
import { SelfCheck } from './self-check.tsx'

/** One step of the challenge: the own answer is locked first, then the solution can be read and compared. */
export function StepCard({ step }: { step: Step }) {
  const state = useProgress(({ record }) => record.challenge[step.id]) ?? EMPTY_STEP
  const hydrated = useHydrated()
  const card = useRef<HTMLElement>(null)
  const current = state.rewriting ? undefined : state.commits.at(-1)
  const locked = current !== undefined
  const expectFocus = useFocusAfter(card, locked)
  const earlier = current ? state.commits.slice(0, -1) : state.commits

  return (
    <section
      ref={card}
      id={`langkah-${step.id}`}
      aria-labelledby={`langkah-${step.id}-judul`}
      className="space-y-5 rounded-lg border border-line bg-surface p-4 sm:p-6"
    >
      <div>
        <h3 id={`langkah-${step.id}-judul`} className="text-sm font-semibold text-accent">
          {step.label}
        </h3>
        <p id={`langkah-${step.id}-soal`} className="mt-1 text-lg leading-7 font-semibold">
          <InlineText pieces={step.question} />
        </p>
      </div>
      {current ? (
        <LockedAnswer stepId={step.id} answer={current} onRewrite={expectFocus} />
      ) : (
        <AnswerForm stepId={step.id} state={state} onLock={expectFocus} />
      )}
      {locked ? (
        <>
          <Solution step={step} />
          <SelfCheck step={step} checks={state.checks} />
        </>
      ) : (
        <ClosedSolution step={step} readable={!hydrated} />
      )}
      {earlier.length > 0 ? <EarlierAnswers answers={earlier} /> : null}
    </section>
  )
}

function Solution({ step }: { step: Step }) {
  return (
    <div className="border-l-2 border-ok pl-4">
      <h4 data-focus="locked" tabIndex={-1} className="rounded-sm leading-7 font-semibold text-ok">
        {step.solutionLabel}
      </h4>
      <p className="leading-7">
        <InlineText pieces={step.solution} />
      </p>
    </div>
  )
}

/** In the page as the server sent it, the solution can be unfolded; once the page is alive, it waits for an answer. */
function ClosedSolution({ step, readable }: { step: Step; readable: boolean }) {
  const { messages } = useI18n()
  if (readable) {
    return (
      <details className="text-[0.9375rem] leading-6">
        <summary className="min-h-10 cursor-pointer py-2 font-semibold">{step.solutionLabel}</summary>
        <p>
          <InlineText pieces={step.solution} />
        </p>
      </details>
    )
  }
  return (
    <p className="flex min-h-10 items-center gap-2 py-2 text-[0.9375rem] leading-6 text-muted">
      <LockKeyhole size={16} className="shrink-0" aria-hidden="true" />
      {messages.course.solutionLocked}
    </p>
  )
}

/**
 * The button that locks or reopens an answer goes away with it. Focus then goes to what came: the solution, or the
 * answer's text. Gives what to call right before such a change.
 */
function useFocusAfter(card: { current: HTMLElement | null }, locked: boolean): () => void {
  const expected = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the answer was locked or reopened
  useEffect(() => {
    if (!expected.current) return
    expected.current = false
    card.current?.querySelector<HTMLElement>('[data-focus]')?.focus()
  }, [locked, card])
  return () => {
    expected.current = true
  }
}
