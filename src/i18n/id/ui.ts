export const ui = {
  originMeasured: 'diukur di sini',
  originSimulated: (seed: number) => `disimulasikan (benih ${seed})`,
  originPublished: 'dari sumber',
  runtimeWords: 'Pesan asli dari sistem',
  close: 'Tutup',
  copy: 'Salin',
  copied: 'Tersalin',
}
