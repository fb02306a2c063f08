import type { Ground } from '../ground.ts'
import { type NotebookResult, resultOf } from './notebook-result.ts'
import { createNotebook } from './notebook-store.ts'
import { doStep, STEPS } from './steps.ts'

/** All steps without a hand. Rejects in the words of the first that could not be done. */
export async function run(ground: Ground): Promise<NotebookResult> {
  const notebook = createNotebook(ground)
  for (const [done, step] of STEPS.entries()) {
    ground.progress({ done, total: STEPS.length })
    ground.signal.throwIfAborted()
    await doStep(step, notebook)
    const { failure } = notebook.getState()
    if (failure !== null) throw new Error(failure)
  }
  ground.signal.throwIfAborted()
  const result = resultOf(notebook.getState())
  if (!result) throw new Error('notebook: no prediction')
  return result
}
