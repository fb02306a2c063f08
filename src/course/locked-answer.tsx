import { LockKeyhole } from 'lucide-react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { StepAnswers } from '#progress/record.ts'
import { rewrite } from '#progress/record-changes.ts'
import { useProgressActions } from '#progress/use-progress.ts'
import { Button } from '#ui/button.tsx'
import { formatMoment } from './moment.ts'

type Commit = StepAnswers['commits'][number]

/** The own answer as it was locked: to read, and to write anew. */
export function LockedAnswer(props: { stepId: string; answer: Commit; onRewrite: () => void }) {
  const { language, messages } = useI18n()
  const progress = useProgressActions()
  return (
    <div>
      <h4 className="text-[0.9375rem] leading-6 font-semibold">{messages.course.yourAnswer}</h4>
      <p className="mt-1 rounded-md bg-sunken px-3 py-2 leading-6 break-words whitespace-pre-wrap">
        {props.answer.text}
      </p>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="flex items-center gap-1.5 text-sm text-muted">
          <LockKeyhole size={14} aria-hidden="true" />
          {messages.course.lockedAt(formatMoment(language, props.answer.at))}
        </p>
        <Button
          onClick={() => {
            props.onRewrite()
            progress.change(rewrite(props.stepId))
          }}
        >
          {messages.course.rewrite}
        </Button>
      </div>
    </div>
  )
}

/** What was locked before, oldest first. */
export function EarlierAnswers({ answers }: { answers: readonly Commit[] }) {
  const { language, messages } = useI18n()
  return (
    <details className="text-[0.9375rem] leading-6">
      <summary className="min-h-10 cursor-pointer py-2 text-muted hover:text-ink">
        {messages.course.earlierAnswers(answers.length)}
      </summary>
      <ol className="mt-1 space-y-3 border-l-2 border-line pl-4">
        {answers.map(({ text, at }) => (
          <li key={`${at}-${text.length}`}>
            <p className="break-words whitespace-pre-wrap">{text}</p>
            <p className="text-sm text-muted">{formatMoment(language, at)}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}
