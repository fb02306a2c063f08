/** Texts of the terminal's shell; fetched with it. Words of the programs themselves (messages, options) stay English. */
export const shell = {
  waits: '(menunggu perintah di latar depan selesai; Ctrl+C menghentikannya)',
  noSuspend:
    'Ctrl+Z tidak didukung di sini. Tulis & di akhir perintah untuk menjalankannya di latar belakang, atau hentikan dengan Ctrl+C.',
  shellMissing: 'shell tidak dapat diambil; periksa sambungan, lalu coba lagi.',
  readFailed: (path: string, reason: string) => `(${path} tidak dapat dibaca: ${reason})`,
  moreCandidates: (count: number) => `… dan ${count} lagi`,
  unsupportedHere: (option: string) => `opsi ${option} tidak didukung di sini (lihat --help)`,
  sha256sum: 'hitung SHA-256 sebuah berkas, untuk dicocokkan dengan manifes',

  readme: `Mesin ini ada di dalam tab Anda
===============================

Map ini berisi layanan model seperti yang akan dipasang di server:

  app/            program layanan; app.main:app adalah pintunya
  models/benda10/ manifes dan artefak ONNX
  samples/        gambar contoh berlabel
  settings.json   dibaca setiap kali worker dimulai

Coba berurutan:

  uvicorn app.main:app --workers 2 &
  curl -s -F file=@samples/kucing-1.png localhost:8000/predict | jq .
  curl -s localhost:8000/metrics | head
  ps
  kill -9 <PID salah satu worker>

Berkas dapat diubah dengan sed -i, jq, atau >, misalnya:

  sed -i 's/int8/fp32/' settings.json

Berkas di models/ yang Anda ubah benar-benar dibaca oleh worker berikutnya.
Muat ulang halaman untuk mendapatkan disk yang utuh kembali.
`,

  view: {
    greeting:
      'Ini penafsir bash (just-bash) di atas disk virtual. Ketik bantuan, atau pilih perintah di bawah.',
    helpCommand: 'bantuan',
    inputLabel: 'Terminal: ketik perintah',
    hint: 'Tab melengkapi; pada baris kosong Tab pindah ke luar. Escape lalu Tab selalu keluar dari terminal. Alt+Backspace menghapus satu kata (Ctrl+W menutup tab di sebagian peramban).',
    commandsLabel: 'Perintah pelajaran',
    stop: 'Hentikan (Ctrl+C)',
    bar: 'Baris perintah',
    barLabel: 'Perintah',
    barRun: 'Jalankan',
    barPrevious: 'Perintah sebelumnya',
    barNext: 'Perintah berikutnya',
    openFailed: 'Konsol tidak dapat dibuka. Periksa sambungan, lalu muat ulang halaman.',
    killWorker: 'kill -9 (worker)',
    noWorker: 'Belum ada worker. Jalankan uvicorn dulu.',
  },

  bantuan: {
    summary: 'daftar perintah; bantuan NAMA untuk rinciannya',
    help: `Pemakaian: bantuan [PERINTAH]

Menampilkan perintah yang dipakai dalam pelajaran, atau bantuan satu perintah.
Nama lainnya: help.`,
    intro: 'Perintah di mesin ini:',
    groups: {
      service: 'Layanan dan prosesnya',
      requests: 'Mengirim permintaan',
      artefact: 'Artefak',
      jobs: 'Latar depan dan latar belakang',
      shell: 'Shell',
    },
    outro: `Selain itu ada perintah Unix biasa: ls, cat, cd, head, tail, grep, sed, awk, jq, sort, wc, cp, echo, sleep, …
Tulis & di akhir baris agar perintah berjalan di latar belakang. Ctrl+C menghentikan, Tab melengkapi,
panah atas mengulang, Ctrl+R mencari. Rincian setiap perintah: bantuan NAMA, atau NAMA --help.`,
    unknown: (name: string) => `tidak ada bantuan untuk "${name}"; coba ${name} --help`,
  },

  uvicorn: {
    summary: 'jalankan layanan (server)',
    help: `Usage: uvicorn [OPTIONS] APP

Menjalankan layanan model sebagai worker sungguhan di tab ini. APP di sini: app.main:app

Options:
  --host TEXT                           Alamat yang didengarkan.  [default: 127.0.0.1]
  --port INTEGER                        Porta.  [default: 8000]
  --workers INTEGER                     Jumlah proses worker (1-16).  [default: 1]
  --limit-concurrency INTEGER           Bila koneksi atau tugas mencapai jumlah ini, jawab 503.
  --timeout-graceful-shutdown INTEGER   Detik menunggu permintaan selesai saat berhenti.
  --timeout-worker-healthcheck INTEGER  Detik sebelum worker yang diam dimatikan.  [default: 5]
  --use-colors / --no-use-colors        Log berwarna atau tidak.
  --version                             Tampilkan versi, lalu selesai.
  --help                                Tampilkan bantuan ini.

Hanya di sini, bukan opsi uvicorn:
  --queue [worker|shared]               Antrean tiap worker, atau satu antrean bersama.

settings.json (artefak, penyedia, utas, batching) dibaca setiap kali worker dimulai.
Ctrl+C menghentikan dengan tertib; tekan dua kali untuk memaksa. Tulis & di akhir baris untuk
menjalankannya di latar belakang.
Contoh: uvicorn app.main:app --workers 2 &`,
    versionNote: '(ditiru di tab ini: worker peramban, bukan CPython)',
    pipeNote: 'uvicorn: keluaran lewat pipa baru tampil setelah uvicorn berhenti (Ctrl+C).',
  },

  curl: {
    summary: 'kirim permintaan HTTP ke layanan',
    help: `Pemakaian: curl [opsi...] <url>

  -s, --silent              Tanpa meteran dan pesan galat
  -S, --show-error          Dengan -s: tampilkan pesan galat
  -i, --include             Tampilkan juga header jawaban
  -I, --head                Minta headernya saja
  -v, --verbose             Tampilkan seluruh percakapan
  -X, --request <metode>    Metode HTTP
  -H, --header <header>     Tambah atau ganti header permintaan
  -F, --form <nama=isi>     Isi formulir; nama=@berkas mengirim berkas
  -d, --data <data>         Kirim data dengan POST; @berkas membaca berkas
      --data-raw <data>     Seperti -d, tanda @ tidak berarti apa-apa
      --data-binary <data>  Seperti -d, tanpa mengubah isi berkas
      --json <data>         Kirim JSON
  -o, --output <berkas>     Simpan jawaban ke berkas
  -w, --write-out <format>  Setelah selesai tulis misalnya '%{http_code} %{time_total}\\n'
  -m, --max-time <detik>    Batas waktu
  -f, --fail                Status 400 ke atas menjadi kegagalan (keluar 22)
  -L, --location            Ikuti pengalihan (layanan ini tidak pernah mengalihkan)
  -V, --version             Tampilkan versi

Hanya localhost yang ada di mesin ini. Status keluar: 6 nama tidak dikenal, 7 ditolak, 22 -f,
26 berkas tidak terbaca, 28 habis waktu, 52 dijawab kosong.
Contoh: curl -s -F file=@samples/kucing-1.png localhost:8000/predict | jq .`,
    versionNote: '(ditiru di tab ini; hanya HTTP ke localhost)',
    browserRefused: 'peramban menolak permintaan ini:',
  },

  hey: {
    summary: 'bebani layanan, lalu ringkas latensinya',
    help: `Usage: hey [options...] <url>

Options:
  -n  Jumlah permintaan seluruhnya. Bawaan 200.
  -c  Jumlah pengirim serentak; -n tidak boleh lebih kecil. Bawaan 50.
  -q  Batas permintaan per detik untuk tiap pengirim.
  -z  Lama pembebanan, misalnya 10s atau 1m; -n diabaikan.
  -o  Keluaran: csv, atau ringkasan bila tidak disebut.
  -m  Metode HTTP: GET, POST, PUT, ...
  -H  Header permintaan, boleh berulang, misalnya -H "Accept: text/html".
  -t  Batas waktu tiap permintaan dalam detik. Bawaan 20, 0 tanpa batas.
  -A  Header Accept.
  -d  Isi permintaan.
  -D  Isi permintaan dari berkas.
  -T  Content-Type. Bawaan "text/html".

hey memakai loop tertutup: tiap pengirim menunggu jawaban sebelum mengirim lagi, sehingga layanan
yang macet lebih jarang ditanya. Bandingkan dengan loop terbuka di panel Beban. Ditiru: hey 0.1.4.
Contoh: hey -n 200 -c 2 -m POST -T image/png -D samples/kucing-1.png http://localhost:8000/predict`,
    bodyWithGet: 'peramban tidak dapat mengirim isi dengan GET atau HEAD; pakai -m POST',
  },

  ps: {
    summary: 'lihat proses yang berjalan',
    help: `Pemakaian: ps [aux | -ef]

  ps       PID dan perintah
  ps aux   format BSD, dengan keadaan dan waktu mulai
  ps -ef   format lengkap, dengan PID induk

Keadaan: R bekerja, S menunggu, T dihentikan (SIGSTOP). Kolom "-" tidak diberitahukan oleh peramban.`,
  },

  kill: {
    summary: 'kirim sinyal ke proses',
    help: `Pemakaian: kill [-SINYAL] PID | %PEKERJAAN ...
           kill -l [SINYAL]

  -TERM  minta berhenti dengan tertib (bawaan)      -9, -KILL  matikan seketika
  -INT   seperti Ctrl+C                             -STOP      bekukan worker
  -HUP   induk: ganti semua worker satu per satu    -TTIN, -TTOU  induk: tambah, kurangi worker

PID dapat dilihat dengan ps; Tab melengkapinya. -PID berarti seluruh kelompok proses.`,
    unsupportedSignal: (signal: string) =>
      signal === 'SIGCONT'
        ? 'SIGCONT tidak didukung di sini: worker yang dibekukan tidak dapat dilanjutkan, hanya diganti'
        : `${signal} tidak didukung di sini`,
    notForJobs: (signal: string) => `${signal} tidak didukung untuk pekerjaan shell ini`,
    shell: 'shell ini adalah tab Anda; tutup tabnya untuk mengakhirinya',
  },

  free: {
    summary: 'memori, sejauh peramban mau memberi tahu',
    help: `Pemakaian: free [-b | -k | -m | -g | -h]

Menampilkan yang diberitahukan peramban tentang memori, dan menyebut yang tidak diketahui.
  -b bita  -k KiB (bawaan)  -m MiB  -g GiB  -h mudah dibaca`,
    unknown: '?',
    page: 'Tab:',
    note: `? = tidak diberitahukan oleh peramban. Mem: memori perangkat, dibulatkan peramban. Heap JS: hanya heap (memori objek)
JavaScript halaman ini (Chrome). Tab: halaman beserta worker-nya (hanya di halaman terisolasi).`,
  },

  onnx: {
    summary: 'baca isi berkas ONNX',
    help: `Pemakaian: onnx summary|nodes|metadata BERKAS

  summary   pembuat, opset, masukan, keluaran, operator, parameter
  nodes     setiap node dengan bentuk keluaran, parameter, dan kali-tambah (MAC)-nya
  metadata  metadata_props dan doc_string

Contoh: onnx summary models/benda10/model.int8.onnx`,
    usage: 'Pemakaian: onnx summary|nodes|metadata BERKAS',
    unreadable: 'bukan berkas ONNX yang utuh:',
    producer: 'Pembuat',
    irVersion: 'Versi IR',
    graph: 'Graf',
    input: 'Masukan',
    output: 'Keluaran',
    nodes: 'Node',
    parameters: 'Parameter',
    weights: 'Bobot',
    multiplyAdds: 'MAC per gambar',
    operators: 'Operator',
    unknown: 'tidak dapat dihitung',
    noMetadata: '(tidak ada metadata)',
  },

  jobs: {
    summary: 'pekerjaan di latar belakang',
    help: `Pemakaian: jobs [-l] [-p]

Menampilkan perintah yang dijalankan dengan &.
  -l  beserta PID    -p  PID saja`,
  },
  fg: {
    summary: 'bawa pekerjaan ke latar depan',
    help: 'Pemakaian: fg [%NOMOR]\n\nMenunggu pekerjaan itu di latar depan; selama menunggu, Ctrl+C menghentikannya.',
  },
  bg: {
    summary: 'lanjutkan pekerjaan di latar belakang',
    help: 'Pemakaian: bg [%NOMOR]\n\nCtrl+Z tidak didukung di sini, jadi pekerjaan selalu sudah berjalan di latar belakang.',
  },
  wait: {
    summary: 'tunggu pekerjaan di latar belakang selesai',
    help: 'Pemakaian: wait [%NOMOR | PID ...]\n\nTanpa argumen: menunggu semuanya.',
  },
  history: {
    summary: 'perintah yang pernah dijalankan',
    help: 'Pemakaian: history [JUMLAH]\n           history -c\n\n  -c  lupakan semuanya',
  },
  clear: {
    summary: 'bersihkan layar (Ctrl+L)',
    help: 'Pemakaian: clear\n\nMembersihkan layar. Transkrip yang disimpan tetap lengkap.',
  },
  reset: {
    summary: 'atur ulang layar',
    help: 'Pemakaian: reset\n\nMembersihkan layar seperti clear. Proses, berkas, dan variabel tidak berubah.',
  },
  hostname: { summary: 'nama mesin ini', help: 'Pemakaian: hostname' },
  whoami: { summary: 'nama pengguna', help: 'Pemakaian: whoami' },
  exit: {
    summary: 'tab ini adalah mesinnya',
    help: 'Pemakaian: exit\n\nTidak ada jalan keluar dari mesin ini selain menutup tab.',
    message: 'Tab ini adalah mesinnya: shell ini hanya berakhir bila tab ditutup. Layanan tetap berjalan.',
  },
}
