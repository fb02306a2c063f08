import { BookOpenText, FlaskConical, Gauge } from 'lucide-react'
import { useI18n } from '#i18n/i18n-context.tsx'

/** Where a number comes from. Every figure in the lab carries one. */
export type Origin =
  | { kind: 'measured' }
  | { kind: 'simulated'; seed: number }
  | { kind: 'published'; href: string; label: string }

/** The small label beside a number or a group of numbers that says where it comes from. */
export function OriginBadge({ origin }: { origin: Origin }) {
  const { messages } = useI18n()
  const shape =
    'inline-flex items-center gap-1 rounded-full border border-line px-2 py-0.5 text-xs leading-4 text-muted'
  switch (origin.kind) {
    case 'measured':
      return (
        <span className={shape} data-origin="measured">
          <Gauge size={12} aria-hidden="true" />
          {messages.ui.originMeasured}
        </span>
      )
    case 'simulated':
      return (
        <span className={shape} data-origin="simulated">
          <FlaskConical size={12} aria-hidden="true" />
          {messages.ui.originSimulated(origin.seed)}
        </span>
      )
    case 'published':
      return (
        <a className={`${shape} hover:text-ink`} data-origin="published" href={origin.href}>
          <BookOpenText size={12} aria-hidden="true" />
          {messages.ui.originPublished}: {origin.label}
        </a>
      )
  }
}
