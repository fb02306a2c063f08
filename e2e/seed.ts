/**
 * The lesson's text that the page must carry word for word, with the agreed slips mended: "minimal dan mandiri yang",
 * mathematics typeset, each solution once. `afterCommit` lines stand on the page only when an own answer is committed.
 */
export const seedLines: { text: string; afterCommit?: boolean; times?: number }[] = [
  { text: 'Beralih ke Produksi: Pola Pikir Pengembangan' },
  {
    text: 'Modul terakhir ini menghubungkan celah antara penelitian yang sukses—di mana kita mencapai akurasi tinggi dalam sebuah catatan—dan eksekusi yang andal. Pengembangan adalah proses krusial dalam mengubah model PyTorch menjadi layanan minimal dan mandiri yang mampu memberikan prediksi secara efisien kepada pengguna akhir dengan latensi rendah dan ketersediaan tinggi.',
  },
  { text: '1. Perubahan Pola Pikir Produksi' },
  {
    text: 'Lingkungan eksploratif dari catatan Jupyter bersifat berbasis status dan rapuh untuk penggunaan produksi. Kita harus merefaktor kode kita dari skrip eksploratif menjadi komponen terstruktur dan modular yang sesuai untuk permintaan bersamaan, optimasi sumber daya, serta integrasi mulus ke dalam sistem yang lebih besar.',
  },
  {
    text: 'Inferensi Latensi Rendah: Mencapai waktu prediksi secara konsisten di bawah ambang batas target (misalnya, 50ms), sangat penting untuk aplikasi waktu nyata.',
  },
  {
    text: 'Ketersediaan Tinggi: Merancang layanan agar dapat diandalkan, tanpa status, dan mampu pulih dengan cepat dari kegagalan.',
  },
  {
    text: 'Reproduktibilitas: Menjamin bahwa model dan lingkungan yang diimplementasikan (dependensi, bobot, konfigurasi) persis sama dengan hasil penelitian yang telah divalidasi.',
  },
  { text: 'Fokus: Layanan Model' },
  {
    text: 'Alih-alih mengimplementasikan seluruh skrip pelatihan, kita mengimplementasikan pembungkus layanan minimal dan mandiri. Layanan ini hanya perlu menangani tiga tugas: memuat artefak model yang dioptimalkan, menerapkan pra-pemrosesan input, dan menjalankan proses maju untuk mengembalikan prediksi.',
  },
  { text: 'TERMINAL' },
  { text: 'bash — uvicorn-service' },
  { text: '> Siap. Klik "Simulasikan Alur Pengembangan" untuk menjalankan.' },
  { text: 'INSPEKTOR ARTIFAK' },
  { text: 'Simulasikan alur untuk melihat artefak produksi yang dimuat.' },
  { text: 'Pertanyaan 1' },
  { text: 'Fitur apa dari catatan Jupyter yang membuatnya tidak cocok untuk pengembangan produksi?' },
  { text: 'Pertanyaan 2' },
  { text: 'Apa tujuan utama mengonversi model PyTorch ke TorchScript atau ONNX sebelum pengembangan?' },
  { text: 'Pertanyaan 3' },
  { text: 'Saat merancang API produksi, kapan bobot model harus dimuat?' },
  { text: 'Tantangan: Menentukan Layanan Minimal' },
  { text: 'Rancang persyaratan struktural untuk layanan latensi rendah.' },
  {
    text: 'Anda perlu mengimplementasikan model klasifikasi gambar yang kompleks (1GB) yang membutuhkan pra-pemrosesan gambar khusus. Layanan ini harus menangani 50 permintaan per detik.',
  },
  { text: 'Langkah 1' },
  {
    text: 'Untuk memastikan throughput tinggi dan latensi rata-rata rendah, apa perubahan struktural paling kritis yang dibutuhkan untuk skrip Python?',
  },
  { text: 'Langkah 2' },
  { text: 'Apa artefak minimum yang diperlukan untuk dikirim, selain bobot yang dilatih?' },
  { text: 'Solusi:', afterCommit: true, times: 2 },
  {
    text: 'Refaktor kode menjadi modul terpisah (Pra-pemrosesan, Definisi Model, Pengecekan Inferensi) dan pastikan seluruh proses dikemas untuk kontainerisasi.',
    afterCommit: true,
    times: 1,
  },
  {
    text: 'Definisi kode/kelas yang digunakan untuk pra-pemrosesan dan definisi arsitektur model, diserialisasi dan dikaitkan dengan bobot.',
    afterCommit: true,
    times: 1,
  },
]
