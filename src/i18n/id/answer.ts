export const answer = {
  sending: 'Mengirim…',
  yourPicture: 'Gambar Anda',
  modelSees: 'Yang dilihat model',
  modelSeesHint: (size: number) => `${size} × ${size} piksel setelah potong dan ubah ukuran`,
  answer: 'Jawaban',
  truth: (label: string) => `Label sebenarnya: ${label}`,
  right: 'benar',
  wrong: 'salah',
  probability: 'Peluang',
  className: 'Kelas',
  unsure: 'Model ragu: tidak ada kelas di atas 50%. Ia hanya mengenal sepuluh jenis objek.',
  time: (total: string) => `${total} bolak-balik`,
  response: 'Isi jawaban (JSON)',
  request:
    'Permintaan yang sama sebagai curl. Jalankan di panel Terminal halaman ini (gambar contoh ada di samples/); di luar tab ini layanan tidak dapat dicapai.',
  cameraTitle: 'Ambil foto',
  cameraTake: 'Ambil',
  cameraCancel: 'Batal',
  cameraStarting: 'Meminta izin kamera…',
  cameraFailedTitle: 'Kamera tidak dapat dipakai',
  cameraFailedText:
    'Izin ditolak, kamera dipakai program lain, atau halaman tidak dibuka lewat https. Anda tetap dapat memilih berkas.',
  refusals: {
    image_empty: {
      title: 'Berkas ini kosong',
      text: 'Ukurannya 0 bita. Pilih berkas lain atau simpan ulang gambarnya.',
    },
    image_type: {
      title: 'Ini bukan gambar yang dapat dibaca',
      text: 'Layanan menerima JPEG, PNG, WebP, GIF (dan AVIF bila peramban mampu). SVG dan dokumen tidak diterima; simpan sebagai PNG atau JPEG dulu.',
    },
    image_parsing: {
      title: 'Gambar ini rusak',
      text: 'Awalnya tampak seperti gambar, tetapi isinya tidak dapat didekode. Coba buka dan simpan ulang, atau pilih gambar lain.',
    },
    image_too_large: {
      title: 'Gambar ini terlalu besar',
      text: 'Batasnya 40 megapiksel, agar memori perangkat tidak habis. Perkecil dulu, atau foto dengan resolusi lebih rendah.',
    },
    body_too_large: {
      title: 'Berkas ini terlalu besar',
      text: 'Batasnya 20 MB untuk satu permintaan. Perkecil gambarnya, lalu coba lagi.',
    },
    missing: { title: 'Tidak ada gambar dalam permintaan', text: 'Pilih gambar, lalu kirim lagi.' },
    other: {
      title: 'Layanan menolak permintaan ini',
      text: 'Jawaban lengkapnya ada di bawah. Anda dapat mencoba gambar lain.',
    },
    lost: {
      title: 'Permintaan ini tidak terjawab',
      text: 'Proses yang memegangnya mati, atau tidak ada yang mendengarkan. Kirim ulang gambar ini; bila tetap tidak terjawab, jalankan alur lagi dulu.',
    },
  },
  sendAgain: 'Kirim ulang',
  tryAnother: 'Pilih gambar lain',
}
