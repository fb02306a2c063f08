type Figures = Readonly<Record<string, string>>

export const skew = {
  title: 'Model yang sama, pra-pemrosesan yang lain',
  introduction:
    'Dua layanan memakai bobot yang persis sama. Yang satu mengikuti kontrak pra-pemrosesan, yang lain mengikuti kontrak yang Anda ubah: warna tertukar, tanpa normalisasi, potongan lain, dan seterusnya. Anda melihat tensor yang diterima model, jawabannya, dan akurasinya pada semua gambar contoh.',
  question: 'Merah dan biru tertukar saat gambar diubah menjadi tensor. Apa yang terjadi?',
  options: {
    error: 'Layanan menolak dengan pesan galat, karena masukannya tidak cocok.',
    nothing: 'Hampir tidak ada: model sudah belajar mengenali bentuk.',
    silent: 'Tidak ada galat, tetapi jawabannya lebih sering salah.',
  },
  why: {
    error: ({ views, skewed }: Figures) =>
      `Bentuk dan tipe tensornya tetap benar, jadi tidak ada yang dapat ditolak saat melayani: semua ${views} permintaan dijawab dengan status 200, dan akurasinya ${skewed}. Hanya masukan emas yang menolaknya, sebelum layanan siap; di sini pemeriksaan itu dilewati agar akibatnya terlihat.`,
    nothing: ({ accuracy, skewed, labels }: Figures) =>
      `Akurasinya ${accuracy} sesuai kontrak dan ${skewed} dengan BGR; ${labels} label berubah. Selisih itu menunjukkan seberapa jauh jawaban bergantung pada warna, bukan hanya pada bentuk.`,
    silent: ({ accuracy, skewed, labels, surestError }: Figures) =>
      `Akurasinya ${accuracy} sesuai kontrak dan ${skewed} dengan BGR, ${labels} label berubah, dan semua permintaan dijawab dengan status 200. Jawaban salah yang paling yakin: ${surestError}.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ accuracy, skewed, confidence, skewedConfidence }: Figures) =>
    `Kontrak pra-pemrosesan adalah bagian dari artefak. Dengan BGR akurasinya ${skewed}, bukan ${accuracy}, sedangkan keyakinan rata-rata ${skewedConfidence}, bukan ${confidence}: pemantauan galat tidak akan menemukannya. Masukan emas menangkap kesalahan yang terjadi setelah ukuran gambar diubah. Kesalahan potongan, filter, dan arah lolos darinya, jadi uji juga dengan berkas gambar utuh.`,
  ui: {
    hint: 'Mulailah dengan BGR (merah dan biru tertukar): percobaan itulah yang memeriksa prediksi Anda. Lalu ubah apa pun. CHW: angka disusun per kanal warna; HWC: per piksel. Nearest: mengambil satu piksel terdekat; bilinear: merata-ratakan tetangganya. mean/std: rata-rata dan simpangan baku tiap kanal untuk menormalkan. EXIF: catatan arah foto di dalam berkas. Status 200: permintaan berhasil dijawab.',
    presets: 'Satu kesalahan',
    contract: 'sesuai kontrak',
    mistakes: {
      bgr: 'BGR',
      raw: '0–255',
      unnormalised: 'tanpa mean/std',
      imagenet: 'mean/std ImageNet',
      nearest: 'filter nearest',
      stretch: 'ditarik',
      layout: 'HWC',
      turned: 'terbalik',
    },
    fields: 'Kontrak, butir demi butir',
    field: {
      colorOrder: 'Urutan warna',
      scale: 'Rentang piksel',
      normalisation: 'Normalisasi',
      filter: 'Filter ubah ukuran',
      crop: 'Bingkai',
      layout: 'Susunan angka',
      orientation: 'Arah',
    },
    values: {
      RGB: 'RGB (kontrak)',
      BGR: 'BGR',
      scale: { contract: '0–1 (kontrak)', none: '0–255' },
      normalisation: { contract: 'mean/std kontrak', none: 'tidak ada', imagenet: 'mean/std ImageNet' },
      bilinear: 'bilinear (kontrak)',
      nearest: 'nearest',
      'center-square': 'potong persegi tengah (kontrak)',
      stretch: 'tarik menjadi persegi',
      NCHW: 'CHW (kontrak)',
      NHWC: 'HWC',
      exif: 'tegak menurut EXIF (kontrak)',
      'upside-down': 'terbalik 180°',
    },
    pictures: 'Gambar yang dilihat',
    sample: (label: string, name: string) => `${label}: ${name}`,
    byContract: 'Layanan sesuai kontrak',
    byChoice: 'Layanan dengan kontrak Anda',
    tensor: (size: number) => `Yang diterima model, ${size} × ${size} piksel`,
    tensorNote:
      'Gambar ini adalah tensor yang benar-benar diterima model, dibaca kembali menurut kontrak yang dipakai saat pelatihan.',
    top: 'Jawaban',
    asking: 'menanyakan…',
    accuracy: (views: number, pictures: number) =>
      `Akurasi pada ${views} gambar berlabel (${pictures} gambar contoh, masing-masing utuh, lebih dekat, agak ke samping, dan sebagai foto lebar)`,
    answered: (answered: number, views: number) =>
      `${answered} dari ${views} terjawab, semua dengan status 200`,
    labelsChanged: 'Label berubah',
    confidence: 'Keyakinan rata-rata',
    surestError: 'Jawaban salah paling yakin',
    answeredAs: (truth: string, said: string) => `${truth} dijawab ${said}`,
    remarks: {
      lower: (contract: string, changed: string) =>
        `Akurasinya ${changed}, bukan ${contract}, tanpa satu pun galat.`,
      close: (contract: string, changed: string) =>
        `Akurasinya ${changed}, hampir sama dengan ${contract}. Selisih sekecil itu tidak tampak saat melayani, tetapi sebagian jawaban tetap bukan jawaban layanan yang diuji.`,
      higher: (contract: string, changed: string) =>
        `Akurasinya justru ${changed}, lebih tinggi daripada ${contract}. Itu hasil pada gambar-gambar ini saja dan bukan alasan memakainya: bobotnya dilatih dan diuji dengan kontrak lain. Jika memang lebih baik, ujilah pada data uji, lalu ubah kontraknya.`,
    },
    caughtNote:
      'Masukan emas menangkapnya: layanan menolak menyala. Agar akibatnya terlihat, layanan dinyalakan lagi tanpa pemeriksaan itu.',
    passedNote:
      'Masukan emas tidak menangkapnya: ukurannya sudah pas, jadi potongan, filter, dan arah tidak ikut diperiksa.',
    phase: {
      starting: 'Menyalakan layanan…',
      measuring: 'Mengukur…',
      measured: 'Selesai diukur.',
      stopped: 'Pengukuran dihentikan.',
      failed: '',
    },
    stop: 'Hentikan',
    resume: 'Ukur lagi',
    failed: 'Layanan dengan kontrak ini tidak berjalan',
    failedText: 'Yang sudah diukur tetap ada. Coba lagi, atau pilih kontrak lain.',
    table: 'Kontrak yang sudah dicoba',
    columns: ['Kontrak', 'Akurasi', 'Label berubah', 'Keyakinan rata-rata', 'Masukan emas'],
    caught: '✓ ditangkap',
    passed: '✗ tidak terdeteksi',
    matches: '✓ cocok',
    bars: 'Akurasi tiap kontrak yang dicoba',
    and: ' + ',
  },
}
