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
  fileProtocol:
    'Halaman ini dibuka langsung dari berkas (file://), sehingga peramban tidak mengizinkan lab berjalan. Jalankan sebuah server, misalnya “py -m http.server” (Windows) atau “python3 -m http.server” (Linux, macOS) di map ini, lalu buka alamat http:// yang ditampilkannya.',
  noScript:
    'JavaScript dimatikan. Pelajaran, pertanyaan, dan tantangan tetap dapat dibaca; lab membutuhkan JavaScript.',
  scriptFailedTitle: 'Halaman ini belum siap dipakai',
  scriptFailed:
    'Sebagian program tidak dapat diambil. Teks tetap dapat dibaca; muat ulang halaman setelah tersambung.',
  footerOpen: 'Kode sumber terbuka (MIT). Semua angka di lab menyebut asalnya.',
  footerSources: 'Sumber dan lisensi',
  footerModelCard: 'Kartu model',
  resizeLab: 'Lebar lab',
}
