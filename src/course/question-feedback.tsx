import { CircleCheck, CircleX } from 'lucide-react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { Attempt } from '#progress/record.ts'
import type { Option, Question } from './course.ts'
import { InlineText } from './inline-text.tsx'
import { inOrder } from './shuffle-options.ts'

/** What to learn from an answer: why each option is right or wrong, and how sureness and result go together. */
export function QuestionFeedback({ question, attempt }: { question: Question; attempt: Attempt }) {
  const { messages } = useI18n()
  const { sureness, verdictRight, verdictWrong } = messages.course
  const options = inOrder(question.options, attempt.order)
  return (
    <div className="space-y-4">
      <p className="leading-6 font-semibold">{attempt.correct ? verdictRight : verdictWrong}</p>
      <ul className="space-y-2.5">
        {options.map((option) => (
          <OptionFeedback key={option.id} option={option} chosen={option.id === attempt.optionId} />
        ))}
      </ul>
      <p className="text-[0.9375rem] leading-6 text-muted">
        {sureness[attempt.correct ? 'right' : 'wrong'][attempt.confidence]}
      </p>
    </div>
  )
}

function OptionFeedback({ option, chosen }: { option: Option; chosen: boolean }) {
  const { messages } = useI18n()
  const { right, wrong, yourChoice } = messages.course
  const Icon = option.correct ? CircleCheck : CircleX
  return (
    <li
      className={`flex gap-3 rounded-md border px-3 py-2.5 ${chosen ? 'border-line-strong bg-accent-soft' : 'border-line'}`}
    >
      <Icon
        size={20}
        className={`mt-0.5 shrink-0 ${option.correct ? 'text-ok' : 'text-error'}`}
        aria-hidden="true"
      />
      <div className="min-w-0 space-y-1.5">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm leading-6 font-semibold">
          <span className={option.correct ? 'text-ok' : 'text-error'}>{option.correct ? right : wrong}</span>
          {chosen ? (
            <span className="rounded-full border border-line-strong px-2 text-xs leading-5 font-medium">
              {yourChoice}
            </span>
          ) : null}
        </p>
        <p className="leading-6 font-medium">
          <InlineText pieces={option.text} />
        </p>
        <p className="text-[0.9375rem] leading-6 text-muted">
          <InlineText pieces={option.feedback} />
        </p>
      </div>
    </li>
  )
}
