export const dataMenu = {
  menuTitle: 'Catatan belajar dan data saya',
  dataUse: 'Pemakaian data',
  dataUseText:
    'Halaman ini hanya meminta berkas dari situs ini sendiri. Foto, jawaban, dan hasil ukur tidak pernah meninggalkan perangkat Anda. Unduhan layanan (model dan runtime ONNX) disebutkan di lab.',
  dataUseTotal: (files: number, bytes: string) =>
    `Sejak halaman dibuka: ${files} berkas, ${bytes} lewat jaringan.`,
  dataUseFile: 'Berkas',
  dataUseBytes: 'Lewat jaringan',
  dataUseCached: 'dari tembolok',
}
