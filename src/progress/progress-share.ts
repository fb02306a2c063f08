import type { ProgressRecord } from './record.ts'

/** What a course asks of a learner, as far as progress counts it. Every parsed course has this shape. */
export type Outline = {
  quiz: { questions: readonly { id: string }[] }
  challenge: { steps: readonly { id: string }[] }
}

/** Questions answered right at least once plus steps with a locked answer. `share` is 0 to 1. */
export type ProgressShare = {
  done: number
  total: number
  share: number
  questions: { done: number; total: number }
  steps: { done: number; total: number }
}

export function progressShare(record: ProgressRecord, course: Outline): ProgressShare {
  const { questions } = course.quiz
  const { steps } = course.challenge
  const right = questions.filter(({ id }) =>
    record.answers[id]?.attempts.some(({ correct }) => correct),
  ).length
  const committed = steps.filter(({ id }) => (record.challenge[id]?.commits.length ?? 0) > 0).length
  const done = right + committed
  const total = questions.length + steps.length
  return {
    done,
    total,
    share: total === 0 ? 0 : done / total,
    questions: { done: right, total: questions.length },
    steps: { done: committed, total: steps.length },
  }
}
