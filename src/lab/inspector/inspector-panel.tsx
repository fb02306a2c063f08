import { lazy, Suspense } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { ModelResponse } from '#service/contract.ts'
import { LiveBadge } from '#ui/live-badge.tsx'
import { Panel } from '#ui/panel.tsx'

const ModelDetails = lazy(() =>
  import('./model-details.tsx').then(({ ModelDetails }) => ({ default: ModelDetails })),
)

/**
 * What the service says about its artefact (GET /model). Everything in it comes from a file and is untrusted: it is
 * shown as text. The last artefact stays when the service stops.
 */
export function InspectorPanel({ model, live }: { model: ModelResponse | null; live: boolean }) {
  const { messages } = useI18n()
  const texts = messages.inspector
  return (
    <Panel
      id="lab-inspektor"
      title={texts.title}
      badge={live && model ? <LiveBadge label={texts.live} /> : null}
    >
      {model ? (
        <Suspense fallback={<p className="p-4 text-sm text-muted">{texts.loading}</p>}>
          {live ? null : <p className="px-4 pt-4 text-sm text-muted">{texts.stopped}</p>}
          <ModelDetails model={model} />
        </Suspense>
      ) : (
        <p className="p-4 text-sm text-muted">{texts.empty}</p>
      )}
    </Panel>
  )
}
