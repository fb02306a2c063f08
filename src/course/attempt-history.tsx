import { useI18n } from '#i18n/i18n-context.tsx'
import type { Attempt } from '#progress/record.ts'
import type { Question } from './course.ts'
import { InlineText } from './inline-text.tsx'
import { formatMoment } from './moment.ts'

/** All answers to a question so far, oldest first. */
export function AttemptHistory({ question, attempts }: { question: Question; attempts: readonly Attempt[] }) {
  const { language, messages } = useI18n()
  const { attempt: nameOf, attempts: title, confidence, right, wrong } = messages.course
  return (
    <details className="mt-4 text-[0.9375rem] leading-6">
      <summary className="min-h-10 cursor-pointer py-2 text-muted hover:text-ink">
        {title(attempts.length)}
      </summary>
      <ol className="mt-1 space-y-3 border-l-2 border-line pl-4">
        {attempts.map((each, index) => (
          <li key={`${each.at}-${each.optionId}`}>
            <p className="font-medium">
              {nameOf(index + 1)}: {each.correct ? right : wrong} · {confidence[each.confidence]}
            </p>
            <p>
              <InlineText pieces={question.options.find(({ id }) => id === each.optionId)?.text ?? []} />
            </p>
            <p className="text-sm text-muted">{formatMoment(language, each.at)}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}
