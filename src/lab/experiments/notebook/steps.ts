import { type CellRole, isFirstText } from './cells.ts'
import { cellFor, type Notebook, type NotebookState } from './notebook-store.ts'
import { findState } from './predictions.ts'

/** What there is to see, in the order in which it tells most. */
export const STEPS = ['once', 'again', 'restart', 'deleted', 'ghost', 'service', 'clients'] as const
export type StepId = (typeof STEPS)[number]

/** Whether this was seen, by the step's button or by hand. */
export function isSeen(step: StepId, state: NotebookState): boolean {
  const { predictions, deletion, service, clients } = state
  switch (step) {
    case 'once':
      return predictions.some(({ fresh }) => fresh)
    case 'again':
      return findState(predictions) !== null
    case 'restart':
      return findState(predictions)?.restarted != null
    case 'deleted':
      return deletion?.worked === true
    case 'ghost':
      return deletion?.error != null
    case 'service':
      return service !== null
    case 'clients':
      return clients !== null
  }
}

/** Does a step for those who do not type. Brings the notebook to where the step begins, where it is elsewhere. */
export async function doStep(step: StepId, notebook: Notebook): Promise<void> {
  switch (step) {
    case 'once':
      if (!isFirstText(notebook.getState().cells)) notebook.restore()
      return notebook.restartAndRunAll()
    case 'again':
      await prepare(notebook)
      return runRoles(notebook, ['normalise', 'predict'])
    case 'restart':
      return notebook.restartAndRunAll()
    case 'deleted': {
      await prepare(notebook)
      const define = cellFor(notebook.getState().cells, 'define')
      if (define) notebook.remove(define.id)
      return runRoles(notebook, ['load', 'normalise', 'predict'])
    }
    case 'ghost':
      return notebook.restartAndRunAll()
    case 'service':
      return notebook.repeatRequest()
    case 'clients':
      return notebook.askFromTwoClients()
  }
}

/** The first cells, all of them run. */
async function prepare(notebook: Notebook): Promise<void> {
  const { cells } = notebook.getState()
  if (isFirstText(cells) && cells.every(({ count, error }) => count !== null && error === null)) return
  if (!isFirstText(cells)) notebook.restore()
  await notebook.restartAndRunAll()
}

async function runRoles(notebook: Notebook, roles: readonly CellRole[]): Promise<void> {
  for (const role of roles) {
    const cell = cellFor(notebook.getState().cells, role)
    if (cell) await notebook.runCell(cell.id)
  }
}
