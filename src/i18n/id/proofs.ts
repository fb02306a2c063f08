/** Figures of an experiment as text, by name. */
export type FigureTexts = Readonly<Record<string, string>>

/** What an experiment showed last; empty where its figures are not there. */
export const proofs = {
  latency: ({ p95, p99 }: FigureTexts) =>
    p99 ? `p99 di perangkat ini: ${p99}` : p95 ? `p95 di perangkat ini: ${p95}` : '',
  availability: ({ yield1, yield2 }: FigureTexts) =>
    yield1 && yield2 ? `Terjawab: ${yield1} dengan 1 worker, ${yield2} dengan 2 worker` : '',
  reproducibility: ({ labelsChanged }: FigureTexts) =>
    labelsChanged ? `Satu bit eksponen terbalik, tanpa pemeriksaan: ${labelsChanged} label berubah` : '',
  notebook: ({ once, again }: FigureTexts) =>
    once && again ? `Peluang kelas yang sama: ${once}; setelah sel normalisasi diulang: ${again}` : '',
  conversion: ({ rawBytes, int8Bytes }: FigureTexts) =>
    rawBytes && int8Bytes ? `Berkas model: dari ${rawBytes} (mentah) menjadi ${int8Bytes} (int8)` : '',
  loading: ({ startupP50, requestP50 }: FigureTexts) =>
    startupP50 && requestP50
      ? `Median ${startupP50} bila dimuat saat mulai, ${requestP50} bila dimuat di setiap permintaan`
      : '',
}
