/** Figures of the run as text; one is missing where its service never started. */
type Figures = Readonly<Record<string, string>>

export const reproducibility = {
  title: 'Siapa yang tahu bila ada yang berubah?',
  introduction:
    'Enam perubahan dicoba satu per satu pada layanan sungguhan: satu bit dari satu bobot dibalik (bias, yaitu angka yang ditambahkan pada skor satu kelas di lapisan terakhir, tersimpan sebagai float32; sengaja dipilih karena langsung mengubah jawaban; tiga bit, satu per satu: bit terendah, bit tanda, dan bit eksponen, penentu besarnya angka), model lain dengan nama berkas yang sama, rilis lain yang diterbitkan lengkap, dan satu konstanta pra-pemrosesan yang salah. Setiap kali sebuah pemeriksaan menolak, layanan dinyalakan lagi tanpa pemeriksaan itu, sampai semua gambar contoh terjawab.',
  question: 'Satu bit bobot terbalik dan tidak ada yang memeriksa. Apa yang terjadi pada jawaban layanan?',
  options: {
    stops: 'Runtime menyadari berkasnya rusak: layanan tidak menyala atau menjawab dengan galat.',
    unseen: 'Tidak satu label pun berubah: satu bit tidak berarti di antara lebih dari sejuta bobot.',
    depends:
      'Tergantung bitnya: ada yang tidak terlihat, ada yang mengubah banyak label. Galat tidak muncul.',
    changed: 'Bit mana pun yang terbalik mengubah sebagian label, karena semua lapisan bersambung.',
  },
  why: {
    stops: ({ labelsChanged }: Figures) =>
      labelsChanged
        ? `Runtime membaca bobot sebagai angka, dan angka yang salah tetap angka. Layanan menyala dan menjawab semua gambar; ${labelsChanged} label berubah tanpa satu pun galat.`
        : 'Kali ini letak bitnya membuat layanan tidak dapat menyala.',
    unseen: ({ labelsChanged = '–', lowBitLabels = '–', pictures }: Figures) =>
      `Itu benar untuk bit terendah (${lowBitLabels} label berubah), tetapi bit eksponen dari bobot yang sama melipatgandakan nilainya: ${labelsChanged} dari ${pictures} label berubah.`,
    depends: ({ labelsChanged = '–', lowBitLabels = '–', pictures }: Figures) =>
      `Bit terendah sebuah bobot mengubah ${lowBitLabels} label; bit eksponen bobot yang sama mengubah ${labelsChanged} dari ${pictures}. Keduanya menyala dan menjawab tanpa galat. SHA-256 menangkap keduanya tanpa perlu tahu bit mana yang terbalik.`,
    changed: ({ lowBitLabels = '–' }: Figures) =>
      `Bit terendah sebuah bobot menggeser nilainya jauh di bawah ketelitian jawaban: ${lowBitLabels} label berubah. Berkasnya lain, labelnya sama.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ refused, changes, accuracy, constantAccuracy = '–', differing, pictures }: Figures) =>
    `Layanan sendiri menolak ${refused} dari ${changes} perubahan sebelum ada jawaban. Setiap pemeriksaan punya titik buta: SHA-256 berkas model tidak melihat konstanta di manifes (masukan emas yang menangkapnya; tanpanya akurasi turun dari ${accuracy} menjadi ${constantAccuracy}), dan rilis lain yang manifesnya cocok hanya tertangkap oleh versi dan hash yang dicatat lebih dulu. Bila tidak ada yang berubah, ${differing} dari ${pictures} jawaban berbeda setelah layanan dinyalakan ulang.`,
  ui: {
    checksTable: 'Perubahan dan pemeriksaan',
    changeColumn: 'Yang diubah',
    checks: { size: 'Ukuran', sha256: 'SHA-256', golden: 'Masukan emas', lock: 'Kunci versi' },
    verdicts: { caught: 'ditangkap', passed: 'tidak terdeteksi', unreached: 'tidak sampai' },
    checksNote:
      'Ukuran dan SHA-256 membandingkan berkas model dengan manifes; masukan emas membandingkan keluaran dengan acuan di manifes. Kunci versi (lock) membandingkan isi GET /model, yaitu versi, hash, runtime, dan konstanta, dengan catatan dari layanan yang tidak diubah. Untuk bit yang terbalik ia lolos, karena layanan menyebut hash dari manifes: hash yang tidak dihitung ulang hanyalah janji. “Tidak sampai”: pemeriksaan sebelumnya sudah menolak.',
    changes: {
      lowBit: 'bit terendah satu bobot',
      signBit: 'bit tanda bobot itu',
      highBit: 'bit eksponen bobot itu',
      otherFile: 'model lain, nama berkas sama',
      release: 'rilis lain, manifes lengkap',
      constant: 'std kanal merah, koma desimal bergeser',
    },
    answersTable: 'Jawaban untuk gambar contoh bila pemeriksaan yang menolak dilewati',
    answersColumns: ['Label berubah', 'Akurasi', 'Jawaban berbeda', 'Pergeseran peluang terbesar'],
    repeated: 'tidak ada, dinyalakan ulang',
    neverStarts: 'tidak menyala',
    words: 'Pesan asli setiap pemeriksaan',
  },
}
