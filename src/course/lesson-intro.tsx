import type { ReactNode } from 'react'
import { AsideNote } from './aside-note.tsx'
import { ClaimPoints } from './claim-points.tsx'
import type { Block, Course, ExperimentId, Section } from './course.ts'
import { InlineText } from './inline-text.tsx'

/** How the app lets claims be proved, and answers be seen to happen. */
export type Proving = {
  /** Opens the lab on an experiment. */
  onProve: (experiment: ExperimentId) => void
  /** The last result of each experiment, shown beside its claim or answer. */
  proofs?: Partial<Record<ExperimentId, ReactNode>>
}

/** The lesson from its title on: everything that comes before the lab. */
export function LessonIntro({ course, ...proving }: { course: Course } & Proving) {
  return (
    <article className="max-w-[44rem] text-[1.0625rem] leading-[1.75]">
      <h1 className="mb-6 text-3xl leading-tight font-bold tracking-tight sm:text-4xl">{course.title}</h1>
      {course.lesson.map((section) => (
        <LessonSection key={section.id} section={section} proving={proving} />
      ))}
    </article>
  )
}

function LessonSection({ section, proving }: { section: Section; proving: Proving }) {
  const { heading, id } = section
  const headingId = `bagian-${id}-judul`
  return (
    <section id={`bagian-${id}`} aria-labelledby={heading ? headingId : undefined} className="space-y-5">
      {heading ? (
        <h2 id={headingId} className="mt-12 text-2xl font-bold tracking-tight">
          {heading}
        </h2>
      ) : null}
      {section.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parsed at build and never reordered
        <LessonBlock key={index} block={block} proving={proving} />
      ))}
    </section>
  )
}

function LessonBlock({ block, proving }: { block: Block; proving: Proving }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <InlineText pieces={block.text} />
        </p>
      )
    case 'points':
      return <ClaimPoints points={block.points} proving={proving} />
    case 'aside':
      return <AsideNote aside={block} />
  }
}
