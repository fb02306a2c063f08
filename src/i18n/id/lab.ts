export const lab = {
  title: 'Lab',
  intro: 'Layanan model sungguhan, dijalankan di perangkat ini.',
  jump: 'Bagian lab',
  jumps: {
    alur: 'Alur',
    terminal: 'Terminal',
    inspektor: 'Inspektor',
    gambar: 'Gambar',
    bukti: 'Percobaan',
    beban: 'Beban',
    armada: 'Armada',
  },
  experimentsTitle: 'Percobaan: buktikan sendiri',
  loadTitle: 'Uji beban',
  loadNeedsService: 'Layanan belum berjalan. Jalankan alur dulu.',
  operationsTitle: 'Armada dan gangguan',
  restore: 'Pulihkan berkas, lalu jalankan',
  loading: 'Menyiapkan…',
  waitsForTurn: 'Menunggu pengukuran lain selesai, di halaman ini atau di tab lain.',
  retry: 'Coba lagi',

  pipeline: {
    title: 'Alur Pengembangan',
    run: 'Simulasikan Alur Pengembangan',
    runAgain: 'Simulasikan Alur Pengembangan lagi',
    cancel: 'Batalkan',
    stop: 'Hentikan layanan',
    size: (bytes: string, kept: boolean) =>
      kept
        ? `Mengambil sekitar ${bytes}, sekali saja; setelah itu dari tembolok (cache) peramban.`
        : `Mengambil sekitar ${bytes} setiap kali, karena halaman ini tidak dibuka lewat https.`,
    settings: 'Artefak dan penyedia',
    settingsHint: 'Berlaku pada jalannya alur berikutnya.',
    artifact: 'Artefak',
    artifactNames: {
      int8: 'Terkompresi (bobot int8)',
      fp32: 'Rujukan (fp32, dioptimalkan)',
      raw: 'Ekspor mentah (fp32)',
      tiny: 'Mini (bobot int8)',
    },
    provider: 'Penyedia eksekusi (execution provider)',
    providerNames: {
      wasm: 'WASM (prosesor)',
      webgpu: (bytes: string) => `WebGPU (kartu grafis; +${bytes}, bila perangkat ini memilikinya)`,
    },
    providerShort: { wasm: 'WASM', webgpu: 'WebGPU' },
    statusIdle: 'Belum berjalan',
    statusStarting: 'Menyiapkan layanan',
    statusMeasuring: 'Mengukur',
    statusServing: 'Melayani',
    statusFailed: 'Gagal',
    statusCancelled: 'Dibatalkan',
    stages: {
      fetch: 'Ambil artefak',
      verify: 'Verifikasi',
      inspect: 'Periksa',
      load: 'Muat',
      warm: 'Pemanasan',
      serve: 'Layani',
    },
    stageHints: {
      fetch: 'Unduh berkas model',
      verify: 'SHA-256 terhadap manifes',
      inspect: 'Baca isi berkas ONNX',
      load: 'Buat sesi inferensi',
      warm: 'Panaskan, cocokkan masukan emas',
      serve: 'POST /predict, GET /metrics',
    },
    stageWaiting: 'menunggu',
    stageRunning: 'berjalan',
    stageDone: 'selesai',
    stageFailed: 'gagal',
    origin: (modelCached: boolean, runtimeCached: boolean) => {
      if (modelCached && runtimeCached) return 'dari tembolok'
      if (!modelCached && !runtimeCached) return 'dari jaringan'
      return modelCached ? 'model dari tembolok' : 'runtime dari tembolok'
    },
    ofBytes: (received: string, total: string) => `${received} dari ${total}`,
    ofRequests: (done: number, total: number) => `${done} dari ${total} permintaan`,
    hashMatches: 'SHA-256 cocok',
    nodes: (nodes: string, opset: number) => `${nodes} node, opset ${opset}`,
    threads: (threads: number) => `${threads} utas (thread)`,
    golden: (difference: string) => `selisih terbesar ${difference}`,
    requests: (count: number) => `${count} permintaan`,
    verdict: 'Putusan',
    verdictGood: (target: string) => `p99 sampel ini di dalam target ${target}`,
    verdictBad: (target: string) => `p99 sampel ini di luar target ${target}`,
    verdictUnknown: 'Sampel belum cukup untuk p99',
    verdictGoodText: (p: string) =>
      `99% permintaan dalam sampel ini dijawab dalam ${p} atau kurang, satu per satu dari satu klien. Antrean akibat banyak klien belum termasuk.`,
    verdictBadText: (p: string) =>
      `p99 ${p} melewati target. Bandingkan dengan artefak atau perangkat lain: perangkat ikut menentukan latensi.`,
    verdictUnknownText: (needed: number) =>
      `p99 baru dapat dinyatakan setelah ${needed} permintaan. Pengukuran dihentikan lebih awal agar tidak membuat Anda menunggu.`,
    cold: 'ke-1 (dingin)',
    count: 'n',
    parts: 'Ke mana waktunya (median)',
    partNames: {
      decode: 'dekode',
      preprocess: 'pra-pemrosesan',
      queue: 'antrean',
      forward: 'proses maju',
      transport: 'pengantaran',
    },
    samplesRight: (right: number, total: number) => `${right} dari ${total} gambar contoh dijawab benar`,
    pixelsFalsified:
      'Peramban ini mengubah piksel yang dibaca kembali (perlindungan sidik jari). Foto dapat dijawab salah; gambar contoh tetap tepat karena didekode tanpa kanvas.',
    pixelsFalsifiedTitle: 'Piksel diubah oleh peramban',
    cancelledText: 'Dibatalkan. Tidak ada yang hilang; jalankan lagi kapan saja.',
  },

  failures: {
    network: {
      title: 'Berkas tidak dapat diambil',
      text: (file: string) =>
        `Sambungan terputus atau ditolak saat mengambil ${file}. Periksa jaringan, lalu coba lagi; berkas yang sudah lengkap tidak diambil dua kali.`,
    },
    'http-status': {
      title: 'Server tidak memberikan berkas',
      text: (file: string) =>
        `Server menjawab dengan galat untuk ${file}. Coba lagi; bila berulang, beri tahu pengajar: map “models” dan “assets” di server mungkin tidak lengkap.`,
    },
    'wrong-content': {
      title: 'Yang datang bukan model',
      text: (file: string) =>
        `Server mengirim sesuatu yang lain untuk ${file}, biasanya halaman galat atau halaman masuk jaringan. Buka berkas itu di tab baru untuk melihatnya, lalu coba lagi.`,
    },
    'size-mismatch': {
      title: 'Ukuran berkas tidak cocok',
      text: (file: string) =>
        `${file} tidak sebesar yang dinyatakan manifes: unduhan terpotong atau berkasnya diganti. Bila Anda yang merusaknya, tombol di bawah memulihkannya. Bila tidak, coba lagi; bila berulang, beri tahu pengajar: map “models” di server perlu diunggah ulang.`,
    },
    'hash-mismatch': {
      title: 'SHA-256 tidak cocok',
      text: (file: string) =>
        `Isi ${file} bukan yang divalidasi: setidaknya satu bita berbeda. Model ini tidak dijalankan. Bila Anda yang merusaknya, tombol di bawah memulihkannya. Bila tidak, coba lagi; bila berulang, beri tahu pengajar: map “models” di server perlu diunggah ulang.`,
    },
    'manifest-invalid': {
      title: 'Manifes model tidak sah',
      text: (file: string) =>
        `${file} tidak mengikuti skema, sehingga kontrak pra-pemrosesan tidak diketahui. Bila Anda yang merusaknya, tombol di bawah memulihkannya. Bila tidak, coba lagi; bila berulang, beri tahu pengajar: map “models” di server perlu diunggah ulang.`,
    },
    'onnx-unreadable': {
      title: 'Berkas ONNX tidak terbaca',
      text: (file: string) =>
        `${file} bukan berkas ONNX yang utuh. Bila Anda yang merusaknya, tombol di bawah memulihkannya. Bila tidak, coba lagi; bila berulang, beri tahu pengajar: map “models” di server perlu diunggah ulang.`,
    },
    'interface-mismatch': {
      title: 'Antarmuka model tidak sesuai manifes',
      text: (file: string) =>
        `Masukan, keluaran, atau versi di ${file} berbeda dari manifes. Layanan berhenti sebelum menjawab salah. Coba lagi; bila berulang, beri tahu pengajar: manifes dan model harus dari rilis yang sama.`,
    },
    'runtime-unavailable': {
      title: 'Runtime ONNX tidak dapat dijalankan',
      text: (file: string) =>
        `WebAssembly dari ${file} hilang, rusak, atau tidak diizinkan oleh kebijakan keamanan server (CSP). Coba lagi; untuk pengelola situs: izinkan 'wasm-unsafe-eval'.`,
    },
    'provider-unavailable': {
      title: 'WebGPU tidak tersedia di sini',
      text: () =>
        'Peramban atau perangkat ini tidak memiliki adaptor WebGPU yang dapat dipakai. Pilih WASM, lalu jalankan lagi.',
    },
    'session-failed': {
      title: 'Sesi inferensi tidak dapat dibuat',
      text: (file: string) =>
        `Runtime ONNX menolak ${file}. Pesan aslinya ada di bawah. Pilih artefak lain atau WASM, lalu jalankan lagi.`,
    },
    'golden-mismatch': {
      title: 'Jawaban tidak sama dengan PyTorch',
      text: () =>
        'Keluaran untuk masukan emas (gambar uji yang jawaban PyTorch-nya sudah dicatat) berbeda melebihi toleransi, jadi layanan tidak dibuka. Pilih WASM atau artefak lain, lalu jalankan lagi.',
    },
    'out-of-memory': {
      title: 'Memori tidak cukup',
      text: () => 'Peramban menolak memberi memori. Tutup tab lain, atau pilih artefak Mini, lalu coba lagi.',
    },
    'program-missing': {
      title: 'Sebagian program tidak dapat diambil',
      text: () =>
        'Sambungan mungkin terputus. Muat ulang halaman setelah tersambung; jawaban Anda tersimpan.',
    },
    'request-failed': {
      title: 'Layanan tidak menjawab permintaan',
      text: () =>
        'Permintaan pengukuran dijawab dengan galat, sehingga tidak ada angka yang dapat dipercaya. Coba lagi, atau pilih artefak atau penyedia lain.',
    },
    crashed: {
      title: 'Proses layanan mati',
      text: () =>
        'Worker berhenti tiba-tiba. Permintaan yang belum dijawab dilaporkan hilang. Jalankan lagi untuk memulihkan.',
    },
  },
  runFirst: 'Layanan sedang diukur. Gambar ini dikirim begitu pengukuran selesai.',
  useWasm: 'Jalankan dengan WASM',

  terminal: {
    tag: 'TERMINAL',
    title: 'bash — uvicorn-service',
    ready: 'Siap. Klik "Simulasikan Alur Pengembangan" untuk menjalankan.',
    save: 'Simpan transkrip',
    clear: 'Bersihkan',
    label: 'Log layanan',
    logLabel: 'Log layanan, baris terakhir',
    imitates: 'Baris meniru uvicorn 0.51; nomor proses dan porta klien adalah tiruan.',
    fetched: (model: string, runtime: string, from: string, took: string) =>
      `model ${model} + runtime ONNX ${runtime}, ${from}, ${took}`,
    verified: (sha: string, took: string) => `SHA-256 ${sha}… cocok, ${took}`,
    inspected: (nodes: string, opset: number, took: string) => `${nodes} node, opset ${opset}, ${took}`,
    loaded: (provider: string, threads: string, took: string) => `${provider}, ${threads}, ${took}`,
    warmed: (cold: string, median: string, difference: string) =>
      `dingin ${cold}, hangat ${median} (median); selisih emas terbesar ${difference}`,
    folded: (count: number) => `… ${count} baris akses serupa dilipat; semuanya ada di transkrip`,
    summary: (p50: string, p95: string, p99: string, n: number) =>
      `p50 ${p50}  p95 ${p95}  p99 ${p99}  (n=${n})`,
    summaryWithoutP99: (p50: string, p95: string, n: number) =>
      `p50 ${p50}  p95 ${p95}  (n=${n}; p99 butuh 459)`,
  },

  predict: {
    title: 'Kirim gambar ke layanan',
    needsService:
      'Layanan belum berjalan. Jalankan alur dulu; gambar yang Anda pilih langsung dikirim setelah siap.',
    samples: 'Gambar contoh',
    samplesHint:
      'Emoji Fluent 3D. Gambar ini tidak dipakai saat melatih, tetapi gambar emoji yang sama karya pembuat lain dipakai.',
    moreSamples: (count: number) => `Semua ${count} contoh`,
    fewerSamples: 'Lebih sedikit',
    sampleAlt: (label: string, name: string) => `Contoh ${label}: ${name}`,
    own: 'Gambar sendiri',
    choose: 'Pilih berkas',
    camera: 'Kamera',
    dropHint:
      'Atau jatuhkan gambar di sini, atau tempel (Ctrl+V). JPEG, PNG, WebP, GIF; paling besar 20 MB dan 40 megapiksel.',
    dropNow: 'Lepaskan untuk mengirim',
    waiting: 'Menunggu layanan siap…',
    samplesFailedTitle: 'Gambar contoh tidak dapat diambil',
    samplesFailedText: 'Periksa jaringan, lalu coba lagi. Gambar sendiri tetap dapat dikirim.',
    pasteNothing:
      'Papan klip tidak berisi gambar. Salin sebuah gambar dulu, lalu tempel lagi, atau pilih berkas.',
  },
}
