import { Plus, RotateCcw } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import { useI18n } from '#i18n/i18n-context.tsx'
import lab from '#notebook/lab.py?raw'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { InstrumentProps } from '../experiment.ts'
import { measured } from '../figure.ts'
import { FigureTable } from '../figure-table.tsx'
import { CellView } from './cell-view.tsx'
import { PICTURES } from './cells.ts'
import { type NotebookResult, resultOf } from './notebook-result.ts'
import { createNotebook, type Notebook } from './notebook-store.ts'
import { probabilityFor } from './predictions.ts'
import { SentPicture } from './sent-picture.tsx'
import { StepList } from './step-list.tsx'
import { useNotebookTexts } from './use-notebook-texts.ts'

/** The notebook, and above it what there is to see. Reports a result whenever what was found has changed. */
export function NotebookInstrument({ ground, onResult }: InstrumentProps<NotebookResult>) {
  const [notebook] = useState(() => createNotebook(ground))

  useEffect(() => {
    let told = ''
    const tell = () => {
      const result = resultOf(notebook.getState())
      if (!result || notebook.getState().busy) return
      const key = JSON.stringify(result)
      if (key === told) return
      told = key
      onResult(result)
    }
    return notebook.subscribe(tell)
  }, [notebook, onResult])

  return (
    <div className="space-y-5">
      <StepList notebook={notebook} />
      <CellList notebook={notebook} />
      <Trail notebook={notebook} />
    </div>
  )
}

function CellList({ notebook }: { notebook: Notebook }) {
  const texts = useNotebookTexts()
  const { messages } = useI18n()
  const titleId = useId()
  const { cells, kernel, failure } = useStore(notebook)
  return (
    <section className="space-y-3" aria-labelledby={titleId}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h5 id={titleId} className="text-sm font-semibold">
          {texts.notebook}
        </h5>
        <p role="status" className="text-sm text-muted">
          {texts.kernel[kernel]}
        </p>
      </div>
      <p className="text-sm text-muted" data-given="">
        {texts.keys} {texts.firstLoad} {texts.pictures} {PICTURES.join(', ')}.
      </p>
      <ol className="space-y-2.5">
        {cells.map((cell, at) => (
          <CellView key={cell.id} cell={cell} position={at + 1} notebook={notebook} />
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void notebook.restartAndRunAll()}>
          <RotateCcw size={16} aria-hidden="true" />
          {texts.restartAll}
        </Button>
        <Button onClick={notebook.add}>
          <Plus size={16} aria-hidden="true" />
          {texts.add}
        </Button>
        <Button onClick={notebook.restore}>{texts.restore}</Button>
      </div>
      {failure ? (
        <Notice tone="error" title={texts.failed} detail={failure} detailLabel={messages.ui.runtimeWords} />
      ) : null}
      <details className="text-sm leading-6">
        <summary className="cursor-pointer py-1 text-muted">{texts.library}</summary>
        <p>{texts.libraryHint}</p>
        <pre className="mt-1 overflow-x-auto rounded bg-sunken p-2 font-mono text-xs whitespace-pre-wrap">
          {lab}
        </pre>
      </details>
    </section>
  )
}

/** Rows of the table of predictions; older ones make room. */
const TRAIL_LENGTH = 8

function Trail({ notebook }: { notebook: Notebook }) {
  const texts = useNotebookTexts()
  const predictions = useStore(notebook, (state) => state.predictions)
  if (predictions.length === 0) return null
  return (
    <FigureTable
      caption={texts.trail}
      columns={texts.trailColumns}
      rows={predictions.slice(-TRAIL_LENGTH).map((prediction) => ({
        key: String(prediction.number),
        name: prediction.number,
        cells: [
          <SentPicture key="sent" prediction={prediction} />,
          texts.className(prediction.index),
          measured(probabilityFor(prediction, prediction), 'share'),
          prediction.fresh ? texts.fresh : texts.stale,
        ],
      }))}
    />
  )
}
