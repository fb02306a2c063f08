import type { ExperimentId } from './experiment-ids.ts'
import type { Outcome, Prediction } from './journal.ts'

/** A run as a file: what was predicted, what happened, every figure with its origin, and what the browser tells of the device. */
export function exportText(
  experiment: ExperimentId,
  prediction: Prediction,
  { at, optionId, figures }: Outcome,
  last: { result: unknown; settings: unknown } | null,
): string {
  const device = { cpus: navigator.hardwareConcurrency, userAgent: navigator.userAgent }
  const when = { predicted: iso(prediction.at), ran: iso(at) }
  const outcome = { optionId, figures }
  return `${JSON.stringify({ experiment, when, device, prediction, outcome, ...last }, null, 2)}\n`
}

const iso = (at: number) => new Date(at).toISOString()
