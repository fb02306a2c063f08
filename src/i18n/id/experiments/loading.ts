type Figures = Readonly<Record<string, string>>

export const loading = {
  title: 'Kapan bobot dimuat?',
  introduction:
    'Tiga layanan menerima permintaan yang persis sama selama 3,5 detik (acak, benih tetap). Yang pertama memuat bobot saat mulai, yang kedua saat permintaan pertama, yang ketiga di setiap permintaan. Memuat di sini berarti membaca berkas dari perangkat ini, memeriksa SHA-256-nya, lalu membuat sesi. Tidak ada yang diunduh lagi. Laju permintaan diukur dulu: paling banyak 70% dari yang sanggup dilayani layanan pertama, dan paling tinggi 60 per detik.',
  question:
    'Layanan ketiga memuat bobot di setiap permintaan. Berapa median latensinya dibanding layanan yang memuat saat mulai?',
  options: {
    same: 'Hampir sama: modelnya kecil dan berkasnya sudah ada di perangkat.',
    double: 'Sekitar dua kali: setiap permintaan hanya bertambah waktu memuatnya sendiri.',
    many: 'Tiga kali atau lebih: permintaan juga menunggu permintaan lain yang sedang memuat.',
  },
  why: {
    same: ({ startupP50, requestP50, load }: Figures) =>
      `Median ${startupP50} (saat mulai) dan ${requestP50} (setiap permintaan). Berkas yang sudah ada di perangkat masih harus dibaca, diperiksa, diurai, dan dijadikan sesi: ${load} untuk setiap permintaan.`,
    double: ({ times, load, most, rate }: Figures) =>
      `Terukur ${times}. Permintaan yang datang sendirian memang hanya bertambah ${load}. Namun layanan ini sanggup paling banyak ${most}, dan yang datang ${rate}: makin dekat keduanya, makin panjang antrean.`,
    many: ({ startupP50, requestP50, times, load, most, rate }: Figures) =>
      `Median ${startupP50} dan ${requestP50}, ${times}. Memuat hanya ${load}, tetapi selama itu permintaan lain menunggu: layanan ini sanggup paling banyak ${most}, dan yang datang ${rate}.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ lazyFirst, startupP50, load, big }: Figures) =>
    `Memuat saat permintaan pertama tidak menghapus biayanya, hanya memindahkannya ke klien pertama: ${lazyFirst} (termasuk mengompilasi runtime), sedangkan mediannya ${startupP50} bila dimuat saat mulai. Memuat model ini memakan ${load}. Dengan laju muat yang sama, model 1 GB perlu sekitar ${big} (dihitung dari laju muat itu, tidak dijalankan). Muat sekali saat mulai, dan terima permintaan setelah siap.`,
  ui: {
    sent: 'Permintaan ke setiap layanan:',
    rate: 'laju rata-rata',
    strips: 'Latensi setiap permintaan (titik) dan mediannya (garis), ms, skala logaritma',
    habits: {
      startup: 'saat mulai',
      'first-request': 'saat permintaan pertama',
      'every-request': 'di setiap permintaan',
    },
    table: 'Latensi, kedatangan sama',
    columns: ['Memuat', 'Permintaan pertama', 'p50', 'p95', 'Paling lama'],
    answeredColumn: 'Terjawab',
    allAnswered: 'Semua permintaan terjawab.',
    firstNote:
      'Permintaan pertama yang memuat juga menunggu runtime dikompilasi. Itu terjadi sekali di setiap proses.',
    lacksP95: 'Tanda – : p95 baru boleh disebut mulai 90 jawaban.',
    capacity: 'Tanpa antrean dan beban penuh',
    capacityColumns: ['Memuat', 'Siap setelah', 'Satu permintaan', 'Paling banyak'],
    overloaded: (habits: readonly string[]) =>
      `Kelebihan beban: layanan yang memuat ${habits.join(' dan ')}. Yang dikirim lebih banyak daripada yang sanggup dilayani, jadi antrean terus tumbuh selama beban berlangsung. Bila percobaannya lebih lama, mediannya lebih tinggi lagi.`,
    memory:
      'Memori tidak disebut: peramban tidak memberitahukan berapa yang dipakai runtime WASM di dalam worker.',
    big: 'Bila modelnya 1 GB',
    bigColumns: ['Model', 'Ukuran', 'Memuat sekali'],
    here: 'model ini',
    gigabyte: 'model 1 GB',
    bigNote:
      'Baris kedua tidak dijalankan: laju muat yang terukur dikalikan ukurannya, dengan anggapan waktu memuat tumbuh seiring ukuran. Waktu mengunduh tidak termasuk.',
  },
}
