type Figures = Readonly<Record<string, string>>

export const skew = {
  title: 'Model yang sama, pra-pemrosesan yang lain',
  introduction:
    'Layanan dinyalakan dengan kontrak pra-pemrosesan yang diubah: warna tertukar, tanpa normalisasi, potongan lain, dan seterusnya. Bobotnya tetap sama. Semua gambar contoh berlabel dikirim ke layanan yang benar dan ke layanan yang salah.',
  question: 'Merah dan biru tertukar saat gambar diubah menjadi tensor. Apa yang terjadi?',
  options: {
    error: 'Layanan menolak dengan pesan galat, karena masukannya tidak cocok.',
    nothing: 'Hampir tidak ada: model sudah belajar mengenali bentuk.',
    silent: 'Tidak ada galat, tetapi jawaban lebih sering salah.',
  },
  why: {
    error: ({ pictures, skewed }: Figures) =>
      `Bentuk dan tipe tensornya tetap benar, jadi tidak ada yang dapat ditolak: ${pictures} gambar dijawab dengan status 200, akurasinya ${skewed}.`,
    nothing: ({ accuracy, skewed, labels }: Figures) =>
      `Akurasi ${accuracy} menjadi ${skewed}; ${labels} label berubah. Sebagian kesalahan memang hampir tidak terasa pada gambar ini, dan justru itu yang sulit ditemukan.`,
    silent: ({ accuracy, skewed, labels, surestError }: Figures) =>
      `Akurasi turun dari ${accuracy} menjadi ${skewed} dan ${labels} label berubah, semuanya dengan status 200. Jawaban salah yang paling yakin: ${surestError}.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ accuracy, skewed, confidence, skewedConfidence }: Figures) =>
    `Kontrak pra-pemrosesan adalah bagian dari artefak. Akurasi ${accuracy} menjadi ${skewed}, sementara keyakinan rata-rata ${confidence} menjadi ${skewedConfidence}: pemantauan galat tidak akan menemukannya. Masukan emas menangkap kesalahan setelah ukuran diubah; kesalahan potong, filter, dan arah lolos darinya, karena itu juga diperlukan gambar uji utuh.`,
  ui: {
    choose: 'Yang diubah dari kontrak',
    all: 'coba semuanya',
    contract: 'sesuai kontrak',
    skews: {
      bgr: 'BGR, bukan RGB',
      raw: '0–255, bukan 0–1',
      unnormalised: 'tanpa normalisasi',
      mean: 'mean/std ImageNet',
      nearest: 'filter nearest',
      stretch: 'ditarik, bukan dipotong',
      layout: 'urutan HWC',
      turned: 'terbalik',
    },
    bars: 'Akurasi pada gambar contoh',
    table: 'Tiap perubahan sendiri-sendiri',
    columns: ['Kontrak', 'Akurasi', 'Label berubah', 'Keyakinan rata-rata', 'Masukan emas'],
    starts: '✓ cocok',
    caught: '✗ ditangkap',
    passed: '✓ lolos',
  },
}
