type Figures = Readonly<Record<string, string>>

export const conversion = {
  title: 'Apa yang berubah saat model dikonversi?',
  introduction:
    'Jaringan yang sama dinyalakan sebagai ekspor mentah, sebagai graf yang dioptimalkan, dan dengan bobot int8; di sampingnya sebuah model mini yang dilatih tersendiri. Keempatnya menjawab gambar yang sama di ONNX Runtime, tanpa Python dan tanpa PyTorch.',
  question: 'Bobot jaringan disimpan sebagai int8. Apa bedanya dengan ekspor mentahnya di perangkat ini?',
  options: {
    smaller:
      'Berkasnya jauh lebih kecil dan labelnya hampir semua sama, tetapi proses majunya tidak jelas lebih cepat.',
    faster: 'Berkasnya jauh lebih kecil, labelnya hampir semua sama, dan proses majunya jelas lebih cepat.',
    worse: 'Berkasnya lebih kecil, tetapi labelnya jelas lebih sering berbeda.',
  },
  why: {
    smaller: ({ rawBytes, int8Bytes, agree, rawForward, int8Forward }: Figures) =>
      `${rawBytes} menjadi ${int8Bytes}, ${agree} labelnya sama, proses maju ${rawForward} dan ${int8Forward}. Di sini hanya penyimpanan bobotnya yang 8 bit. Layanan ini meminta runtime mengembalikannya menjadi float32 sekali, saat dimuat, jadi hitungan tiap gambar tetap sama banyak.`,
    faster: ({ rawForward, int8Forward }: Figures) =>
      `Proses maju ${rawForward} untuk ekspor mentah dan ${int8Forward} untuk int8. Berkas kecil mengurangi unduhan, tidak otomatis mengurangi hitungan: kecepatan bergantung pada kernel yang dipakai runtime.`,
    worse: ({ agree, tinyAccuracy }: Figures) =>
      `${agree} label sama dengan ekspor mentah: satu skala untuk setiap kanal keluaran sudah cukup teliti. Yang kehilangan mutu adalah model mini yang dilatih tersendiri, dengan akurasi ${tinyAccuracy}.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ rawNodes, fp32Nodes, rawForward, int8Forward }: Figures) =>
    `Konversi memberi graf mandiri yang berjalan tanpa kode kelas Python, dengan masukan dan keluaran yang tetap, dan yang dapat dioptimalkan: ${rawNodes} node menjadi ${fp32Nodes}, dan tabel di bawah menunjukkan apakah jawabannya tetap. Kecepatan harus diukur, bukan dijanjikan (${rawForward} dan ${int8Forward}): runtime juga mengoptimalkan graf mentah saat memuatnya.`,
  ui: {
    sizes: 'Ukuran berkas',
    speeds: (pictures: number) => `Proses maju yang sudah hangat: median dari ${pictures} gambar`,
    names: {
      raw: 'ekspor mentah',
      fp32: 'dioptimalkan (fp32)',
      int8: 'terkompresi (int8)',
      tiny: 'model mini',
    },
    shortNames: { raw: 'mentah', fp32: 'fp32', int8: 'int8' },
    turnsNote:
      'Keempat layanan menyala bersama dan mendapat tiap gambar bergiliran, sehingga gangguan di perangkat mengenai semuanya.',
    answers: (pictures: number) => `Jawaban pada ${pictures} gambar contoh yang sama`,
    answerColumns: ['Artefak', 'Label sama', 'Akurasi', 'Selisih terbesar'],
    differenceNote:
      'Label sama dan selisih dibandingkan dengan ekspor mentah. Selisih: beda terbesar pada logaritma peluang sebuah kelas. Peluang dihitung (softmax) dari logit, yaitu skor mentah tiap kelas. Makin dekat ke 0, makin sama jawabannya.',
    times: 'Menyalakan layanannya',
    timeColumns: ['Artefak', 'Ambil berkas', 'Buat sesi', 'Proses maju pertama'],
    cache: 'tembolok',
    network: 'jaringan',
    withRuntime: '+ runtime',
    timesNote:
      'Runtime ONNX diambil bersama berkas model. Bila belum ada di tembolok, pengunduhannya ikut terhitung pada layanan yang pertama; di situ tertulis “+ runtime”.',
    graphs: 'Isi grafnya, dibaca dari berkas ONNX',
    operator: 'Operator',
    allNodes: 'semua node',
    graphsNote:
      'BatchNormalization dilebur ke dalam konvolusi sebelumnya. Pada int8, DequantizeLinear mengembalikan bobot 8 bit menjadi float32; layanan ini meminta runtime melakukannya sekali saja, saat dimuat.',
    ran: (runtime: string) =>
      `Dijalankan dengan ONNX Runtime Web ${runtime}, penyedia WASM, satu utas. Tidak ada Python di halaman ini yang ikut menghitung.`,
    askGpu: (bytes: string) =>
      `Jalankan juga int8 di kartu grafis (WebGPU; mengunduh runtime lain, ${bytes})`,
    providers: (pictures: number) => `Berkas int8 yang sama di dua penyedia, ${pictures} gambar`,
    providerColumns: [
      'Penyedia',
      'Proses maju pertama',
      'Median sesudahnya',
      'Label sama',
      'Selisih terbesar',
    ],
    providersNote:
      'Label sama dan selisih dibandingkan dengan jawaban WASM. WebGPU memakai runtime yang sama versinya, dengan berkas WASM lain, dan dijalankan sendiri sesudah yang lain berhenti.',
    gpuNotAsked: 'Kartu grafis tidak ikut dijalankan karena tidak dipilih.',
    gpuFailed: 'WebGPU tidak berhasil dijalankan di perangkat ini',
    webGpu: {
      'no-api': 'Peramban ini tidak punya WebGPU, jadi hanya WASM yang dijalankan.',
      'no-jspi':
        'Peramban ini tidak punya JSPI yang diperlukan runtime WebGPU, jadi hanya WASM yang dijalankan.',
      'no-adapter': 'Tidak ada adaptor WebGPU di perangkat ini, jadi hanya WASM yang dijalankan.',
      'fallback-only':
        'Adaptor WebGPU di perangkat ini hanya tiruan pada CPU, lebih lambat daripada WASM, jadi hanya WASM yang dijalankan.',
    },
  },
}
