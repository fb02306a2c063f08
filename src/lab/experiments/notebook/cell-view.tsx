import { CircleStop, Play, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useId } from 'react'
import { Button } from '#ui/button.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import type { Cell } from './cells.ts'
import { CELL_LIMIT_MS } from './kernel.ts'
import type { Notebook } from './notebook-store.ts'
import { useNotebookTexts } from './use-notebook-texts.ts'

type CellViewProps = { cell: Cell; position: number; notebook: Notebook }

/** One cell: its number in the kernel's order, code, what it printed, and how it ended. */
export function CellView({ cell, position, notebook }: CellViewProps) {
  const texts = useNotebookTexts()
  const codeId = useId()
  const { id, code, count, state } = cell
  const running = state === 'running'
  const run = () => void notebook.runCell(id)

  /** The button that had the focus goes with its cell; the neighbour's run button takes it. */
  function remove(event: MouseEvent<HTMLButtonElement>): void {
    const item = event.currentTarget.closest('li')
    const near = item?.nextElementSibling ?? item?.previousElementSibling
    notebook.remove(id)
    near?.querySelector('button')?.focus()
  }

  function runByKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key !== 'Enter' || !event.shiftKey) return
    event.preventDefault()
    run()
  }

  return (
    <li className="space-y-2 rounded-md border border-line p-3" data-cell={position}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <label htmlFor={codeId} className="text-sm text-muted">
          <span className="font-mono">[{running ? '*' : (count ?? ' ')}]</span>{' '}
          <span className="sr-only">{texts.code(position)}</span>
          <span aria-hidden="true">{texts.cell(position)}</span>
          {running ? ` · ${texts.running}` : null}
        </label>
        <div className="flex gap-2">
          <Button
            aria-label={running ? texts.stop : texts.runCell(position)}
            onClick={running ? notebook.stop : run}
          >
            {running ? <CircleStop size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
            {running ? texts.stop : texts.run}
          </Button>
          <Button variant="quiet" aria-label={texts.removeCell(position)} onClick={remove}>
            <Trash2 size={16} aria-hidden="true" />
          </Button>
        </div>
      </div>
      <textarea
        id={codeId}
        rows={Math.max(1, code.split('\n').length)}
        value={code}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        className="block w-full overflow-x-auto rounded-md border border-line-strong bg-surface px-2 py-1.5 font-mono text-sm whitespace-pre text-ink"
        onChange={(event) => notebook.edit(id, event.currentTarget.value)}
        onKeyDown={runByKey}
      />
      <CellOutput cell={cell} position={position} />
    </li>
  )
}

function CellOutput({ cell: { output, error, state }, position }: Omit<CellViewProps, 'notebook'>) {
  const texts = useNotebookTexts()
  return (
    <div role="status" className="space-y-2 empty:hidden">
      {output ? (
        <ScrollRegion className="max-h-60 overflow-auto" label={texts.output(position)}>
          <pre className="font-mono text-sm whitespace-pre-wrap">{output}</pre>
        </ScrollRegion>
      ) : null}
      {error ? (
        <pre className="overflow-x-auto font-mono text-xs whitespace-pre-wrap text-error">{error}</pre>
      ) : null}
      {state === 'stopped' ? (
        <p className="text-sm font-medium text-error">{texts.stopped(CELL_LIMIT_MS / 1000)}</p>
      ) : null}
    </div>
  )
}
