import { modelFacts } from 'virtual:model-facts'
import { Play, RotateCcw, Square } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { ArtifactId, ProviderName } from '#service/contract.ts'
import { STAGES } from '#service/contract.ts'
import { Button } from '#ui/button.tsx'
import { LiveBadge } from '#ui/live-badge.tsx'
import { Notice } from '#ui/notice.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { Panel } from '#ui/panel.tsx'
import { SelectField } from '#ui/select-field.tsx'
import { useHydrated } from '#ui/use-hydrated.ts'
import type { Deployment } from '../deployment.ts'
import { isServing } from '../deployment-store.ts'
import { FailureNotice } from './failure-notice.tsx'
import { focusPipelineButton } from './focus-pipeline-button.ts'
import { StageRow } from './stage-row.tsx'

const VerdictCard = lazy(() =>
  import('./verdict-card.tsx').then(({ VerdictCard }) => ({ default: VerdictCard })),
)

/** The button, its settings, the six stages and the verdict. */
export function PipelinePanel({ deployment }: { deployment: Deployment }) {
  const { messages, bytes } = useI18n()
  const texts = messages.lab.pipeline
  const state = useStore(deployment.store)
  const busy = state.status === 'starting' || state.status === 'measuring'
  const started = state.status !== 'idle'
  const hydrated = useHydrated()
  const ButtonIcon = busy ? Square : started ? RotateCcw : Play
  const artifactBytes = modelFacts.artifacts.find((artifact) => artifact.id === state.artifact)?.bytes ?? 0
  const cost = artifactBytes + modelFacts.runtimeBytes[state.provider] + modelFacts.samplesBytes
  const statusText = {
    idle: texts.statusIdle,
    starting: texts.statusStarting,
    measuring: texts.statusMeasuring,
    serving: texts.statusServing,
    failed: texts.statusFailed,
    cancelled: texts.statusCancelled,
  }[state.status]

  return (
    <Panel
      id="lab-alur"
      title={texts.title}
      badge={
        isServing(state.status) ? (
          <LiveBadge label={statusText} />
        ) : (
          <span className="text-xs text-muted">{statusText}</span>
        )
      }
    >
      <div className="space-y-4 p-4">
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            id="pipeline-button"
            disabled={!hydrated}
            // The second click of a double click, or a key held down, must not cancel what the first one started.
            onClick={(event) => {
              if (event.detail > 1) return
              if (busy) deployment.cancel()
              else void deployment.run()
            }}
            onKeyDown={(event) => {
              if (event.repeat) event.preventDefault()
            }}
          >
            <ButtonIcon size={16} aria-hidden="true" />
            {busy ? texts.cancel : started ? texts.runAgain : texts.run}
          </Button>
          {state.status === 'serving' ? (
            <Button
              onClick={() => {
                void deployment.stop()
                focusPipelineButton()
              }}
            >
              <Square size={16} aria-hidden="true" />
              {texts.stop}
            </Button>
          ) : null}
        </div>
        <Settings
          deployment={deployment}
          disabled={busy}
          artifact={state.artifact}
          provider={state.provider}
        />
        {state.status === 'idle' ? (
          <p className="text-sm text-muted">{texts.size(bytes(cost), hydrated ? isSecureContext : true)}</p>
        ) : null}

        <ol className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
          {STAGES.map((stage, index) => (
            <StageRow key={stage} stage={stage} number={index + 1} state={state.stages[stage]} />
          ))}
        </ol>
        {started ? <OriginBadge origin={{ kind: 'measured' }} /> : null}
        <p className="sr-only" role="status">
          {statusText}
        </p>
        {state.status === 'cancelled' ? <Notice tone="info" title={texts.cancelledText} /> : null}
        {state.warnings.includes('pixels-falsified') ? (
          <Notice tone="warn" title={texts.pixelsFalsifiedTitle}>
            <p>{texts.pixelsFalsified}</p>
          </Notice>
        ) : null}
        {state.failure ? <FailureNotice failure={state.failure} deployment={deployment} /> : null}
        {state.verdict ? (
          <Suspense>
            <VerdictCard verdict={state.verdict} />
          </Suspense>
        ) : null}
      </div>
    </Panel>
  )
}

type SettingsProps = {
  deployment: Deployment
  disabled: boolean
  artifact: ArtifactId
  provider: ProviderName
}

function Settings({ deployment, disabled, artifact, provider }: SettingsProps) {
  const { messages, bytes } = useI18n()
  const texts = messages.lab.pipeline
  return (
    <details className="rounded-md border border-line text-sm">
      <summary className="min-h-10 cursor-pointer px-3 py-2 text-muted hover:text-ink">
        {texts.settings}: {texts.artifactNames[artifact]}, {texts.providerShort[provider]}
      </summary>
      <div className="grid gap-3 border-t border-line p-3 sm:grid-cols-2">
        <p className="text-xs text-muted sm:col-span-2">{texts.settingsHint}</p>
        <SelectField
          label={texts.artifact}
          value={artifact}
          disabled={disabled}
          options={modelFacts.artifacts.map(({ id, bytes: size }) => ({
            value: id,
            text: `${texts.artifactNames[id]} · ${bytes(size)}`,
          }))}
          onChange={(chosen) => deployment.chooseArtifact(chosen)}
        />
        <SelectField
          label={texts.provider}
          value={provider}
          disabled={disabled}
          options={[
            { value: 'wasm', text: texts.providerNames.wasm },
            { value: 'webgpu', text: texts.providerNames.webgpu(bytes(modelFacts.runtimeBytes.webgpu)) },
          ]}
          onChange={(chosen) => deployment.chooseProvider(chosen)}
        />
      </div>
    </details>
  )
}
