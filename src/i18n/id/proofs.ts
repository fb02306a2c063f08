/** Figures of an experiment as text, by name. */
export type FigureTexts = Readonly<Record<string, string>>

/** What an experiment showed last; empty where its figures are not there. */
export const proofs = {
  latency: ({ p95, p99 }: FigureTexts) =>
    p99 ? `p99 di perangkat ini: ${p99}` : p95 ? `p95 di perangkat ini: ${p95}` : '',
  availability: ({ yield1, yield2 }: FigureTexts) =>
    yield1 && yield2 ? `Terjawab: ${yield1} dengan 1 worker, ${yield2} dengan 2 worker` : '',
  reproducibility: ({ labelsChanged }: FigureTexts) =>
    labelsChanged ? `Label berubah tanpa pemeriksaan: ${labelsChanged}` : '',
  notebook: ({ once, again }: FigureTexts) =>
    once && again ? `Keyakinan yang sama: ${once}, setelah sel diulang ${again}` : '',
  conversion: ({ rawBytes, int8Bytes }: FigureTexts) =>
    rawBytes && int8Bytes ? `Dari ${rawBytes} menjadi ${int8Bytes}` : '',
  loading: ({ startupP50, requestP50 }: FigureTexts) =>
    startupP50 && requestP50 ? `p50 ${startupP50}; muat di tiap permintaan ${requestP50}` : '',
}
