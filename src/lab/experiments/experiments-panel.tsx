import { Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '#ui/button.tsx'
import { ErrorBoundary } from '#ui/error-boundary.tsx'
import { EXPERIMENT_IDS, type ExperimentId } from './experiment-ids.ts'
import type { Journal } from './journal.ts'
import { EXPERIMENTS } from './registry.ts'
import { useExperimentsTexts } from './use-experiments-texts.ts'

/** Address of an experiment within the page: what the lesson's buttons open. */
const HASH = /^#bukti-([a-z]+)$/

function chosenByAddress(): ExperimentId | null {
  const name = HASH.exec(location.hash)?.[1]
  return EXPERIMENT_IDS.find((id) => id === name) ?? null
}

/** All experiments, one of them open. Opened by its button here or by the page's address. */
export function ExperimentsPanel({ journal }: { journal: Journal }) {
  const texts = useExperimentsTexts()
  const [open, setOpen] = useState<ExperimentId>(() => chosenByAddress() ?? 'latency')
  /** The address asked for it: then the experiment takes the focus as soon as it is there. */
  const [called, setCalled] = useState(() => (chosenByAddress() ? 1 : 0))
  useEffect(() => {
    const follow = () => {
      const chosen = chosenByAddress()
      if (!chosen) return
      setOpen(chosen)
      setCalled((count) => count + 1)
    }
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])

  const Part = EXPERIMENTS[open]
  return (
    <div>
      <nav className="flex flex-wrap gap-2 border-b border-line p-4" aria-label={texts.chooser}>
        {EXPERIMENT_IDS.map((id) => (
          <Button
            key={id}
            variant={id === open ? 'primary' : 'secondary'}
            aria-current={id === open ? 'true' : undefined}
            onClick={() => setOpen(id)}
          >
            {texts.names[id]}
            <Seen id={id} journal={journal} />
          </Button>
        ))}
      </nav>
      <ErrorBoundary key={open}>
        <Suspense fallback={<p className="p-4 text-sm text-muted">{texts.loading}</p>}>
          {Part ? (
            <>
              <Part journal={journal} />
              <Focus id={open} called={called} onDone={() => setCalled(0)} />
            </>
          ) : null}
        </Suspense>
      </ErrorBoundary>
    </div>
  )
}

/** A tick, with words, on an experiment that was run. */
function Seen({ id, journal }: { id: ExperimentId; journal: Journal }) {
  const texts = useExperimentsTexts()
  const { outcome } = useSyncExternalStore(journal.subscribe, () => journal.entry(id))
  if (!outcome) return null
  return (
    <>
      <span aria-hidden="true">✓</span>
      <span className="sr-only">({texts.done})</span>
    </>
  )
}

/** Gives an experiment that was called for the focus, once it is there. */
function Focus({ id, called, onDone }: { id: ExperimentId; called: number; onDone: () => void }) {
  const done = useRef(onDone)
  useEffect(() => {
    if (called === 0) return
    const title = document.getElementById(`bukti-${id}`)
    title?.scrollIntoView({ block: 'start' })
    title?.focus({ preventScroll: true })
    done.current()
  }, [id, called])
  return null
}
