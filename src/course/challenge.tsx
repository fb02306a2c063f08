import { useI18n } from '#i18n/i18n-context.tsx'
import type { Course, Fact } from './course.ts'
import { InlineText } from './inline-text.tsx'
import { StepCard } from './step-card.tsx'

/** The challenge: the brief, and steps in which the learner answers before reading the solution. */
export function Challenge({ course }: { course: Course }) {
  const { messages } = useI18n()
  const { brief, facts, steps, task, title } = course.challenge
  return (
    <section id="tantangan" aria-labelledby="tantangan-judul" className="max-w-[44rem] space-y-6">
      <div className="space-y-4 text-[1.0625rem] leading-[1.75]">
        <h2 id="tantangan-judul" className="text-2xl font-bold tracking-tight">
          {title}
        </h2>
        <p className="font-semibold">{task}</p>
        <p>
          <InlineText pieces={brief} />
        </p>
      </div>
      {facts.length > 0 ? <Facts title={messages.course.given} facts={facts} /> : null}
      <noscript>
        <p className="text-[0.9375rem] text-muted">{messages.course.needsScript}</p>
      </noscript>
      {steps.map((step) => (
        <StepCard key={step.id} step={step} />
      ))}
    </section>
  )
}

function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <div className="border-y border-line py-4">
      <h3 id="tantangan-diketahui" className="mb-2 text-sm leading-6 font-semibold text-muted">
        {title}
      </h3>
      <dl aria-labelledby="tantangan-diketahui" className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
        {facts.map(({ id, name, value }) => (
          <div key={id}>
            <dt className="text-sm leading-5 text-muted">{name}</dt>
            <dd className="leading-6 font-semibold">
              <InlineText pieces={value} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
