import { Gauge, Play, Square } from 'lucide-react'
import { memo, useDeferredValue, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Host } from '#fleet/host.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Comparison } from './comparison.tsx'
import { LimitCard } from './limit-card.tsx'
import { LiveView, SearchProgress } from './live-view.tsx'
import { jobOf, type LoadState } from './load-state.ts'
import { createLoadStore, type LoadStore } from './load-store.ts'
import type { MakeRequest } from './request-sender.ts'
import { ResultCard } from './result-card.tsx'
import { SettingsForm } from './settings-form.tsx'
import { useLoadTexts } from './use-load-texts.ts'
import { useSpokenStatus } from './use-spoken-status.ts'

type LoadPanelProps = {
  host: Host
  /** The i-th POST /predict with a sample picture. */
  makeRequest: MakeRequest
  /** Something listens on the port. */
  serving: boolean
}

/** The load generator with a store of its own; what goes on is cancelled when the panel leaves the page. */
export function LoadPanel({ host, makeRequest, serving }: LoadPanelProps) {
  const store = useRef<LoadStore>(undefined)
  store.current ??= createLoadStore(host, makeRequest)
  const { cancel } = store.current
  useEffect(() => cancel, [cancel])
  return <LoadView store={store.current} serving={serving} />
}

/** Settings, buttons, and what the store says of the runs. */
export function LoadView({ store, serving }: { store: LoadStore; serving: boolean }) {
  const texts = useLoadTexts()
  const state = useStore(store)
  const { settings, phase } = state
  const job = jobOf(state)
  const status = useSpokenStatus(state)
  // Drawn in slices, between which requests are sent on time.
  const shown = useDeferredValue(state)
  return (
    <div className="space-y-4 p-4 text-sm">
      <p className="text-muted">{texts.intro}</p>
      <SettingsForm settings={settings} disabled={job !== null} onChange={store.change} />
      <div className="flex flex-wrap items-center gap-2">
        <JobButton
          isPrimary
          isOn={job === 'run'}
          disabled={job === 'search'}
          texts={[texts.start, texts.cancel]}
          onStart={() => void store.start()}
          onCancel={store.cancel}
        />
        <JobButton
          isOn={job === 'search'}
          disabled={job === 'run'}
          texts={[texts.search, texts.cancelSearch]}
          onStart={() => void store.search()}
          onCancel={store.cancel}
        />
      </div>
      <p className="text-xs text-muted">{texts.searchHint}</p>
      <p className="sr-only" role="status">
        {status}
      </p>
      {!serving && job === null && phase.state !== 'failed' ? (
        <Notice tone="info" title={texts.notServing}>
          <p>{texts.howToServe}</p>
        </Notice>
      ) : null}
      <Outcome state={shown} />
    </div>
  )
}

/** What goes on, or what came of it. */
const Outcome = memo(function Outcome({ state }: { state: LoadState }) {
  const { phase, runs, search } = state
  if (jobOf(state) !== null) return <Phase phase={phase} />
  const [newest, older] = runs
  return (
    <>
      <Phase phase={phase} />
      {search ? <LimitCard search={search} /> : null}
      {newest ? <ResultCard key={newest.number} finished={newest} /> : null}
      {newest && older ? <Comparison runs={[newest, older]} /> : null}
    </>
  )
})

function Phase({ phase }: { phase: LoadState['phase'] }) {
  const { messages } = useI18n()
  const texts = useLoadTexts()
  switch (phase.state) {
    case 'idle':
      return null
    case 'asking':
      return <p className="text-muted">{texts.asking}</p>
    case 'waiting':
      return <p className="text-muted">{messages.lab.waitsForTurn}</p>
    case 'draining':
      return (
        <div className="space-y-1">
          <SearchProgress search={phase.search} />
          <p className="text-muted">{texts.draining}</p>
        </div>
      )
    case 'running':
      return <LiveView live={phase.live} search={phase.search} />
    case 'failed':
      return phase.reason === 'refused' ? (
        <Notice tone="error" title={texts.nothingListens}>
          <p>{texts.howToServe}</p>
        </Notice>
      ) : (
        <Notice
          tone="error"
          title={texts.noAnswer}
          detail={phase.reason}
          detailLabel={messages.ui.runtimeWords}
        >
          <p>{texts.noAnswerText}</p>
        </Notice>
      )
  }
}

type JobButtonProps = {
  isPrimary?: boolean
  isOn: boolean
  disabled: boolean
  /** To start, to cancel. */
  texts: readonly [string, string]
  onStart: () => void
  onCancel: () => void
}

/** Starts a job and, while it goes on, cancels it: the focus stays where it is. */
function JobButton({ isPrimary = false, isOn, disabled, texts, onStart, onCancel }: JobButtonProps) {
  const Icon = isOn ? Square : isPrimary ? Play : Gauge
  return (
    <Button
      variant={isPrimary ? 'primary' : 'secondary'}
      disabled={disabled}
      // The second click of a double click, or a key held down, must not cancel what the first one started.
      onClick={(event) => {
        if (event.detail > 1) return
        if (isOn) onCancel()
        else onStart()
      }}
      onKeyDown={(event) => {
        if (event.repeat) event.preventDefault()
      }}
    >
      <Icon size={16} aria-hidden="true" />
      {isOn ? texts[1] : texts[0]}
    </Button>
  )
}
