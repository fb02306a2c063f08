import { FlaskConical } from 'lucide-react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from '#ui/button.tsx'
import { useHydrated } from '#ui/use-hydrated.ts'
import type { Point } from './course.ts'
import { InlineText } from './inline-text.tsx'
import type { Proving } from './lesson-intro.tsx'

/** Claims of the lesson, each with the way to prove it and what the last proof gave. */
export function ClaimPoints({ points, proving }: { points: readonly Point[]; proving: Proving }) {
  return (
    <ul className="space-y-5">
      {points.map((point) => (
        <li key={point.id} className="border-l-2 border-line-strong pl-4 sm:pl-5">
          <p>
            <strong className="font-semibold">{point.lead}</strong> <InlineText pieces={point.text} />
          </p>
          <Proof point={point} proving={proving} />
        </li>
      ))}
    </ul>
  )
}

function Proof({ point, proving }: { point: Point; proving: Proving }) {
  const { messages } = useI18n()
  const hydrated = useHydrated()
  const { experiment } = point
  const proof = proving.proofs?.[experiment]
  return (
    <div className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-2 text-[0.9375rem] leading-6">
      <Button disabled={!hydrated} onClick={() => proving.onProve(experiment)}>
        <FlaskConical size={16} aria-hidden="true" />
        <span>
          {messages.course.prove}
          <span className="sr-only"> {point.lead.replace(/:$/, '')}</span>
        </span>
      </Button>
      {proof ? <div data-proof={experiment}>{proof}</div> : null}
    </div>
  )
}
