export const load = {
  intro:
    'Kirim banyak permintaan ke layanan yang sedang berjalan, lalu lihat berapa lama pengguna menunggu. p99 = 99% permintaan dijawab dalam waktu itu atau lebih cepat; p50 (median), p90, dan p95 dibaca dengan cara yang sama.',

  method: 'Cara mengirim',
  methods: {
    open: 'Terbuka: menurut jadwal',
    closed: 'Tertutup: menunggu jawaban',
    'single-stream': 'MLPerf SingleStream, diperkecil',
    'multi-stream': 'MLPerf MultiStream, diperkecil',
    server: 'MLPerf Server, diperkecil',
    offline: 'MLPerf Offline, diperkecil',
  },
  methodHints: {
    open: 'Setiap permintaan dikirim pada waktunya, dijawab atau belum yang sebelumnya, seperti pengguna yang tidak saling mengenal. Latensi dihitung sejak waktu terjadwal.',
    closed:
      'Setiap klien menunggu jawaban sebelum mengirim lagi. Saat layanan macet, klien ikut diam dan kemacetan hampir tidak tercatat. Cara ini keliru untuk menilai layanan; ia ada di sini sebagai pembanding.',
    'single-stream':
      'MLPerf: tolok ukur industri untuk kecepatan model. Satu permintaan pada satu waktu; yang berikutnya menyusul jawaban. Angkanya p90.',
    'multi-stream':
      'Delapan gambar sekaligus sebagai satu kueri; yang berikutnya menyusul jawaban kedelapannya. Angkanya p99.',
    server:
      'Permintaan datang acak (Poisson) dengan laju tertentu. Angka di sini p99 terhadap target; MLPerf sendiri melaporkan laju tertinggi yang memenuhi target.',
    offline: 'Semua gambar dikirim sekaligus, seperti pekerjaan semalam. Angkanya throughput.',
  },
  scale: {
    stream: (seconds: number, originalSeconds: number, queries: string, originalQueries: string) =>
      `Diperkecil: paling singkat ${seconds} detik (MLPerf: ${originalSeconds}) dan ${queries} kueri (MLPerf: ${originalQueries}). Bukan hasil MLPerf resmi.`,
    offline: (samples: string, originalSamples: string) =>
      `Diperkecil: ${samples} gambar, masing-masing satu permintaan (MLPerf: satu kueri berisi paling sedikit ${originalSamples} sampel selama 600 detik). Bukan hasil MLPerf resmi.`,
  },
  arrivals: 'Kedatangan',
  arrivalNames: { poisson: 'Poisson (acak)', constant: 'Tetap (berjarak sama)' },
  fields: {
    rateRps: 'Laju (permintaan/detik)',
    durationS: 'Lama (detik)',
    seed: 'Benih acak (seed)',
    targetMs: 'Target p99 (ms)',
    workers: 'Klien bersamaan',
    resolutionRps: 'Ketelitian batas (permintaan/detik)',
  },
  outOfRange: (min: string, max: string) => `Isi bilangan bulat dari ${min} sampai ${max}.`,
  expected: (count: string, seconds: string) => `Sekitar ${count} permintaan dalam ${seconds} detik.`,
  expectedOnce: (count: string) => `${count} permintaan sekaligus.`,
  tooFew: (needed: string) => `p99 baru dapat dinyatakan dari ${needed} jawaban: tambah lama atau laju.`,
  uncounted: 'Satu permintaan pembuka memastikan ada yang menjawab; ia tidak dihitung.',

  start: 'Mulai beban',
  cancel: 'Batalkan',
  search: 'Cari batas',
  cancelSearch: 'Batalkan pencarian',
  searchHint:
    '“Cari batas” mengulang beban terbuka pada berbagai laju untuk menemukan laju tertinggi yang p99-nya terbukti dalam target.',

  notServing: 'Belum ada layanan yang berjalan',
  howToServe:
    'Tekan “Simulasikan Alur Pengembangan” di panel Alur, atau ketik “uvicorn app.main:app” di terminal. Setelah layanan siap, mulai beban.',
  nothingListens: 'Tidak ada yang mendengarkan di localhost:8000',
  noAnswer: 'Layanan tidak menjawab',
  noAnswerText:
    'Permintaan pembuka tidak dijawab, jadi beban tidak dikirim. Lihat log di terminal; mulai ulang layanan bila perlu.',

  asking: 'Menghubungi layanan…',
  draining: 'Menunggu layanan menyelesaikan sisa antrean…',
  running: 'Beban berjalan',
  progress: (done: string, expected: string | null) =>
    expected ? `${done} dari sekitar ${expected} permintaan selesai` : `${done} permintaan selesai`,
  inFlightNow: (count: string) => `${count} sedang diproses`,
  finished: (number: number) => `Pengukuran ${number} selesai.`,
  searchFinished: 'Pencarian batas selesai.',

  charts: {
    latency: 'Latensi tiap detik',
    latencyAxis: 'milidetik, skala logaritma',
    counts: 'Permintaan tiap detik',
    p50: 'p50',
    p95: 'p95',
    max: 'paling lama',
    target: (target: string) => `target ${target}`,
    answered: 'dijawab',
    failed: 'gagal',
    inFlight: 'sedang diproses',
    second: 'Lihat detik ke-',
    noLatency: 'belum ada jawaban',
    distribution: 'Sebaran latensi',
    bin: 'Latensi',
    count: 'Permintaan',
    overTarget: (target: string) => `Di atas target ${target}`,
  },
  table: {
    title: 'Tabel tiap detik',
    second: 'Detik',
    sent: 'Dikirim',
    answered: 'Dijawab',
    failed: 'Gagal',
    inFlight: 'Sedang diproses',
    p50: 'p50',
    p95: 'p95',
    max: 'Paling lama',
  },

  result: (number: number) => `Pengukuran ${number}`,
  verdict: 'Putusan',
  verdicts: {
    within: (target: string) => `Memenuhi target ${target}`,
    'not-within': (target: string) => `Tidak memenuhi target ${target}`,
    undecided: 'Belum dapat diputuskan',
  },
  withinText: (misses: string, sent: string, target: string) =>
    `${misses} dari ${sent} permintaan melewati target atau gagal. Pada beban ini sedikitnya 99% permintaan dijawab dalam ${target} (keyakinan 99%: kebetulan menyesatkan paling banyak sekali dalam 100 pengukuran; dihitung seolah-olah permintaan saling bebas).`,
  notWithinText: (misses: string, sent: string) =>
    `${misses} dari ${sent} permintaan melewati target atau gagal: lebih banyak daripada yang dapat dijelaskan oleh kebetulan.`,
  tooFewText: (sent: string, needed: string) =>
    `Baru ${sent} permintaan. Sekalipun semuanya dalam target, putusan perlu ${needed}.`,
  openText: (misses: string, sent: string) =>
    `${misses} dari ${sent} permintaan melewati target atau gagal: terlalu banyak untuk meyakinkan, terlalu sedikit untuk menolak. Ukur lebih lama.`,
  invalid: 'Pengukuran ini tidak sah',
  invalidReasons: {
    late: (lateness: string, limit: string) =>
      `Pembangkit beban terlambat mengirim (p99 ${lateness}, batasnya ${limit}), jadi yang terukur bukan hanya layanan. Turunkan laju atau tutup tab lain.`,
    incomplete: 'Dibatalkan sebelum semua permintaan terkirim dan terjawab.',
    hidden:
      'Halaman sempat tidak terlihat. Peramban memperlambat pengatur waktu di tab tersembunyi, jadi jadwal tidak dapat dipercaya. Ukur lagi dan biarkan halaman ini terlihat.',
  },
  valid: (lateness: string, limit: string) =>
    `Sah: pembangkit beban mengirim tepat waktu (p99 keterlambatan ${lateness}, di bawah ${limit}).`,
  closedNoVerdict:
    'Loop tertutup tidak memberi putusan: ia tidak punya jadwal, dan yang tidak dikirimnya selama layanan macet tidak tercatat.',
  noTarget: 'Skenario ini tidak memiliki target latensi, jadi tidak ada putusan.',
  figures: {
    p50: 'p50',
    p95: 'p95',
    p99: 'p99',
    max: 'paling lama',
    n: 'n',
    throughput: 'dijawab/detik',
    lateness: 'keterlambatan p99',
    misses: 'di luar target',
  },
  p99Missing: (n: string, needed: string) => `p99 tidak ditampilkan: baru ${n} jawaban, perlu ${needed}.`,
  boundText: (bound: string) => `Dengan keyakinan 99%, p99 sebenarnya tidak lebih dari ${bound}.`,
  accounts: (sent: string, answered: string, refused: string, lost: string) =>
    `Dikirim ${sent} = dijawab ${answered} + ditolak (503) ${refused} + hilang ${lost}`,
  statuses: 'Status',
  losses: 'Hilang karena',
  lossReasons: {
    refused: 'tidak ada yang mendengarkan',
    crashed: 'proses mati',
    aborted: 'dibatalkan',
    timeout: 'klien menyerah setelah 10 detik',
  },
  neverSent: (planned: string, sent: string, missing: string) =>
    `Pada laju ini seharusnya ${planned} permintaan; terkirim ${sent}. ${missing} lainnya tidak pernah dikirim, karena klien menunggu jawaban.`,
  scenarioLatency: (percentile: number, value: string, queries: string) =>
    `p${percentile} = ${value} dari ${queries} kueri`,
  scenarioThroughput: (value: string, samples: string) => `${value} gambar/detik dari ${samples} gambar`,
  scenarioOpen: (queries: string, needed: string) =>
    `Belum ada angka: ${queries} jawaban baik dari ${needed} yang diperlukan.`,
  device: (cpus: string) => `perangkat ini, ${cpus} CPU`,
  saveCsv: 'Simpan CSV',
  saveJson: 'Simpan JSON',
  fileName: (number: number) => `beban-${number}`,

  compare: 'Dua pengukuran terakhir',
  comparePart: 'Besaran',
  compareMethod: 'cara',
  compareRate: 'laju (permintaan/detik)',
  compareSent: 'dikirim',
  compareVerdict: 'putusan',
  omission:
    'Laju yang sama, dua cara. Loop tertutup berhenti bertanya selagi layanan macet, sehingga permintaan yang semestinya ikut menunggu tidak pernah tercatat (coordinated omission). Percayai loop terbuka.',

  limit: {
    title: 'Batas laju',
    progress: (run: number, rate: string) => `Pengukuran ke-${run}: ${rate} permintaan/detik`,
    between: (held: string, failed: string | null) =>
      failed ? `Batasnya di antara ${held} dan ${failed}.` : `Batasnya di atas ${held}.`,
    found: (limit: string) => `${limit} permintaan/detik`,
    none: 'Tidak ada laju yang memenuhi target',
    text: (target: string, failed: string, resolution: string) =>
      `Laju tertinggi yang p99-nya terbukti dalam ${target}. Pada ${failed} permintaan/detik hal itu tidak terbukti; ketelitian ${resolution}.`,
    noneText: (target: string, failed: string) =>
      `Bahkan pada ${failed} permintaan/detik, p99 tidak terbukti dalam ${target}. Longgarkan target, tambah worker, atau pilih artefak Mini, lalu cari lagi.`,
    beyond: (highest: string) =>
      `Juga ${highest} permintaan/detik, laju tertinggi yang dicoba, memenuhi target. Batasnya ada di atasnya.`,
    generator: (rate: string) =>
      `Pencarian berhenti: pada ${rate} permintaan/detik pengukuran tiga kali tidak sah. Batas layanan mungkin lebih tinggi; pembangkit beban di perangkat ini tidak sanggup memastikannya. Tutup tab lain, lalu cari lagi.`,
    hidden: 'Pencarian berhenti: halaman ini tidak terlihat. Cari lagi dan biarkan halaman ini terlihat.',
    cancelled: 'Dibatalkan; yang sudah terukur ada di bawah ini.',
    unknown: 'Batas belum diketahui',
    runs: (runs: string, invalid: string) => `${runs} pengukuran, ${invalid} di antaranya tidak sah.`,
    table: 'Pengukuran dalam pencarian',
    rate: 'Laju',
    verdicts: { within: 'dalam target', 'not-within': 'di luar target', undecided: 'belum terbukti' },
    invalid: 'tidak sah',
    whyTitle: 'Dari mana batas itu?',
    capacity: (workers: string, work: string, n: string) =>
      `Kalau ${workers} worker tidak pernah menganggur (${work} kerja per permintaan, rata-rata ${n} permintaan yang dikirim satu per satu)`,
    queueAllows: {
      poisson: (target: string) =>
        `Yang diizinkan antrean: kedatangan acak, p99 dalam ${target}, tanpa worker saling mengganggu`,
      constant: (target: string) =>
        `Yang diizinkan antrean: jarak tetap, p99 dalam ${target}, tanpa worker saling mengganggu`,
    },
    shownHere: (target: string) => `Yang terbukti di sini: p99 dalam ${target}`,
    clusters:
      'Permintaan acak datang bergerombol. Supaya gerombolan pun terjawab tepat waktu, worker harus punya waktu luang; karena itu, dengan kedatangan acak, worker tidak dapat terus sibuk 100% sambil tetap memenuhi target.',
    rest: (cpus: string) =>
      `Penyebab selisih dua baris terakhir tidak diukur. Yang tidak ada dalam hitungan antrean: worker, pembangkit beban, dan halaman ini berbagi ${cpus} inti prosesor; “terbukti” menuntut keyakinan 99% pada tiap pengukuran; dan laju dicari dengan ketelitian terbatas.`,
  },
}
