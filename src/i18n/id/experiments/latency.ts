type Figures = Readonly<Record<string, string>>

export const latency = {
  title: 'Berapa lama satu jawaban, dan ke mana waktunya?',
  introduction:
    'Sebuah layanan baru dinyalakan di samping layanan Anda. Satu klien mengirim gambar contoh satu demi satu sampai cukup untuk p99 (459 permintaan), lalu waktunya diuraikan per bagian. Targetnya 50 ms.',
  question: 'Bagian mana dari satu permintaan yang memakan waktu paling banyak di perangkat ini?',
  options: {
    forward: 'Proses maju: menghitung jaringan sarafnya.',
    picture: 'Gambarnya: membuka sandi (dekode) dan pra-pemrosesan.',
    waiting: 'Menunggu: antrean dan pengantaran permintaan.',
  },
  why: {
    forward: ({ forward, picture, waiting }: Figures) =>
      `Proses maju ${forward}, gambar ${picture}, menunggu ${waiting} (median). Selama proses maju yang terbesar, model yang lebih kecil atau mesin yang lebih cepat paling banyak menolong.`,
    picture: ({ forward, picture }: Figures) =>
      `Dekode dan pra-pemrosesan ${picture}, proses maju ${forward}. Foto berukuran besar menaikkan bagian ini, jadi jangan hanya mengukur modelnya.`,
    waiting: ({ waiting, forward }: Figures) =>
      `Antrean dan pengantaran ${waiting} di samping proses maju ${forward}. Di sini hanya satu klien yang bertanya; antrean baru tumbuh di bawah beban.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ p50, p95, p99, n, first, within }: Figures) =>
    `Dari ${n} permintaan separuhnya selesai dalam ${p50}, 95% dalam ${p95}${p99 ? `, 99% dalam ${p99}` : '; sampelnya belum cukup untuk p99'}. ${within} memenuhi 50 ms; permintaan pertama ${first}. Rata-rata menyembunyikan ekor ini, karena itu target ditulis sebagai persentil.`,
  ui: {
    waterfall: 'Ke mana waktunya (median tiap bagian)',
    parts: {
      decode: 'dekode',
      preprocess: 'pra-pemrosesan',
      queue: 'antrean',
      forward: 'proses maju',
      transport: 'pengantaran',
    },
    table: 'Latensi satu klien',
    columns: ['Ukuran', 'Nilai'],
    rows: {
      start: 'Menyalakan layanan sampai siap',
      first: 'Permintaan pertama',
      p50: 'p50',
      p95: 'p95',
      p99: 'p99',
      n: 'Permintaan (n)',
      within: 'Memenuhi 50 ms',
    },
    tooFew: 'sampel belum cukup',
  },
}
