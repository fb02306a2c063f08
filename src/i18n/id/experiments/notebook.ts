type Figures = Readonly<Record<string, string>>

export const notebook = {
  title: 'Status tersembunyi di notebook (catatan Jupyter)',
  introduction:
    'Ini notebook sungguhan: Python (MicroPython) berjalan di peramban Anda dan model.predict memanggil layanan model yang sungguhan. Sel normalisasi akan dijalankan dua kali tanpa mengubah satu huruf pun. Setelah itu gambar yang sama dikirim dua kali langsung ke layanan.',
  question: 'Kode di notebook tidak diubah, hanya sel normalisasi dijalankan sekali lagi. Apa yang terjadi?',
  options: {
    state: 'Prediksi di notebook berubah; layanan tetap menjawab sama untuk gambar yang sama.',
    same: 'Tidak ada yang berubah: kode yang sama selalu memberi hasil yang sama.',
    both: 'Keduanya berubah: model memberi jawaban yang sedikit acak setiap kali dipanggil.',
  },
  why: {
    state: ({ once, again, differing, compared }: Figures) =>
      `Peluang kelas yang dijawab pertama kali bergeser di notebook dari ${once} menjadi ${again}, padahal teksnya sama: variabel img sudah berisi hasil normalisasi yang pertama, dan gambar yang sampai ke layanan pun lain (lihat tabel). Dua jawaban layanan berbeda ${differing} dari ${compared} bita (di luar catatan waktu).`,
    same: ({ once, again }: Figures) =>
      `Kode yang sama memberi hasil yang sama hanya bila mulai dari status yang sama. Di sini img = normalise(img) mengubah status itu; peluang kelas yang dijawab pertama kali ${once} pada jalan pertama, ${again} setelah sel diulang.`,
    both: ({ differing, compared }: Figures) =>
      `Model ini tidak mengundi apa pun saat menjawab. Dua jawaban layanan untuk gambar yang sama berbeda ${differing} dari ${compared} bita; hanya catatan waktunya yang lain. Yang berubah adalah masukan dari notebook.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ again, restarted, answers, mixedGlobal, mixedStateless }: Figures) =>
    `Hasil sel bergantung pada semua yang pernah dijalankan kernel, bukan hanya pada teks yang terlihat: ${again} sebelum dan ${restarted} sesudah “Mulai ulang & jalankan semua”. Layanan memulai setiap permintaan dari masukannya sendiri.${
      answers
        ? ` Variabel global membawa penyakit yang sama ke layanan: saat dua klien bertanya bersamaan, ${mixedGlobal} dari ${answers} jawaban tertukar; tanpa variabel global ${mixedStateless}.`
        : ''
    }`,
  ui: {
    stepsTitle: 'Yang perlu dilihat',
    stepsHint: 'Kerjakan dengan tombol di sini, atau sendiri di notebook.',
    seen: 'sudah dilihat',
    steps: {
      once: 'Jalankan semua sel sekali',
      again: 'Jalankan sel normalisasi sekali lagi, lalu prediksi',
      restart: 'Mulai ulang & jalankan semua',
      deleted: 'Hapus sel yang mendefinisikan normalise, lalu jalankan sisanya',
      ghost: 'Mulai ulang & jalankan semua tanpa sel itu',
      service: 'Kirim gambar yang sama dua kali ke layanan',
      clients: 'Dua klien bertanya bersamaan',
    },
    do: 'Lakukan',
    doAgain: 'Ulangi',
    deletedWorked: 'Tanpa galat: selnya sudah hilang, tetapi kernel masih mengingat fungsinya.',
    ghostError: (words: string) => `Kernel baru tidak mengenalnya: ${words}`,
    serviceSame: 'bita isi jawaban dibandingkan (tanpa timing_ms), berbeda:',
    clientsAnswers: 'jawaban dari tiap layanan. Tertukar dengan variabel global:',
    clientsWithout: 'Tanpa variabel global:',
    doing: 'Sedang dikerjakan…',
    notebook: 'Notebook',
    kernel: {
      off: 'Kernel belum menyala',
      starting: 'Menyalakan Python dan layanan…',
      on: 'Kernel siap',
    },
    firstLoad: 'Saat pertama dijalankan, Python (sekitar 0,2 MB) dan layanan model diunduh bila belum ada.',
    cell: (position: number) => `Sel ${position}`,
    code: (position: number) => `Kode sel ${position}`,
    run: 'Jalankan',
    runCell: (position: number) => `Jalankan sel ${position}`,
    remove: 'Hapus',
    removeCell: (position: number) => `Hapus sel ${position}`,
    running: 'berjalan…',
    stop: 'Hentikan',
    stopped: (seconds: number) =>
      `Sel dihentikan: batasnya ${seconds} detik, atau Anda menekan Hentikan. Kernel dimulai ulang saat sel berikutnya dijalankan; semua variabel hilang.`,
    output: (position: number) => `Keluaran sel ${position}`,
    add: 'Tambah sel',
    restartAll: 'Mulai ulang & jalankan semua',
    restore: 'Kembalikan sel awal',
    keys: 'Shift+Enter di dalam sel menjalankannya; Tab pindah ke tombol berikutnya.',
    pictures: 'Gambar yang dapat dimuat:',
    library: 'Isi lab.py (yang diimpor sel pertama)',
    libraryHint:
      'Layanan menerima gambar, bukan tensor. Karena itu predict membalik normalisasi satu kali, membulatkan ke 8 bit, dan mengirim hasilnya sebagai PNG.',
    failed: 'Tidak dapat dijalankan. Periksa jaringan, lalu jalankan selnya lagi.',
    trail: 'Prediksi notebook, berurutan',
    trailColumns: ['Prediksi', 'Gambar yang dikirim', 'Kelas', 'Peluang', 'Kernel baru?'],
    sent: (number: number) => `Gambar yang dikirim pada prediksi ${number}`,
    fresh: 'ya',
    stale: 'tidak',
    table: 'Teks notebook sama, prediksi tidak',
    tableColumns: [
      'Saat',
      'Gambar yang dikirim',
      'Kelas',
      'Peluang',
      'Peluang kelas yang dijawab pertama kali',
    ],
    moments: {
      once: 'Dijalankan sekali',
      again: 'Tanpa mulai ulang',
      restarted: 'Mulai ulang & jalankan semua',
    },
    clients: 'Jawaban yang tertukar saat dua klien bertanya bersamaan',
    clientsRow: {
      global: 'Dua klien, variabel global (jawaban)',
      stateless: 'Dua klien, tanpa variabel global (jawaban)',
    },
    withGlobal: 'Masukan di variabel global',
    withoutGlobal: 'Masukan hanya di permintaannya',
    checks: 'Pemeriksaan layanan',
    checksColumns: ['Pemeriksaan', 'Diperiksa', 'Berbeda atau tertukar'],
    repeated: 'Gambar sama, dua kali (bita)',
  },
}
