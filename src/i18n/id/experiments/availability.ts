type Figures = Readonly<Record<string, string>>

export const availability = {
  title: 'Satu proses mati saat melayani',
  introduction:
    'Layanan dijalankan sebagai 1 proses, lalu dengan 2 dan 3 worker, masing-masing di bawah permintaan yang persis sama (acak, benih tetap; lajunya 60% dari yang sanggup dilayani satu proses, paling tinggi 40 per detik). Di tengahnya satu proses yang sedang memegang permintaan dibunuh (kill -9): saat yang paling buruk. Setelah itu diuji apa yang terjadi pada hitungan yang disimpan di memori worker.',
  question:
    'Satu dari dua worker dibunuh di tengah beban, saat memegang permintaan. Apa yang dilihat para klien?',
  options: {
    nothing: 'Tidak ada apa-apa: permintaan itu dipindahkan ke worker lain, semua terjawab.',
    few: 'Permintaan yang sedang dipegang worker itu hilang; selebihnya terjawab.',
    half: 'Sekitar separuh permintaan gagal sampai penggantinya siap.',
    outage: 'Layanan mati sampai seseorang menyalakannya lagi.',
  },
  why: {
    nothing: ({ missed2, yield2 }: Figures) =>
      `Tidak terjawab: ${missed2} (hasil ${yield2}). Permintaan yang sudah di tangan sebuah worker mati bersamanya. Tidak ada yang tahu sampai di mana ia dikerjakan, jadi klienlah yang harus mengirim ulang.`,
    few: ({ missed2, yield2, recovery2 = '–' }: Figures) =>
      `Tidak terjawab: ${missed2} (hasil ${yield2}). Permintaan berikutnya diambil worker yang masih hidup, dan proses induk menyalakan pengganti yang siap setelah ${recovery2}.`,
    half: ({ missed2, yield2 }: Figures) =>
      `Tidak terjawab: ${missed2} (hasil ${yield2}). Worker yang mati tidak lagi mengambil permintaan dari soket yang dipakai bersama. Yang hidup mengambil semuanya; antreannya saja yang memanjang.`,
    outage: ({ yield1, yield2 }: Figures) =>
      `Itulah nasib satu proses: hasilnya ${yield1}, karena tidak ada induk yang menyalakannya lagi. Dengan dua worker hasilnya ${yield2}.`,
  } satisfies Record<string, (figures: Figures) => string>,
  lesson: ({ yield1, yield2, yield3, visits, lastCount, countAfter }: Figures) =>
    `Bagian yang terjawab: ${yield1} dengan 1 proses, ${yield2} dengan 2 worker, ${yield3} dengan 3. Worker boleh mati karena /predict tidak menyimpan apa pun. Hitungan di memori worker tidak begitu: setelah ${visits} kunjungan klien diberi tahu ${lastCount}, dan setelah semua worker diganti ${countAfter}. Keadaan seperti itu harus tinggal di luar proses.`,
  ui: {
    sent: 'Permintaan ke setiap armada:',
    rate: 'laju rata-rata',
    fleet: (workers: number) => (workers === 1 ? '1 proses' : `${workers} worker`),
    timeline: 'Latensi tiap permintaan menurut waktu kedatangannya, ms, skala logaritma',
    legend: {
      answered: 'terjawab',
      missed: 'tidak terjawab',
      killed: 'proses dibunuh',
      whole: 'kembali berkekuatan penuh',
    },
    accounts: 'Yang dilihat klien',
    accountColumns: ['Armada', 'Terjawab', 'Terputus', 'Ditolak', 'Hasil'],
    accountsNote:
      'Terputus: proses yang memegangnya mati. Ditolak: tidak ada proses yang mendengarkan. Hasil: bagian permintaan yang terjawab.',
    recovery: 'Setelah proses itu mati',
    recoveryColumns: ['Armada', 'Dipegang saat mati', 'Jawaban paling lama', 'Kembali penuh setelah'],
    nobody: 'tidak pulih',
    memory: 'Hitungan kunjungan di memori worker (2 worker, satu klien)',
    memoryColumns: ['Permintaan', 'Seharusnya', 'Dijawab layanan'],
    visit: (number: number) => `kunjungan ${number}`,
    visitAfter: (workers: number) => `setelah ${workers} worker dibunuh dan diganti`,
    memoryNote:
      'Setiap worker menghitung sendiri, jadi hitungannya sudah salah sebelum ada yang mati, dan mulai lagi dari awal setelahnya.',
    same: 'POST /predict dengan gambar yang sama, sebelum dan sesudah: jawaban yang persis sama, kecuali waktunya.',
    other: 'POST /predict dengan gambar yang sama, sebelum dan sesudah: jawabannya berbeda.',
  },
}
