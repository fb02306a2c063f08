import { LockKeyhole } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from '#ui/button.tsx'
import { saveFile } from '#ui/save-file.ts'
import type { Experiment } from './experiment.ts'
import { createExperimentStore, type ExperimentStore } from './experiment-store.ts'
import { Explanation } from './explanation.tsx'
import { exportText } from './export-text.ts'
import { InstrumentBench } from './instrument-bench.tsx'
import type { Journal, JournalEntry } from './journal.ts'
import { PredictionForm } from './prediction-form.tsx'
import { RunControls } from './run-controls.tsx'
import { useExperimentsTexts } from './use-experiments-texts.ts'

/** What is done to one experiment: predict, run, read. The store outlives the view, so that a result stays. */
export function viewOf<Settings, Result>(experiment: Experiment<Settings, Result>) {
  const stores = new WeakMap<Journal, ExperimentStore<Settings, Result>>()
  const storeOf = (journal: Journal) => {
    const store = stores.get(journal) ?? createExperimentStore(experiment, journal)
    stores.set(journal, store)
    return store
  }
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each experiment, by its lazy import.
  return function View({ journal }: { journal: Journal }) {
    return <ExperimentView experiment={experiment} journal={journal} store={storeOf(journal)} />
  }
}

type ViewProps<S, R> = { experiment: Experiment<S, R>; journal: Journal; store: ExperimentStore<S, R> }

export function ExperimentView<S, R>({ experiment, journal, store }: ViewProps<S, R>) {
  const { language } = useI18n()
  const texts = experiment.texts[language]
  const entry = useSyncExternalStore(journal.subscribe, () => journal.entry(experiment.id))
  const [repredicting, setRepredicting] = useState(false)
  const running = useStore(store, ({ run }) => run.state === 'running')
  const prediction = repredicting ? null : entry.prediction
  const { id } = experiment

  // Another experiment is chosen, or the page left: two runs at once would measure each other.
  useEffect(() => () => store.cancel(), [store])

  return (
    <div className="space-y-5 p-4" data-experiment={id}>
      <div className="space-y-2">
        <h4 tabIndex={-1} id={`bukti-${id}`} className="text-base font-semibold">
          {texts.title}
        </h4>
        <p className="text-[0.9375rem] leading-6" data-given="">
          {texts.introduction}
        </p>
      </div>
      {prediction ? (
        <>
          <Locked
            text={texts.options[prediction.optionId] ?? prediction.optionId}
            confidence={prediction.confidence}
            onAgain={() => setRepredicting(true)}
            disabled={running}
          />
          {experiment.Instrument ? (
            <InstrumentBench experiment={experiment} store={store} />
          ) : (
            <RunControls experiment={experiment} store={store} />
          )}
          <Outcomes experiment={experiment} store={store} entry={entry} />
        </>
      ) : (
        <PredictionForm
          key={id}
          texts={texts}
          takesFocus={repredicting}
          onLock={(optionId, confidence) => {
            journal.predict(id, { optionId, confidence })
            store.forget()
            setRepredicting(false)
          }}
        />
      )}
    </div>
  )
}

type LockedProps = {
  text: string
  confidence: 'low' | 'medium' | 'high'
  onAgain: () => void
  disabled: boolean
}

function Locked({ text, confidence, onAgain, disabled }: LockedProps) {
  const shared = useExperimentsTexts()
  const place = useRef<HTMLDivElement>(null)
  // The form that had the focus is gone; without a place of its own the keyboard would start at the page's top.
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div
      ref={place}
      tabIndex={-1}
      className="flex flex-wrap items-start justify-between gap-3 rounded-md border border-line bg-accent-soft px-3 py-2.5 text-sm leading-6"
    >
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex items-center gap-2 font-semibold">
          <LockKeyhole size={16} className="shrink-0" aria-hidden="true" />
          {shared.locked} · {shared.confidence[confidence]}
        </p>
        <p>{text}</p>
      </div>
      <Button variant="quiet" onClick={onAgain} disabled={disabled}>
        {shared.again}
      </Button>
    </div>
  )
}

type OutcomesProps<S, R> = {
  experiment: Experiment<S, R>
  store: ExperimentStore<S, R>
  entry: JournalEntry
}

/** The explanation, from this visit's run or from the record, and the run's own charts where it was made here. */
function Outcomes<S, R>({ experiment, store, entry }: OutcomesProps<S, R>) {
  const { language } = useI18n()
  const shared = useExperimentsTexts()
  const last = useStore(store, (state) => state.last)
  const { prediction, outcome } = entry
  if (!prediction || !outcome) return null
  const { Result, id, texts } = experiment
  return (
    <section className="space-y-4 border-t border-line pt-4" aria-label={shared.result}>
      <p className="text-sm font-semibold">{last ? shared.result : shared.kept}</p>
      <Explanation texts={texts[language]} prediction={prediction} outcome={outcome} />
      {last ? <Result result={last.result} settings={last.settings} /> : null}
      <Button
        onClick={() => saveFile(`${id}.json`, 'application/json', exportText(id, prediction, outcome, last))}
      >
        {shared.export}
      </Button>
    </section>
  )
}
