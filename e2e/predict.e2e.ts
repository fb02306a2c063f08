import { readFileSync } from 'node:fs'
import { expect, PATIENTLY, runPipeline, sendFile, test } from './site.ts'

const CAT = readFileSync('public/samples/kucing-1.png')

/** A PNG whose header promises width x height; nothing follows that could be decoded. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.from(CAT.subarray(0, 64))
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  return header
}

test('a cat is called "kucing": by sample, with what the model sees and all probabilities', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  await runPipeline(page)
  await page
    .getByRole('button', { name: /^Contoh kucing/ })
    .first()
    .click()
  await expect(page.getByTestId('answer-label')).toHaveText('kucing')
  await expect(page.getByText('Label sebenarnya: kucing · benar')).toBeVisible()
  await expect(page.getByRole('img', { name: '32 × 32 piksel setelah potong dan ubah ukuran' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Peluang' }).getByRole('row')).toHaveCount(11)
})

test('an own file can be chosen, dropped and pasted', async ({ page, site }) => {
  await page.goto(site.url)
  await runPipeline(page)
  const answer = page.getByTestId('answer-label')
  await sendFile(page, 'foto.png', 'image/png', CAT)
  await expect(answer).toHaveText('kucing')
  for (const [kind, file] of [
    ['drop', 'kapal-1.png'],
    ['paste', 'katak-1.png'],
  ] as const) {
    const bytes = [...readFileSync(`public/samples/${file}`)]
    await page
      .getByRole('region', { name: 'Kirim gambar ke layanan' })
      .locator('> div')
      .first()
      .evaluate(
        (area, [kind, file, bytes]) => {
          const data = new DataTransfer()
          data.items.add(new File([new Uint8Array(bytes)], file, { type: 'image/png' }))
          if (kind === 'drop')
            area.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
          else document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
        },
        [kind, file, bytes] as const,
      )
    await expect(answer).toHaveText(file.split('-')[0] ?? '')
  }
})

test('a picture chosen before the service runs is sent when it is ready', async ({ page, site }) => {
  await page.goto(site.url)
  await sendFile(page, 'foto.png', 'image/png', CAT)
  await expect(page.getByText('Layanan belum berjalan.')).toBeVisible()
  await page.getByRole('button', { name: 'Simulasikan Alur Pengembangan' }).click()
  await expect(page.getByTestId('answer-label')).toHaveText('kucing', PATIENTLY)
})

test.describe('pictures that cannot be used', () => {
  const cases = [
    [
      'not an image',
      'catatan.txt',
      'text/plain',
      Buffer.from('bukan gambar'),
      'Ini bukan gambar yang dapat dibaca',
    ],
    ['0 bytes', 'kosong.png', 'image/png', Buffer.alloc(0), 'Berkas ini kosong'],
    [
      'damaged',
      'rusak.png',
      'image/png',
      Buffer.concat([CAT.subarray(0, 60), Buffer.alloc(4000, 7)]),
      'Gambar ini rusak',
    ],
    ['50 megapixels', 'besar.png', 'image/png', pngHeader(10_000, 5_000), 'Gambar ini terlalu besar'],
    [
      'SVG',
      'gambar.svg',
      'image/svg+xml',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
      ),
      'Ini bukan gambar yang dapat dibaca',
    ],
    [
      'over 20 MB',
      'berat.png',
      'image/png',
      Buffer.concat([CAT, Buffer.alloc(20_000_001)]),
      'Berkas ini terlalu besar',
    ],
  ] as const

  for (const [what, name, type, bytes, title] of cases) {
    test(`${what}: says what is wrong, keeps the system’s words, and goes on`, async ({ page, site }) => {
      await page.goto(site.url)
      await runPipeline(page)
      await sendFile(page, name, type, bytes)
      const alert = page.getByRole('alert')
      await expect(alert).toContainText(title)
      await alert.getByText('Pesan asli dari sistem').click()
      await expect(alert.locator('pre')).toContainText('"type"')
      await expect(alert.getByRole('button', { name: 'Pilih gambar lain' })).toBeVisible()
      // The service lives on.
      await sendFile(page, 'foto.png', 'image/png', CAT)
      await expect(page.getByTestId('answer-label')).toHaveText('kucing')
    })
  }
})
