/** Figures of an experiment as text, by name. */
type FigureTexts = Readonly<Record<string, string>>

export const app = {
  brand: 'Siap Produksi',
  description:
    'Modul belajar: membawa model PyTorch ke produksi dengan melakukannya. Model ONNX sungguhan berjalan sebagai layanan di peramban Anda.',
  skipToLesson: 'Langsung ke pelajaran',
  skipToLab: 'Langsung ke lab',
  progress: (done: number, total: number) => `Kemajuan: ${done} dari ${total}`,
  otherLanguage: 'English',
  otherLanguageHint: 'Baca halaman ini dalam bahasa Inggris',
  themeSystem: 'Tema: ikut sistem',
  themeLight: 'Tema: terang',
  themeDark: 'Tema: gelap',
  menu: 'Menu',
  menuTitle: 'Catatan dan data saya',
  dataUse: 'Pemakaian data',
  dataUseText:
    'Halaman ini hanya meminta berkas dari situs ini sendiri. Foto, jawaban, dan hasil ukur tidak pernah meninggalkan perangkat Anda. Unduhan layanan (model dan mesin ONNX) disebutkan di lab.',
  dataUseTotal: (files: number, bytes: string) =>
    `Sejak halaman dibuka: ${files} berkas, ${bytes} lewat jaringan.`,
  dataUseFile: 'Berkas',
  dataUseBytes: 'Lewat jaringan',
  dataUseCached: 'dari tembolok',
  fileProtocol:
    'Halaman ini dibuka langsung dari berkas (file://), sehingga peramban tidak mengizinkan lab berjalan. Jalankan sebuah server, misalnya “python3 -m http.server” di map ini, lalu buka alamat http:// yang ditampilkannya.',
  noScript:
    'JavaScript dimatikan. Pelajaran, pertanyaan, dan tantangan tetap dapat dibaca; lab membutuhkan JavaScript.',
  scriptFailedTitle: 'Halaman ini belum hidup',
  scriptFailed:
    'Sebagian program tidak dapat diambil. Teks tetap dapat dibaca; muat ulang halaman setelah tersambung.',
  proofLatency: (p: string, value: string) => `${p} di perangkat ini: ${value}`,
  /** What an experiment showed last, by its figures; undefined where they are not there. */
  proofs: {
    availability: ({ yield1, yield2 }: FigureTexts) =>
      yield1 && yield2 ? `Terjawab dengan 1 worker ${yield1}, dengan 2 worker ${yield2}` : '',
    reproducibility: ({ labelsChanged }: FigureTexts) =>
      labelsChanged ? `Label berubah tanpa pemeriksaan: ${labelsChanged}` : '',
    notebook: ({ once, again }: FigureTexts) =>
      once && again ? `Keyakinan yang sama: ${once}, setelah sel diulang ${again}` : '',
    conversion: ({ rawBytes, int8Bytes }: FigureTexts) =>
      rawBytes && int8Bytes ? `Dari ${rawBytes} menjadi ${int8Bytes}` : '',
    loading: ({ startupP50, requestP50 }: FigureTexts) =>
      startupP50 && requestP50 ? `p50 ${startupP50}; muat di tiap permintaan ${requestP50}` : '',
  },
  footerOpen: 'Kode sumber terbuka (MIT). Semua angka di lab menyebut asalnya.',
  footerSources: 'Sumber dan lisensi',
  footerModelCard: 'Kartu model',
  resizeLab: 'Lebar lab',
}
