export const ui = {
  originMeasured: 'diukur di sini',
  originSimulated: (seed: number) => `disimulasikan (benih ${seed})`,
  originPublished: 'dari sumber',
  runtimeWords: 'Pesan asli dari sistem',
  close: 'Tutup',
  partFailedTitle: 'Bagian ini berhenti karena galat',
  partFailed: 'Bagian lain tetap dapat dipakai dan catatan Anda aman.',
  programMissingTitle: 'Sebagian program tidak dapat diambil',
  programMissing: 'Sambungan mungkin terputus. Pelajaran tetap dapat dibaca; coba lagi setelah tersambung.',
  reload: 'Muat ulang halaman',
}
