export const operations = {
  intro:
    'Layanan berjalan sebagai proses (worker); semuanya bersama disebut armada. Tambah worker, lalu rusakkan sesuatu: kerusakannya sungguhan, dan pulihnya diukur.',
  workers: 'Worker',
  workersHint:
    'Satu worker berarti satu proses tanpa induk. Dua atau lebih diawasi induk yang mengganti worker yang mati. uvicorn memberi tiap worker antreannya sendiri. Batch dinamis: beberapa permintaan dikumpulkan sebentar, lalu dihitung sekaligus.',
  queue: 'Antrean',
  queueNames: { worker: 'satu per worker', shared: 'satu bersama' },
  batch: 'Batch dinamis',
  batchNames: { off: 'tanpa batch', '4': 'maks. 4, tunggu 0 ms', '8': 'maks. 8, tunggu 10 ms' },
  start: 'Jalankan dengan pilihan ini',
  rolling: 'Ganti bergiliran',
  rollingHint:
    'kill -HUP pada induk: tiap worker diganti setelah penggantinya siap, dengan artefak yang kini dipilih di panel Alur. Layanan tidak berhenti.',
  notRunning: 'Belum ada proses. Jalankan layanan dulu.',
  processes: 'Proses',
  columns: { pid: 'PID', role: 'Peran', state: 'Keadaan', inFlight: 'Dipegang' },
  roles: { server: 'server', parent: 'induk', worker: 'worker' },
  states: { starting: 'menyala', ready: 'siap', stopping: 'berhenti', stopped: 'macet' },
  accounts: (accepted: string, answered: string, refused: string, lost: string, inFlight: string) =>
    `${accepted} diterima = ${answered} dijawab + ${refused} ditolak (503) + ${lost} hilang + ${inFlight} sedang diproses`,
  strength: (ready: number, wanted: number) => `${ready} dari ${wanted} siap`,
  runningFaults: 'Rusakkan proses yang berjalan',
  startFaults: 'Rusakkan berkas yang dibaca saat mulai',
  faults: {
    kill: { name: 'Bunuh worker', does: (pid: string) => `kill -9 ${pid}` },
    hang: { name: 'Macetkan worker', does: (pid: string) => `kill -STOP ${pid}` },
    slow: { name: 'Lambatkan worker 8×', does: () => 'tiap proses maju dihitung 8 kali' },
    gpu: { name: 'Cabut WebGPU', does: () => 'GPUDevice.destroy()' },
    corrupt: { name: 'Artefak rusak', does: () => 'satu bit dibalik di tengah berkas' },
    opset: { name: 'Opset salah', does: () => 'berkas mengaku opset 99' },
    'input-name': { name: 'Nama masukan salah', does: () => 'node pertama meminta "masuk"' },
    shape: { name: 'Bentuk salah', does: () => 'matriks terakhir tidak ditranspos' },
    memory: { name: 'Memori ditolak', does: () => 'runtime meminta memori melebihi batas' },
    network: { name: 'Jaringan putus', does: () => 'unduhan diputus di tengah jalan' },
  },
  doing: 'Sedang dirusak…',
  mending: 'Sedang dipulihkan…',
  mend: 'Pulihkan',
  effects: {
    down: 'Layanan mati',
    replaced: 'Worker diganti',
    kept: 'Worker lama dipertahankan',
    slowed: 'Worker melambat',
    absent: 'Tidak ada yang dapat dirusak',
    unfit: 'Belum dapat dilakukan',
  },
  why: {
    kill: {
      down: 'Satu proses tanpa induk: tidak ada yang menyalakannya lagi. Itulah sebabnya produksi memakai induk atau orkestrator (program yang mengawasi dan menyalakan ulang layanan, misalnya Kubernetes).',
      replaced:
        'Induk memeriksa anaknya dua kali tiap detik, melihat satu mati, dan menyalakan pengganti. Permintaan yang sedang dipegang ikut hilang; klien melihat jawaban kosong.',
    },
    hang: {
      down: 'Proses masih ada tetapi tidak menjawab, dan tidak ada yang menanyainya. Klien menunggu sampai batas waktunya sendiri.',
      replaced:
        'Induk bertanya “masih hidup?” dan menunggu lima detik. Karena tidak dijawab, worker dibunuh dan diganti. Selama itu permintaan di tangannya menggantung.',
    },
    slow: {
      slowed:
        'Tidak ada yang mati, jadi tidak ada yang diganti: pemeriksaan kesehatan (health check: “masih hidup?”) tetap lulus. Hanya latensi yang memberi tahu. Jalankan beban untuk melihatnya.',
    },
    gpu: {
      down: 'Perangkat GPU hilang; sesi di atasnya tidak akan pernah menjawab lagi, maka proses diakhiri.',
      replaced:
        'Perangkat GPU hilang, worker mengakhiri diri, dan induk menyalakan pengganti dengan perangkat baru.',
      absent: 'Layanan ini berjalan di WASM. Pilih WebGPU di pengaturan alur bila perangkat ini memilikinya.',
    },
    corrupt: {
      down: 'SHA-256 dihitung sebelum runtime membaca berkas: satu bit saja sudah berbeda, dan layanan menolak mulai.',
      kept: 'Pengganti menghitung SHA-256, menolak mulai, dan induk membiarkan worker lama menjawab.',
    },
    opset: {
      down: 'Berkas diekspor untuk versi operator yang belum dikenal runtime ini. Kunci versi pengekspor dan runtime bersama-sama.',
      kept: 'Runtime pengganti tidak mengenal opset itu; worker lama tetap menjawab. Inilah gunanya mengganti bergiliran.',
    },
    'input-name': {
      down: 'Graf meminta nilai yang tidak pernah dibuat. Checksum cocok karena dihitung dari berkas yang sudah salah.',
      kept: 'Graf pengganti meminta nilai yang tidak pernah dibuat. Checksum cocok, tetapi runtime menolak; worker lama tetap menjawab.',
    },
    shape: {
      down: 'Matriks tidak lagi cocok dengan yang mengalir masuk. Runtime menemukannya saat memuat, bukan pada permintaan pertama.',
      kept: 'Matriks pengganti tidak cocok bentuknya; runtime menolaknya saat memuat dan worker lama tetap menjawab.',
    },
    memory: {
      down: 'Runtime WASM meminta memori yang tidak diberikan. Pada server sungguhan proses ini dibunuh sistem operasi karena memori habis (OOM, out of memory) atau gagal mulai.',
      kept: 'Pengganti tidak mendapat memori; worker lama tetap menjawab.',
    },
    network: {
      down: 'Unduhan terputus. Potongan berkas tidak pernah dipakai: lebih baik tidak mulai daripada mulai dengan separuh model.',
      kept: 'Unduhan pengganti terputus; worker lama tetap menjawab dari memorinya.',
    },
  },
  unfit: 'Gangguan ini perlu worker yang siap. Jalankan layanan, lalu coba lagi.',
  recovered: (time: string) => `Pulih dalam ${time}`,
  notRecovered: 'Belum pulih',
  lost: (count: string) => `${count} permintaan hilang`,
  words: 'Pesan asli',
  noWords: 'Proses tidak meninggalkan pesan: kill -9 dan kill -STOP tidak memberinya kesempatan.',
  failed: 'Gangguan tidak dapat dilakukan. Periksa jaringan atau pilih artefak lain, lalu coba lagi.',
  command: {
    summary: 'merusak layanan sungguhan, dan memulihkannya',
    usage: 'Pemakaian: fault NAMA',
    unknown: (name: string) => `tidak ada gangguan bernama "${name}"; ketik "fault" untuk daftarnya`,
    nothingToMend: 'belum ada yang dirusak',
  },
}
