import { type ReactNode, Suspense, useRef } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { ErrorBoundary } from '#ui/error-boundary.tsx'
import { Panel } from '#ui/panel.tsx'
import { useSeen } from '#ui/use-seen.ts'

/** A panel whose program is fetched when it comes into view; its frame is there from the start. */
export function LatePanel({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const { messages } = useI18n()
  const place = useRef<HTMLDivElement>(null)
  const isSeen = useSeen(place)
  const waiting = <p className="p-4 text-muted">{messages.lab.loading}</p>
  return (
    <Panel id={id} title={title}>
      <div ref={place}>
        {isSeen ? (
          <ErrorBoundary>
            <Suspense fallback={waiting}>{children}</Suspense>
          </ErrorBoundary>
        ) : (
          waiting
        )}
      </div>
    </Panel>
  )
}
