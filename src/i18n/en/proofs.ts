import type { FigureTexts, proofs as source } from '../id/proofs.ts'
import type { Widen } from '../widen.ts'

export const proofs: Widen<typeof source> = {
  latency: ({ p95, p99 }) => (p99 ? `p99 on this device: ${p99}` : p95 ? `p95 on this device: ${p95}` : ''),
  availability: ({ yield1, yield2 }: FigureTexts) =>
    yield1 && yield2 ? `Answered: ${yield1} with 1 worker, ${yield2} with 2 workers` : '',
  reproducibility: ({ labelsChanged }: FigureTexts) =>
    labelsChanged ? `Labels changed without checks: ${labelsChanged}` : '',
  notebook: ({ once, again }: FigureTexts) =>
    once && again ? `The same confidence: ${once}, after the cell ran again ${again}` : '',
  conversion: ({ rawBytes, int8Bytes }: FigureTexts) =>
    rawBytes && int8Bytes ? `From ${rawBytes} to ${int8Bytes}` : '',
  loading: ({ startupP50, requestP50 }: FigureTexts) =>
    startupP50 && requestP50 ? `p50 ${startupP50}; loading in each request ${requestP50}` : '',
}
