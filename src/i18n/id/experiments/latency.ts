type Figures = Readonly<Record<string, string>>

export const latency = {
  title: 'Berapa lama satu jawaban, dan ke mana waktunya?',
  introduction:
    'Sebuah layanan baru dinyalakan di samping layanan Anda. Satu klien mengirim gambar contoh satu demi satu sampai cukup untuk p99 (459 permintaan), lalu waktunya diuraikan per bagian. Targetnya 50 ms.',
  question: 'Bagian mana dari satu permintaan yang memakan waktu paling banyak di perangkat ini?',
  options: {
    forward: 'Proses maju: menghitung jaringan sarafnya.',
    picture: 'Gambarnya: membaca berkas gambar (dekode) dan pra-pemrosesan.',
    waiting: 'Menunggu: antrean dan pengantaran permintaan serta jawaban.',
  },
  why: {
    forward: ({ forward, picture, waiting }: Figures) =>
      `Proses maju ${forward}, gambar ${picture}, menunggu ${waiting} (rerata). Selama proses maju yang terbesar, model yang lebih kecil atau mesin yang lebih cepat paling banyak menolong.`,
    picture: ({ forward, picture }: Figures) =>
      `Dekode dan pra-pemrosesan ${picture}, proses maju ${forward} (rerata). Foto dari ponsel jauh lebih besar daripada gambar contoh dan menaikkan bagian ini, jadi jangan hanya mengukur modelnya.`,
    waiting: ({ waiting, forward }: Figures) =>
      `Antrean dan pengantaran ${waiting}, proses maju ${forward} (rerata). Di sini hanya satu klien yang bertanya; antrean baru tumbuh di bawah beban.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ p50, p95, p99, n, within, start }: Figures) =>
    `Dari ${n} permintaan, separuhnya selesai dalam ${p50} dan ${p99 ? `99% dalam ${p99}` : `95% dalam ${p95} (sampelnya belum cukup untuk p99)`}; ${within} memenuhi target 50 ms. Rata-rata menyembunyikan ekor itu, jadi target latensi ditulis sebagai persentil. Menyalakan layanan sampai siap butuh ${start}: itulah sebabnya layanan dinyalakan dan dipanaskan sebelum menerima permintaan.`,
  ui: {
    strip: 'Latensi setiap permintaan (titik) dan mediannya (garis), ms, skala logaritma',
    target: 'Garis putus-putus: target 50 ms',
    table: 'Latensi seperti yang dirasakan klien',
    load: 'Beban',
    oneClient: 'satu klien',
    longest: 'Paling lama',
    within: 'Memenuhi 50 ms',
    tooFew: 'Tanda – : p99 baru boleh disebut mulai 459 permintaan; perangkat ini berhenti lebih awal.',
    meanRequest: 'Ke mana waktunya: rerata tiap bagian',
    firstRequest: 'Permintaan pertama',
    parts: {
      transport: 'pengantaran',
      queue: 'antrean',
      decode: 'dekode',
      preprocess: 'pra-pemrosesan',
      forward: 'proses maju',
    },
    total: 'seluruhnya',
    start: 'Menyalakan layanan',
    stages: {
      fetch: 'ambil artefak',
      verify: 'verifikasi',
      inspect: 'periksa',
      load: 'muat',
      warm: 'pemanasan',
    },
    ready: 'siap setelah',
    startNote:
      'Waktu sampai siap juga mencakup membuat proses (worker), jadi sedikit lebih lama daripada jumlah tahapnya. Berkas yang sudah tersimpan di perangkat tidak diunduh lagi.',
    cold: 'Proses maju dari sesi yang baru dibuat',
    coldColumns: ['Bagian', 'pertama (dingin)', 'setelah hangat'],
  },
}
