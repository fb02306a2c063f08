import { CircleStop, Play } from 'lucide-react'
import { useStore } from 'zustand'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { ShareBar } from '#ui/share-bar.tsx'
import type { Experiment } from './experiment.ts'
import type { ExperimentStore, RunState } from './experiment-store.ts'
import { useExperimentsTexts } from './use-experiments-texts.ts'

type RunControlsProps<S, R> = { experiment: Experiment<S, R>; store: ExperimentStore<S, R> }

/** Settings, the button that runs or cancels, and how far it is. */
export function RunControls<S, R>({ experiment, store }: RunControlsProps<S, R>) {
  const { settings, run, last } = useStore(store)
  const shared = useExperimentsTexts()
  const { Controls } = experiment
  const running = run.state === 'running'
  return (
    <div className="space-y-4">
      {Controls ? (
        <fieldset>
          <legend className="sr-only">{shared.settings}</legend>
          <Controls settings={settings} onChange={store.change} disabled={running} />
        </fieldset>
      ) : null}
      {/* One button in one place: it keeps the focus while it changes from run to cancel. */}
      <Button
        variant={running ? 'secondary' : 'primary'}
        onClick={running ? store.cancel : () => void store.run()}
      >
        {running ? <CircleStop size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
        {running ? shared.cancel : last ? shared.runAgain : shared.run}
      </Button>
      <RunProgress run={run} finished={last !== null} />
    </div>
  )
}

function RunProgress({ run, finished }: { run: RunState; finished: boolean }) {
  const shared = useExperimentsTexts()
  const { messages } = useI18n()
  const progress = run.state === 'running' ? run.progress : null
  return (
    <>
      <p role="status" className="text-sm text-muted empty:hidden">
        {run.state === 'running' ? (run.waits ? messages.lab.waitsForTurn : shared.running) : null}
        {run.state === 'unseen' ? shared.unseen : null}
        {run.state === 'idle' && run.cancelled ? shared.cancelled : null}
        {run.state === 'idle' && !run.cancelled && finished ? shared.finished : null}
      </p>
      {progress ? (
        <div className="space-y-1.5 text-sm text-muted">
          <ShareBar share={progress.done / Math.max(1, progress.total)} className="h-2 w-full" />
          <p className="tabular-nums">{shared.progress(progress.done, progress.total)}</p>
        </div>
      ) : null}
      {run.state === 'unseen' ? (
        <Notice tone="warn" title={shared.unseen}>
          <p>{shared.unseenText}</p>
        </Notice>
      ) : null}
      {run.state === 'failed' ? (
        <Notice tone="error" title={shared.failed} detail={run.reason} detailLabel={messages.ui.runtimeWords}>
          <p>{shared.failedText}</p>
        </Notice>
      ) : null}
    </>
  )
}
