import { useI18n } from '#i18n/i18n-context.tsx'
import { check } from '#progress/record-changes.ts'
import { useProgressActions } from '#progress/use-progress.ts'
import type { Step } from './course.ts'
import { InlineText } from './inline-text.tsx'

/** The points of the solution, to be found in the own answer. Judged by the learner; nothing is graded. */
export function SelfCheck({ step, checks }: { step: Step; checks: readonly string[] }) {
  const { messages } = useI18n()
  const progress = useProgressActions()
  const found = step.points.filter(({ id }) => checks.includes(id)).length
  return (
    <div className="space-y-3">
      <fieldset>
        <legend className="mb-1 text-[0.9375rem] leading-6 font-semibold">{messages.course.selfCheck}</legend>
        {step.points.map(({ id, text }) => (
          <label
            key={id}
            className="flex min-h-10 cursor-pointer gap-3 rounded-md px-2 py-2 leading-6 hover:bg-sunken"
          >
            <input
              type="checkbox"
              checked={checks.includes(id)}
              onChange={(event) => progress.change(check(step.id, id, event.target.checked))}
              className="mt-[3px] size-[1.125rem] shrink-0 cursor-pointer accent-accent"
            />
            <span className="min-w-0">
              <InlineText pieces={text} />
            </span>
          </label>
        ))}
      </fieldset>
      <p role="status" className="text-[0.9375rem] leading-6 text-muted">
        {messages.course.selfCheckSummary(found, step.points.length)}
      </p>
    </div>
  )
}
