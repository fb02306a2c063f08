type Figures = Readonly<Record<string, string>>

/** The highest percentile that the sample allows to state. */
function tail({ p95, p99 }: Figures): string {
  if (p99) return `, 99% dalam ${p99}`
  return p95
    ? `, 95% dalam ${p95} (sampelnya belum cukup untuk p99)`
    : ' (sampelnya belum cukup untuk p95 dan p99)'
}

/** One of the three is there: how many were over the target, by the name of the verdict. */
function target({ n, held, missed, open }: Figures): string {
  if (held)
    return `Lewat 50 ms: ${held} dari ${n}. Target p99 50 ms terpenuhi untuk satu klien di perangkat ini.`
  if (missed) return `Lewat 50 ms: ${missed} dari ${n}. Target p99 50 ms tidak terpenuhi di perangkat ini.`
  return `Lewat 50 ms: ${open} dari ${n}. Sampel ini belum dapat memastikan target p99 50 ms.`
}

export const latency = {
  title: 'Berapa lama satu jawaban, dan ke mana waktunya?',
  introduction:
    'Sebuah layanan baru dinyalakan di samping layanan Anda. Satu klien mengirim gambar contoh satu demi satu. Permintaan pertama dicatat terpisah, lalu disusul 459 permintaan, jumlah terkecil agar p99 (waktu yang cukup bagi 99% permintaan) dapat dinyatakan dengan keyakinan 99%; perangkat yang lambat berhenti lebih awal. Waktu setiap permintaan diuraikan per bagian. Targetnya 50 ms.',
  question: 'Bagian mana dari satu permintaan yang memakan waktu paling banyak di perangkat ini?',
  options: {
    forward: 'Proses maju: menghitung jaringan sarafnya.',
    picture: 'Gambarnya: dekode dan pra-pemrosesan.',
    waiting: 'Selebihnya: mengantar, membaca, dan menulis pesan, serta antrean.',
  },
  why: {
    forward: ({ forward, picture, waiting }: Figures) =>
      `Proses maju ${forward}, gambar ${picture}, selebihnya ${waiting} (rata-rata permintaan di sekitar median). Selama proses maju yang terbesar, model yang lebih kecil atau runtime yang lebih cepat paling menolong.`,
    picture: ({ forward, picture }: Figures) =>
      `Dekode dan pra-pemrosesan ${picture}, proses maju ${forward}. Gambar contoh ini kecil. Foto dari kamera jauh lebih besar dan menaikkan bagian ini, jadi ukurlah dengan gambar yang benar-benar akan dikirim.`,
    waiting: ({ waiting, forward }: Figures) =>
      `Pengantaran, pesan, dan antrean bersama-sama ${waiting}, proses maju ${forward}. Klien ini menunggu jawabannya sebelum bertanya lagi, jadi hampir tidak ada antrean. Di bawah beban antrean tumbuh, dan lewat jaringan sungguhan pengantarannya lebih lama.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: (figures: Figures) =>
    `Separuh dari ${figures.n} permintaan selesai dalam ${figures.p50}${tail(figures)}. ${target(figures)} Permintaan pertama, setelah pemanasan, perlu ${figures.first}. Satu rata-rata menyembunyikan semua ini, karena itu target ditulis sebagai persentil, bersama banyaknya permintaan.`,
  ui: {
    first: 'Permintaan pertama setelah layanan siap',
    typical: 'Permintaan biasa (rata-rata dari sepersepuluh permintaan di sekitar median)',
    parts: {
      delivery: 'pengantaran',
      message: 'baca dan tulis pesan',
      queue: 'antrean',
      decode: 'dekode',
      preprocess: 'pra-pemrosesan',
      forward: 'proses maju',
    },
    total: 'bolak-balik',
    partsNote:
      'Skala keduanya sama. Pengantaran pergi dan pulang terukur sekaligus, jadi digambar paling awal; begitu pula membaca unggahan dan menulis jawaban. Yang digambar rata-rata, karena rata-rata tiap bagian dapat dijumlahkan. Median tiap bagian tidak.',
    strips: 'Waktu bolak-balik setiap permintaan (titik), ms, skala logaritma',
    firstStrip: 'permintaan pertama',
    laterStrip: 'permintaan berikutnya',
    target: 'target 50 ms',
    table: 'Latensi satu klien, tanpa permintaan pertama',
    columns: ['Ukuran', 'Nilai'],
    rows: {
      n: 'Permintaan (n)',
      p50: 'p50',
      p95: 'p95',
      p99: 'p99',
      max: 'Paling lama',
      misses: 'Lewat 50 ms',
    },
    tooFew: 'sampel belum cukup',
    verdicts: {
      within:
        'Target terpenuhi: untuk satu klien, 99% permintaan selesai dalam 50 ms (dengan keyakinan 99%).',
      'not-within':
        'Target tidak terpenuhi di perangkat ini: lebih dari 1% permintaan melewati 50 ms (dengan keyakinan 99%).',
      undecided:
        'Target belum dapat dipastikan: p99 satu sampel dapat kebetulan lebih kecil atau lebih besar. Perlu lebih banyak permintaan.',
    },
    startup: 'Dari perintah sampai siap',
    process: 'Nyalakan proses',
    startupTotal: 'sampai siap',
    fromCache: 'Model dan runtime sudah ada di perangkat ini, jadi tidak ada yang diunduh.',
    downloaded: 'Model atau runtime diunduh dulu; lain kali sudah ada di perangkat ini.',
    coldForward: 'Proses maju yang paling pertama',
    warmForward: 'sesudahnya, median',
    warmNote: 'Layanan dipanaskan sebelum dinyatakan siap, supaya bukan klien pertama yang menunggunya.',
  },
}
