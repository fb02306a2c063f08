export const inspector = {
  title: 'INSPEKTOR ARTIFAK',
  live: 'Hidup',
  stopped: 'Layanan berhenti; isi artefak terakhir tetap ditampilkan.',
  empty: 'Simulasikan alur untuk melihat artefak produksi yang dimuat.',
  loading: 'Menyusun tampilan…',
}
