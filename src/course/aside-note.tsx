import { History } from 'lucide-react'
import type { Aside } from './course.ts'
import { InlineText } from './inline-text.tsx'

/** A note beside the text: what has changed in the field since it was written, with its source. */
export function AsideNote({ aside }: { aside: Aside }) {
  return (
    <aside
      aria-label={aside.title}
      className="flex gap-3 rounded-md bg-accent-soft px-4 py-3 text-[0.9375rem] leading-6"
    >
      <History size={18} className="mt-[3px] shrink-0 text-accent" aria-hidden="true" />
      <div className="min-w-0">
        <p className="font-semibold">{aside.title}</p>
        <p>
          <InlineText pieces={aside.text} />
        </p>
      </div>
    </aside>
  )
}
