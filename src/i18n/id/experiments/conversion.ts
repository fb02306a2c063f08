type Figures = Readonly<Record<string, string>>

export const conversion = {
  title: 'Apa yang berubah saat model dikonversi?',
  introduction:
    'Jaringan yang sama dinyalakan sebagai ekspor mentah, sebagai graf yang dioptimalkan, dan dengan bobot int8; di sampingnya sebuah model mini yang dilatih sendiri. Keempatnya menjawab gambar yang sama di ONNX Runtime, tanpa Python dan tanpa PyTorch.',
  question: 'Apa yang membedakan artefak int8 dari ekspor mentahnya?',
  options: {
    smaller: 'Berkasnya jauh lebih kecil, dan labelnya hampir semua sama.',
    worse: 'Berkasnya lebih kecil, tetapi jawabannya jelas lebih buruk.',
  },
  why: {
    smaller: ({ rawBytes, int8Bytes, agree, accuracy }: Figures) =>
      `${rawBytes} menjadi ${int8Bytes}; ${agree} label sama dengan ekspor mentah, akurasi pada gambar contoh ${accuracy}.`,
    worse: ({ agree, tinyAccuracy, accuracy }: Figures) =>
      `${agree} label sama dengan ekspor mentah, akurasi ${accuracy}. Yang memang kehilangan mutu adalah model mini yang dilatih terpisah: ${tinyAccuracy}.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ rawNodes, fp32Nodes, rawForward, int8Forward }: Figures) =>
    `Konversi memberi berkas yang berjalan tanpa kode pelatihan: ${rawNodes} node menjadi ${fp32Nodes} setelah dioptimalkan, dengan masukan dan keluaran yang tetap. Kecepatan harus diukur, bukan dijanjikan: proses maju ${rawForward} untuk ekspor mentah dan ${int8Forward} untuk int8, karena runtime juga mengoptimalkan graf saat memuat.`,
  ui: {
    bars: 'Ukuran berkas',
    names: {
      raw: 'ekspor mentah',
      fp32: 'dioptimalkan (fp32)',
      int8: 'terkompresi (int8)',
      tiny: 'model mini',
    },
    answers: 'Jawaban pada gambar contoh yang sama',
    answerColumns: ['Artefak', 'Node', 'Label sama', 'Akurasi', 'Selisih log-peluang terbesar'],
    times: 'Waktu',
    timeColumns: [
      'Artefak',
      'Ambil berkas',
      'Dari',
      'Buat sesi',
      'Proses maju pertama',
      'Proses maju (median)',
    ],
    cache: 'tembolok',
    network: 'jaringan',
    ran: (runtime: string) => `Dijalankan dengan ONNX Runtime Web ${runtime}, WASM, satu utas.`,
    adapter:
      'Perangkat ini punya adaptor WebGPU; pilih WebGPU di alur untuk menjalankan berkas yang sama di sana.',
    noAdapter: 'Perangkat ini tidak punya adaptor WebGPU, jadi hanya WASM yang dijalankan.',
  },
}
