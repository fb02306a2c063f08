export const course = {
  seeItHappen: 'Lihat sendiri',
  prove: 'Buktikan',
  close: 'Tutup',
  needsScript:
    'Menjawab dan memeriksa jawaban memerlukan JavaScript. Seluruh teks tetap dapat dibaca di sini.',

  confidenceLegend: 'Seberapa yakin Anda?',
  confidence: { low: 'Menebak', medium: 'Agak yakin', high: 'Sangat yakin' },
  checkAnswer: 'Periksa jawaban',
  tryAgain: 'Coba lagi',
  missingBoth: 'Pilih satu jawaban dan nyatakan seberapa yakin Anda.',
  missingOption: 'Pilih satu jawaban terlebih dahulu.',
  missingConfidence: 'Nyatakan dulu seberapa yakin Anda dengan jawaban itu.',
  right: 'Benar',
  wrong: 'Salah',
  yourChoice: 'Pilihan Anda',
  verdictRight: 'Jawaban Anda benar.',
  verdictWrong: 'Jawaban Anda belum tepat.',
  sureness: {
    right: {
      low: 'Tebakan yang tepat. Baca alasannya, supaya lain kali Anda tidak perlu menebak.',
      medium: 'Anda agak yakin, dan memang benar. Cocokkan alasan Anda dengan penjelasan di atas.',
      high: 'Anda sangat yakin, dan memang benar.',
    },
    wrong: {
      low: 'Anda sudah menduga belum tahu, dan itu titik awal yang baik. Baca mengapa tiap pilihan benar atau salah.',
      medium:
        'Anda agak yakin, tetapi keliru. Cari di penjelasan bagian mana dari alasan Anda yang tidak cocok.',
      high: 'Anda sangat yakin, tetapi keliru. Berhentilah sejenak di sini: kesalahan yang mengejutkan, setelah dibetulkan, biasanya justru paling diingat.',
    },
  },
  attempts: (count: number) => `Riwayat jawaban (${count})`,
  attempt: (index: number) => `Jawaban ke-${index}`,

  given: 'Yang diketahui',
  yourAnswer: 'Jawaban Anda',
  answerHint: (least: number) => `Tulis dengan kata-kata sendiri, paling sedikit ${least} karakter.`,
  answerShort: (least: number, now: number) =>
    `Jawaban masih terlalu pendek: ${now} dari paling sedikit ${least} karakter. Satu kalimat sudah cukup.`,
  lockAnswer: 'Kunci jawaban',
  solutionLocked: 'Solusi terbuka setelah jawaban Anda dikunci.',
  lockedAt: (when: string) => `Dikunci ${when}`,
  rewrite: 'Tulis ulang',
  keepLocked: 'Batal, simpan jawaban terkunci',
  earlierAnswers: (count: number) => `Jawaban sebelumnya (${count})`,
  selfCheck: 'Apa saja yang sudah ada dalam jawaban Anda?',
  selfCheckSummary: (found: number, total: number) => {
    if (found === 0) return `Anda belum menandai satu pun dari ${total} pokok.`
    if (found === total) return `Jawaban Anda memuat semua ${total} pokok solusi.`
    return `Jawaban Anda memuat ${found} dari ${total} pokok. Yang belum ditandai patut dibaca sekali lagi.`
  },
}
