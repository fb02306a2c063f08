import { Circle, CircleCheck } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '#ui/button.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { measured } from '../figure.ts'
import { FigureText } from '../figure-text.tsx'
import type { Notebook, NotebookState } from './notebook-store.ts'
import { findState, type NotebookPrediction, probabilityFor } from './predictions.ts'
import { SentPicture } from './sent-picture.tsx'
import { doStep, isSeen, STEPS, type StepId } from './steps.ts'
import { useNotebookTexts } from './use-notebook-texts.ts'

/** A step that makes sense only after another. */
const AFTER: Partial<Record<StepId, StepId>> = { restart: 'again', ghost: 'deleted' }

/** What there is to see, what was seen of it, and a button for each that does it. */
export function StepList({ notebook }: { notebook: Notebook }) {
  const texts = useNotebookTexts()
  const titleId = useId()
  const state = useStore(notebook)
  const [doing, setDoing] = useState<StepId | null>(null)
  async function begin(step: StepId): Promise<void> {
    if (doing) return
    setDoing(step)
    await doStep(step, notebook)
    setDoing(null)
  }
  const next = STEPS.find((step) => !isSeen(step, state))
  const doingText = state.kernel === 'starting' ? texts.kernel.starting : texts.doing
  return (
    <section className="space-y-2.5 rounded-md border border-line bg-sunken p-3" aria-labelledby={titleId}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h5 id={titleId} className="text-sm font-semibold">
          {texts.stepsTitle}
        </h5>
        <OriginBadge origin={{ kind: 'measured' }} />
      </div>
      <p className="text-sm text-muted">{texts.stepsHint}</p>
      <ol className="space-y-2">
        {STEPS.map((step) => {
          const seen = isSeen(step, state)
          const before = AFTER[step]
          return (
            <li
              key={step}
              className="flex flex-wrap items-center gap-3 text-sm"
              data-step={step}
              data-seen={seen}
            >
              {seen ? (
                <CircleCheck size={18} className="shrink-0 text-ok" role="img" aria-label={texts.seen} />
              ) : (
                <Circle size={18} className="shrink-0 text-muted" aria-hidden="true" />
              )}
              <div className="min-w-0 flex-1">
                <p id={`${titleId}-${step}`}>{texts.steps[step]}</p>
                <div role="status" className="text-muted empty:hidden">
                  {doing === step ? doingText : <Finding step={step} state={state} />}
                </div>
              </div>
              <Button
                variant={step === next ? 'primary' : 'secondary'}
                aria-describedby={`${titleId}-${step}`}
                disabled={before !== undefined && !isSeen(before, state)}
                onClick={() => void begin(step)}
              >
                {seen ? texts.doAgain : texts.do}
              </Button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** What this step showed, once it was seen. */
function Finding({ step, state }: { step: StepId; state: NotebookState }): ReactNode {
  const texts = useNotebookTexts()
  if (!isSeen(step, state)) return null
  const { predictions, deletion, service, clients } = state
  const found = findState(predictions)
  switch (step) {
    case 'once':
      return <Named prediction={found?.once ?? predictions.find(({ fresh }) => fresh)} />
    case 'again':
      return <Named prediction={found?.again} />
    case 'restart':
      return <Named prediction={found?.restarted ?? undefined} />
    case 'deleted':
      return texts.deletedWorked
    case 'ghost':
      return texts.ghostError(deletion?.error ?? '')
    case 'service':
      return service ? (
        <>
          <FigureText figure={measured(service.bytes, 'count')} /> {texts.serviceSame}{' '}
          <FigureText figure={measured(service.differing, 'count')} />
        </>
      ) : null
    case 'clients':
      return clients ? (
        <>
          <FigureText figure={measured(clients.answers, 'count')} /> {texts.clientsAnswers}{' '}
          <FigureText figure={measured(clients.mixedGlobal, 'count')} />. {texts.clientsWithout}{' '}
          <FigureText figure={measured(clients.mixedStateless, 'count')} />
        </>
      ) : null
  }
}

function Named({ prediction }: { prediction: NotebookPrediction | undefined }) {
  const texts = useNotebookTexts()
  if (!prediction) return null
  return (
    <>
      <SentPicture prediction={prediction} /> {texts.className(prediction.index)}{' '}
      <FigureText figure={measured(probabilityFor(prediction, prediction), 'share')} />
    </>
  )
}
