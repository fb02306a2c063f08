import { figuresOf } from './experiment-tables.ts'
import { experiment, openExperiment, predict, runExperiment } from './experiments.ts'
import { looksRight } from './looks.ts'
import { everyFigureHasItsOrigin } from './origins.ts'
import { expect, test } from './site.ts'

test('a killed worker costs what it held; a single process costs all that comes after', async ({
  page,
  site,
}) => {
  test.setTimeout(150_000)
  await openExperiment(page, site.url, 'availability')
  await predict(page, /^Permintaan yang sedang dipegang/)
  await runExperiment(page, 120_000)
  const panel = experiment(page, 'availability')
  await expect(panel.getByText('Prediksi Anda terbukti.')).toBeVisible()

  // Answered, cut off, refused, yield.
  const fleets = ['1 proses', '2 worker', '3 worker']
  const [one, two, three] = await Promise.all(
    fleets.map((fleet) => figuresOf(page, 'Yang dilihat klien', fleet)),
  )
  const sentText = await panel
    .getByText(/^Permintaan ke setiap armada/)
    .locator('[data-figure]')
    .first()
    .textContent()
  for (const [answered = 0, lost = 0, refused = 0] of [one ?? [], two ?? [], three ?? []]) {
    expect(answered + lost + refused).toBe(Number(sentText))
    expect(lost, 'what the process held').toBeGreaterThan(0)
  }
  expect(one?.[2], 'nobody listens any more').toBeGreaterThan(0)
  expect([two?.[2], three?.[2]], 'others listen').toEqual([0, 0])
  expect(one?.[3]).toBeLessThan(two?.[3] ?? Number.NaN)

  // Held, longest answer, full strength after.
  expect((await figuresOf(page, 'Setelah proses itu mati', '2 worker'))[2]).toBeGreaterThan(0)
  expect((await figuresOf(page, 'Setelah proses itu mati', '1 proses'))[2], 'words').toBeNaN()

  // A count in the workers' memory is lost; an answer that needs none is the same.
  expect(await figuresOf(page, /^Hitungan kunjungan/, 'setelah 2 worker dibunuh dan diganti')).toEqual([7, 1])
  await expect(panel.getByText(/jawaban yang persis sama, kecuali waktunya/)).toBeVisible()
  await everyFigureHasItsOrigin(panel)
  await looksRight(page, '#lab-bukti', 'What to take along')
})
