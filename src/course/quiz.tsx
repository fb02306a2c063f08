import { useI18n } from '#i18n/i18n-context.tsx'
import { AsideNote } from './aside-note.tsx'
import type { Course } from './course.ts'
import type { Proving } from './lesson-intro.tsx'
import { QuestionCard } from './question-card.tsx'

/** The questions of the course. Each keeps its own state in the learner's record. */
export function Quiz({ course, ...proving }: { course: Course } & Proving) {
  const { messages } = useI18n()
  const { heading, questions } = course.quiz
  return (
    <section id="kuis" aria-labelledby="kuis-judul" className="max-w-[44rem] space-y-6">
      <h2 id="kuis-judul" className="text-2xl font-bold tracking-tight">
        {heading}
      </h2>
      <noscript>
        <p className="text-[0.9375rem] text-muted">{messages.course.needsScript}</p>
      </noscript>
      {questions.map((question) => (
        <QuestionCard key={question.id} question={question} proving={proving}>
          {question.aside ? <AsideNote aside={question.aside} /> : null}
        </QuestionCard>
      ))}
    </section>
  )
}
