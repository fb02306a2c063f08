import type { FigureTexts, proofs as source } from '../id/proofs.ts'
import type { Widen } from '../widen.ts'

export const proofs: Widen<typeof source> = {
  latency: ({ p95, p99 }) => (p99 ? `p99 on this device: ${p99}` : p95 ? `p95 on this device: ${p95}` : ''),
  availability: ({ yield1, yield2 }: FigureTexts) =>
    yield1 && yield2 ? `Answered: ${yield1} with 1 worker, ${yield2} with 2 workers` : '',
  reproducibility: ({ labelsChanged }: FigureTexts) =>
    labelsChanged ? `One exponent bit flipped, no checks: ${labelsChanged} labels changed` : '',
  notebook: ({ once, again }: FigureTexts) =>
    once && again
      ? `Probability of the same class: ${once}; after the normalising cell ran again: ${again}`
      : '',
  conversion: ({ rawBytes, int8Bytes }: FigureTexts) =>
    rawBytes && int8Bytes ? `Model file: from ${rawBytes} (raw) to ${int8Bytes} (int8)` : '',
  loading: ({ startupP50, requestP50 }: FigureTexts) =>
    startupP50 && requestP50
      ? `Median ${startupP50} loading at start-up, ${requestP50} loading in every request`
      : '',
}
