import { notebook as en } from '#i18n/en/experiments/notebook.ts'
import { notebook as id } from '#i18n/id/experiments/notebook.ts'
import type { Experiment } from '../experiment.ts'
import { figuresOf, type NotebookResult, outcomeOf } from './notebook-result.ts'
import { NotebookInstrument } from './notebook-view.tsx'
import { ResultView } from './result.tsx'

/** Question 1: what a notebook's cells leave behind, and why a service must not. There is nothing to set. */
export const notebookExperiment: Experiment<null, NotebookResult> = {
  id: 'notebook',
  texts: { id, en },
  initial: null,
  outcome: outcomeOf,
  figures: figuresOf,
  Result: ResultView,
  Instrument: NotebookInstrument,
}
