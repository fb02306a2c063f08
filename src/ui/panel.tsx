import { type ReactNode, useId } from 'react'

type PanelProps = {
  /** Anchor of the panel. */
  id?: string
  title: string
  /** Small word before the title, in capitals. */
  tag?: string
  tone?: 'surface' | 'console'
  badge?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** One instrument of the lab: a titled card. */
export function Panel({ id, title, tag, tone = 'surface', badge, actions, children }: PanelProps) {
  const headingId = useId()
  const console = tone === 'console'
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={`scroll-mt-4 overflow-hidden rounded-lg border ${console ? 'border-console bg-console text-console-ink' : 'border-line bg-surface'}`}
    >
      <header
        className={`flex min-h-12 items-center gap-2 border-b px-4 py-1.5 ${console ? 'border-console-line' : 'border-line'}`}
      >
        <h3 id={headingId} className="flex min-w-0 grow items-baseline gap-2 text-sm font-semibold">
          {tag ? (
            <span
              className={`text-xs font-medium tracking-wide ${console ? 'text-console-muted' : 'text-muted'}`}
            >
              {tag}
            </span>
          ) : null}
          <span className={console ? 'font-mono text-[13px] font-normal' : ''}>{title}</span>
        </h3>
        {badge}
        {actions}
      </header>
      {children}
    </section>
  )
}
