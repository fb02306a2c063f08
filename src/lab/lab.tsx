import { lazy, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useI18n } from '#i18n/i18n-context.tsx'
import { ErrorBoundary } from '#ui/error-boundary.tsx'
import { createConsoleOpener } from './console-opener.ts'
import { Deployment } from './deployment.ts'
import { isServing, type Verdict } from './deployment-store.ts'
import type { Journal } from './experiments/journal.ts'
import { InspectorPanel } from './inspector/inspector-panel.tsx'
import { LatePanel } from './late-panel.tsx'
import { PipelinePanel } from './pipeline/pipeline-panel.tsx'
import { PredictPanel } from './predict/predict-panel.tsx'
import { createPredictStore } from './predict/predict-store.ts'
import { ServiceLog } from './service-log.ts'
import { TerminalPanel } from './terminal/terminal-panel.tsx'
import { Transcript } from './terminal/transcript.ts'

const LoadPart = lazy(() => import('./load-part.tsx').then(({ LoadPart }) => ({ default: LoadPart })))
const ExperimentsPanel = lazy(() =>
  import('./experiments/experiments-panel.tsx').then(({ ExperimentsPanel }) => ({
    default: ExperimentsPanel,
  })),
)
const OperationsPanel = lazy(() =>
  import('./operations/operations-panel.tsx').then(({ OperationsPanel }) => ({ default: OperationsPanel })),
)

function createInstruments() {
  const transcript = new Transcript()
  const log = new ServiceLog(transcript)
  const deployment = new Deployment(log)
  const openConsole = createConsoleOpener(deployment, transcript, () => log.language)
  return { transcript, log, deployment, openConsole, predict: createPredictStore(deployment) }
}

type LabProps = { onVerdict: (verdict: Verdict) => void; journal: Journal }

/** Everything that the learner operates: pipeline, terminal, inspector, pictures, experiments, load, fleet. */
export function Lab({ onVerdict, journal }: LabProps) {
  const i18n = useI18n()
  const instruments = useRef<ReturnType<typeof createInstruments>>(undefined)
  instruments.current ??= createInstruments()
  const { transcript, log, deployment, openConsole, predict } = instruments.current
  const model = useStore(deployment.store, (state) => state.model)
  const serving = useStore(deployment.store, (state) => isServing(state.status))
  const measuring = useStore(deployment.store, (state) => state.status === 'measuring')
  const verdict = useStore(deployment.store, (state) => state.verdict)

  // The address names an experiment, whose panel is only fetched when it comes into view.
  useEffect(() => {
    const show = () => {
      if (location.hash.startsWith('#bukti-')) document.getElementById('lab-bukti')?.scrollIntoView()
    }
    show()
    window.addEventListener('hashchange', show)
    return () => window.removeEventListener('hashchange', show)
  }, [])
  // New lines are written in the language that is being read.
  useEffect(() => log.speak(i18n), [log, i18n])
  useEffect(() => {
    if (verdict) onVerdict(verdict)
  }, [verdict, onVerdict])

  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-lg font-semibold">{i18n.messages.lab.title}</h2>
        <p className="text-sm text-muted">{i18n.messages.lab.intro}</p>
        <nav className="-mx-2 flex w-full flex-wrap" aria-label={i18n.messages.lab.jump}>
          {Object.entries(i18n.messages.lab.jumps).map(([part, name]) => (
            <a
              key={part}
              href={`#lab-${part}`}
              className="rounded px-2 py-1.5 text-sm text-muted underline-offset-4 hover:text-ink hover:underline"
            >
              {name}
            </a>
          ))}
        </nav>
      </div>
      <ErrorBoundary>
        <PipelinePanel deployment={deployment} />
      </ErrorBoundary>
      <ErrorBoundary>
        <TerminalPanel transcript={transcript} openConsole={openConsole} />
      </ErrorBoundary>
      <ErrorBoundary>
        <InspectorPanel model={model} live={serving} />
      </ErrorBoundary>
      <ErrorBoundary>
        <PredictPanel predict={predict} serving={serving} measuring={measuring} />
      </ErrorBoundary>
      <LatePanel id="lab-bukti" title={i18n.messages.lab.experimentsTitle}>
        <ExperimentsPanel journal={journal} />
      </LatePanel>
      <LatePanel id="lab-beban" title={i18n.messages.lab.loadTitle}>
        <LoadPart machine={deployment.machine} serving={serving} />
      </LatePanel>
      <LatePanel id="lab-armada" title={i18n.messages.lab.operationsTitle}>
        <OperationsPanel deployment={deployment} />
      </LatePanel>
    </div>
  )
}
