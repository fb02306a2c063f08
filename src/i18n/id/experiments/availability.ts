type Figures = Readonly<Record<string, string>>

export const availability = {
  title: 'Satu worker mati saat melayani',
  introduction:
    'Layanan dinyalakan dengan 1, 2, lalu 3 worker, dan menerima 20 permintaan per detik selama 4 detik. Di tengahnya satu worker dibunuh (kill -9). Setelah itu dua worker yang menghitung kunjungan di memorinya sendiri dibunuh juga.',
  question: 'Satu dari dua worker mati mendadak di tengah beban. Apa yang dilihat para klien?',
  options: {
    nothing: 'Tidak ada apa-apa: semua permintaan tetap terjawab.',
    few: 'Beberapa permintaan hilang, selebihnya terjawab.',
    outage: 'Layanan mati sampai seseorang menyalakannya lagi.',
  },
  why: {
    nothing: ({ yield2, lost2 }: Figures) =>
      `Hilang ${lost2}, terjawab ${yield2}. Hanya permintaan yang sedang dipegang worker itu yang dapat hilang; bila ia kebetulan menganggur, tidak ada yang terasa.`,
    few: ({ yield2, lost2, recovery = '–' }: Figures) =>
      `Hilang ${lost2}, terjawab ${yield2}. Worker lain terus menjawab, dan induknya menyalakan pengganti dalam ${recovery}.`,
    outage: ({ yield1, yield2 }: Figures) =>
      `Itu yang terjadi dengan satu proses: terjawab ${yield1}, karena tidak ada induk yang menyalakannya lagi. Dengan dua worker terjawab ${yield2}.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ yield1, yield2, yield3, visitsBefore, visitsAfter }: Figures) =>
    `Terjawab ${yield1} dengan 1 worker, ${yield2} dengan 2, ${yield3} dengan 3. Layanan prediksi boleh mati kapan saja karena tidak menyimpan apa pun. Hitungan kunjungan yang disimpan di memori worker turun dari ${visitsBefore} menjadi ${visitsAfter}: keadaan seperti itu harus tinggal di luar proses.`,
  ui: {
    bars: 'Permintaan yang terjawab',
    workers: (count: number) => `${count} worker`,
    table: 'Satu worker dibunuh di bawah beban',
    columns: ['Armada', 'Dikirim', 'Hilang', 'Yang dilihat klien', 'Pulih penuh'],
    reasons: {
      crashed: 'koneksi terputus',
      refused: 'koneksi ditolak',
      timeout: 'waktu habis',
    } as Readonly<Record<string, string>>,
    none: 'tidak ada yang hilang',
    notRestarted: 'tidak ada yang menyalakan lagi',
    memory: 'Setelah semua worker mati dan diganti',
    memoryColumns: ['Layanan', 'Sebelum', 'Sesudah'],
    visits: 'Kunjungan “ani”, dihitung di memori worker',
    predict: 'POST /predict, tanpa keadaan',
    asked: 'terjawab',
    same: 'jawaban sama',
    other: 'jawaban lain',
  },
}
