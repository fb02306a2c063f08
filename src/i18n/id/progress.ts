export const progress = {
  blockedTitle: 'Pekerjaan Anda tidak dapat disimpan di peramban ini',
  blocked:
    'Peramban menolak akses ke penyimpanan. Semuanya tetap berfungsi, tetapi hilang saat halaman ditutup. Unduh catatan Anda untuk menyimpannya, lalu impor lagi nanti.',
  fullTitle: 'Penyimpanan peramban penuh',
  full: 'Perubahan terakhir belum tersimpan. Unduh catatan Anda, kosongkan ruang penyimpanan peramban, lalu coba lagi.',
  setAsideTitle: 'Catatan lama tidak dapat dibaca dan disimpan terpisah',
  setAside: {
    newer:
      'Catatan itu ditulis oleh versi halaman yang lebih baru. Tidak ada yang dihapus: salinannya tetap ada di peramban ini, dan versi yang lebih baru dapat mengimpornya. Muat ulang halaman untuk mendapatkan versi itu; bila tetap begini, unduh catatan lama.',
    broken:
      'Isinya rusak atau bukan catatan modul ini. Tidak ada yang dihapus: salinannya tetap ada di peramban ini dan dapat diunduh. Anda mulai dengan catatan baru.',
  },
  browserWords: 'Pesan peramban',
  technicalDetail: 'Rincian',
  retry: 'Coba simpan lagi',
  downloadRecord: 'Unduh catatan',
  downloadSetAside: 'Unduh catatan lama',
  understood: 'Mengerti',

  menuTitle: 'Catatan belajar',
  menuText:
    'Jawaban, pengukuran, dan pengaturan Anda hanya tersimpan di peramban ini. Tidak ada yang dikirim ke mana pun.',
  done: (done: number, total: number) => `${done} dari ${total} bagian selesai`,
  questionsDone: (done: number, total: number) => `Pertanyaan terjawab benar: ${done} dari ${total}`,
  stepsDone: (done: number, total: number) => `Langkah tantangan terkunci: ${done} dari ${total}`,
  exportRecord: 'Ekspor ke berkas',
  importRecord: 'Impor dari berkas',
  importText: 'Impor menggabungkan isi berkas dengan catatan yang ada; tidak ada yang ditimpa.',
  imported: (fileName: string) => `${fileName} sudah digabungkan ke catatan ini.`,
  importFailed: (fileName: string) => `${fileName} tidak diimpor; catatan Anda tidak berubah.`,
  importReason: {
    unreadable:
      'Berkas tidak dapat dibaca dari perangkat ini. Salin berkas itu ke perangkat ini, lalu impor lagi.',
    'too-large':
      'Berkas terlalu besar untuk sebuah catatan belajar. Pilih berkas yang disimpan lewat “Ekspor ke berkas”.',
    'not-json': 'Isinya bukan JSON yang utuh. Mungkin unduhannya terputus. Unduh atau salin ulang berkasnya.',
    'not-ours':
      'Isinya JSON, tetapi bukan catatan belajar dari modul ini. Pilih berkas yang disimpan lewat “Ekspor ke berkas”.',
    'not-a-record':
      'Di dalamnya tidak ada catatan belajar. Pilih berkas yang disimpan lewat “Ekspor ke berkas”.',
    newer: 'Catatan ini dibuat oleh versi halaman yang lebih baru. Muat ulang halaman ini, lalu impor lagi.',
    invalid: 'Catatannya tidak lengkap atau sudah diubah. Impor berkas ekspor yang belum diubah.',
  },
  erase: 'Hapus catatan…',
  eraseTitle: 'Hapus semua catatan?',
  eraseText:
    'Semua jawaban, riwayat, pengukuran, dan pengaturan modul ini di peramban ini akan dihapus, termasuk catatan lama yang disimpan terpisah. Ini tidak dapat dibatalkan. Ekspor dahulu bila Anda masih memerlukannya.',
  eraseConfirm: 'Ya, hapus semua',
  cancel: 'Batal',
  erased: 'Semua catatan sudah dihapus dari peramban ini.',
}
