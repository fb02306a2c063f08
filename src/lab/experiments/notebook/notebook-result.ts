import { type Figure, measured } from '../figure.ts'
import { findState, isChanged, type NotebookPrediction, probabilityFor } from './predictions.ts'
import type { ClientsCheck, Repetition } from './service-checks.ts'

/** What a cell still did after the one that it needs was deleted, and what a fresh kernel said: Python's last line. */
export type Deletion = { worked: boolean; error: string | null }

export type NotebookResult = {
  once: NotebookPrediction
  again: NotebookPrediction
  restarted: NotebookPrediction
  service: Repetition
  deletion: Deletion | null
  clients: ClientsCheck | null
}

export type Findings = {
  predictions: readonly NotebookPrediction[]
  service: Repetition | null
  deletion: Deletion | null
  clients: ClientsCheck | null
}

/** Null until the three things that the question asks about were seen. */
export function resultOf({ predictions, service, deletion, clients }: Findings): NotebookResult | null {
  const state = findState(predictions)
  if (!state?.restarted || !service) return null
  const { once, again, restarted } = state
  return { once, again, restarted, service, deletion: deletion?.error ? deletion : null, clients }
}

/** state: only the notebook's prediction changed. same: neither. both: the service's answer too. */
export function outcomeOf({ once, again, service }: NotebookResult): 'state' | 'same' | 'both' | null {
  const changed = isChanged(once, again)
  if (service.differing > 0) return changed ? 'both' : null
  return changed ? 'state' : 'same'
}

/** once, again, restarted: probability of the class that the first run named. */
export function figuresOf(result: NotebookResult): Record<string, Figure> {
  const { once, again, restarted, service, clients } = result
  return {
    once: measured(probabilityFor(once, once), 'share'),
    again: measured(probabilityFor(again, once), 'share'),
    restarted: measured(probabilityFor(restarted, once), 'share'),
    compared: measured(service.bytes, 'count'),
    differing: measured(service.differing, 'count'),
    ...(clients && {
      answers: measured(clients.answers, 'count'),
      mixedGlobal: measured(clients.mixedGlobal, 'count'),
      mixedStateless: measured(clients.mixedStateless, 'count'),
    }),
  }
}
