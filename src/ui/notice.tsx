import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type NoticeProps = {
  tone: 'info' | 'ok' | 'warn' | 'error'
  /** Said first and in bold: what happened. The tone is never told by colour alone. */
  title: string
  children?: ReactNode
  /** The runtime's or browser's own words, kept apart. */
  detail?: string | undefined
  detailLabel?: string
  actions?: ReactNode
}

const ICON = { info: Info, ok: CircleCheck, warn: TriangleAlert, error: CircleAlert }
const TONE = {
  info: 'border-l-accent [&>svg]:text-accent',
  ok: 'border-l-ok [&>svg]:text-ok',
  warn: 'border-l-warn [&>svg]:text-warn',
  error: 'border-l-error [&>svg]:text-error',
}

/** A message box: what happened, why, what to do, and the way back. */
export function Notice({ tone, title, children, detail, detailLabel, actions }: NoticeProps) {
  const Icon = ICON[tone]
  return (
    <div
      className={`flex gap-3 rounded-md border border-l-4 border-line bg-surface p-3 text-sm leading-6 ${TONE[tone]}`}
      role={tone === 'error' ? 'alert' : undefined}
    >
      <Icon size={20} className="mt-0.5 shrink-0" aria-hidden="true" />
      <div className="min-w-0 grow space-y-2">
        <p className="font-semibold text-ink">{title}</p>
        {children}
        {detail ? (
          <details className="text-muted">
            <summary className="cursor-pointer py-0.5">{detailLabel}</summary>
            <pre className="mt-1 overflow-x-auto rounded bg-sunken p-2 font-mono text-xs whitespace-pre-wrap">
              {detail}
            </pre>
          </details>
        ) : null}
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  )
}
