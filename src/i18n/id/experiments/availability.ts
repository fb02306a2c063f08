type Figures = Readonly<Record<string, string>>

export const availability = {
  title: 'Satu worker mati saat melayani',
  introduction:
    'Mula-mula diukur berapa permintaan per detik yang sanggup dijawab satu worker. Lalu layanan dinyalakan dengan 1, 2, dan 3 worker. Masing-masing menerima permintaan yang persis sama: 60% dari yang sanggup dijawab satu worker, dan paling tinggi 40 per detik. Setelah satu detik, worker yang paling sibuk dibunuh (kill -9) tepat saat ia memegang permintaan. Itu saat yang terburuk, dan sengaja dipilih. Terakhir, dua worker yang menghitung delapan kunjungan di memorinya sendiri dibunuh semuanya.',
  question: 'Dari dua worker, satu dibunuh tepat saat ia memegang permintaan. Apa yang dilihat para klien?',
  options: {
    nothing: 'Tidak ada yang hilang: worker yang lain mengambil alih permintaan itu.',
    few: 'Hanya permintaan yang sedang dipegang worker itu yang hilang; selebihnya terjawab.',
    half: 'Kira-kira separuh permintaan hilang sampai penggantinya siap: bagian worker yang mati tidak terjawab.',
    outage: 'Semua permintaan hilang sampai seseorang menyalakan layanan lagi.',
  },
  why: {
    nothing: ({ lost2 }: Figures) =>
      `Hilang dengan dua worker: ${lost2}. Permintaan yang sudah diterima hanya ada di memori worker yang mati; worker yang lain tidak tahu isinya. Hanya kliennya yang dapat mengirim ulang, dan di sini itu aman: layanan yang tidak menyimpan apa pun menjawab sama.`,
    few: ({ lost2, yield2, recovery }: Figures) =>
      `Hilang ${lost2}, terjawab ${yield2}. Permintaan berikutnya diambil worker yang tersisa, kadang setelah mengantre. ${recovery ? `Induknya menyalakan pengganti, dan armada lengkap lagi setelah ${recovery}.` : 'Penggantinya belum siap ketika percobaan berakhir.'}`,
    half: ({ lost2, yield2 }: Figures) =>
      `Hilang ${lost2}, terjawab ${yield2}. Permintaan tidak dibagi di muka: yang berikutnya diambil worker yang sedang menganggur. Beban ini masih sanggup ditanggung satu worker. Tanpa cadangan seperti itu tidak ada yang hilang seketika, tetapi antreannya terus tumbuh.`,
    outage: ({ yield1, yield2 }: Figures) =>
      `Itu yang terjadi dengan satu proses: terjawab ${yield1}, karena tidak ada induk yang menyalakannya lagi. Dengan dua worker terjawab ${yield2}.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ yield1, yield2, yield3, counted, together, visitsAfter, differing }: Figures) =>
    `Terjawab ${yield1} dengan 1 worker, ${yield2} dengan 2, ${yield3} dengan 3. Worker prediksi dapat diganti kapan saja karena tidak menyimpan apa pun; yang hilang hanya permintaan yang sedang dipegangnya. Setelah semua worker diganti, ${differing} jawaban berubah. Lain halnya dengan hitungan di memori worker: ${together ? `kali ini semua kunjungan (${together}) kebetulan sampai ke worker yang sama, jadi hitungannya benar, sampai worker itu mati` : `dari delapan kunjungan, paling banyak ${counted} yang tercatat, karena setiap worker menghitung sendiri`}. Setelah diganti, hitungannya mulai lagi dari ${visitsAfter}. Status seperti itu harus disimpan di luar proses.`,
  ui: {
    oneWorker: 'Satu worker sanggup menjawab',
    sentToEach: 'Yang dikirim ke setiap armada rata-rata',
    timeline:
      'Setiap permintaan menurut jadwalnya: latensi (titik; ms, skala logaritma) atau apa yang terjadi padanya',
    workers: (count: number) => `${count} worker`,
    lanes: { cut: 'terputus', refused: 'tak tersambung', other: 'galat lain' },
    full: 'lengkap',
    seconds: 'detik',
    requests: 'Permintaan yang sama di setiap armada',
    requestColumns: ['Armada', 'Dikirim', 'Diterima layanan', 'Terjawab', 'Terputus', 'Tak tersambung'],
    requestsNote:
      'Terputus: layanan sudah menerimanya, lalu prosesnya mati. Tak tersambung: tidak ada yang mendengarkan di porta itu, jadi layanan sendiri tidak pernah tahu. Karena itu ketersediaan diukur dari sisi klien.',
    kill: 'Satu worker dibunuh',
    killColumns: [
      'Armada',
      'Dipegang saat dibunuh',
      'Terjawab',
      'Paling lama sebelumnya',
      'Paling lama sesudahnya',
      'Lengkap lagi setelah',
    ],
    killNote:
      'Sesudah worker dibunuh, sisanya menanggung seluruh beban, sementara penggantinya memuat model di prosesor yang sama. Satu proses tidak punya induk yang menyalakannya lagi: makin lama bebannya, makin kecil bagian yang terjawab.',
    notRestarted: 'tidak pernah',
    notInTime: 'belum lengkap dalam 20 detik',
    memory: 'Kunjungan “ani”, dihitung dua worker di memorinya masing-masing',
    visit: 'Kunjungan',
    afterKill: 'setelah semua dibunuh',
    counted: 'kata layanan',
    predicted: 'POST /predict, yang tidak menyimpan apa pun: gambar yang ditanyakan sebelum dan sesudahnya',
    differing: 'Jawaban yang berbeda (tanpa waktunya):',
    memoryNote:
      'Bahkan tanpa gangguan, hitungan di memori sudah keliru begitu ada lebih dari satu worker: ke worker mana kunjungan itu sampai, kliennya tidak tahu.',
  },
}
