import './glossary.css'
import { X } from 'lucide-react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { type Course, type GlossaryEntry, TERM_PREFIX } from './course.ts'
import { InlineText } from './inline-text.tsx'

/**
 * All terms in a row, and the popover of each: the one place of the page where they stand. Every term in the text, in
 * whatever part of the page, opens the popover here by its id.
 */
export function Glossary({ course }: { course: Course }) {
  const { heading, entries } = course.glossary
  return (
    <section id="istilah" aria-labelledby="istilah-judul" className="max-w-[44rem]">
      <h2 id="istilah-judul" className="mb-3 text-xl font-bold">
        {heading}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {entries.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              popoverTarget={TERM_PREFIX + id}
              className="min-h-10 cursor-help rounded-md border border-line bg-surface px-3 text-sm hover:border-accent hover:text-accent"
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      {entries.map((entry) => (
        <TermPopover key={entry.id} entry={entry} />
      ))}
    </section>
  )
}

/** Opens and closes without script. Focus goes into it, so that it is read out and Escape leads back to the word. */
function TermPopover({ entry }: { entry: GlossaryEntry }) {
  const { messages } = useI18n()
  const id = TERM_PREFIX + entry.id
  return (
    <div
      id={id}
      popover="auto"
      role="dialog"
      aria-labelledby={`${id}-nama`}
      tabIndex={-1}
      onToggle={(event) => {
        if (event.newState === 'open') event.currentTarget.focus({ preventScroll: true })
      }}
      className="term-popover rounded-lg border border-line-strong bg-surface p-0 text-ink shadow-xl"
    >
      <div className="flex items-start gap-1 py-1.5 pr-1.5 pl-4">
        <p id={`${id}-nama`} className="grow py-2 text-base leading-6 font-semibold">
          {entry.name}
        </p>
        <button
          type="button"
          popoverTarget={id}
          popoverTargetAction="hide"
          aria-label={messages.course.close}
          className="grid size-10 shrink-0 cursor-pointer place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <p className="px-4 pb-4 text-[0.9375rem] leading-6">
        <InlineText pieces={entry.definition} />
      </p>
    </div>
  )
}
