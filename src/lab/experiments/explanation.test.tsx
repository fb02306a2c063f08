import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { I18nProvider } from '#i18n/i18n-context.tsx'
import { messages } from '#i18n/id.ts'
import type { ExperimentTexts } from './experiment.ts'
import { Explanation } from './explanation.tsx'
import { measured } from './figure.ts'

const texts: ExperimentTexts = {
  title: 'Judul',
  introduction: '',
  question: '',
  options: { cepat: 'Tetap cepat', lambat: 'Menjadi lambat', galat: 'Menjadi galat' },
  why: {
    cepat: ({ p50 }) => `Cepat bila ${p50} kecil.`,
    lambat: ({ p50 }) => `Terukur ${p50}.`,
    galat: ({ p50 }) => `Tidak ada galat, hanya ${p50}.`,
  },
  lesson: ({ p50 }) => `Ingat ${p50}.`,
}

function read(predicted: string, happened: string | null): string {
  const prediction = { optionId: predicted, confidence: 'low', at: 1 } as const
  const outcome = { optionId: happened, figures: { p50: measured(61.25, 'ms') }, at: 2 }
  return renderToStaticMarkup(
    <I18nProvider language="id" messages={messages}>
      <Explanation texts={texts} prediction={prediction} outcome={outcome} />
    </I18nProvider>,
  ).replaceAll(/<[^>]+>/g, ' ')
}

it('tells a prediction that came true, with the figure that was measured', () => {
  const text = read('lambat', 'lambat')
  expect(text).toContain('Prediksi Anda terbukti.')
  expect(text).toMatch(/Terukur 61,\d+ ms\./)
})

it('tells what happened instead, why the prediction did not come true, and what the others are worth', () => {
  const text = read('cepat', 'lambat')
  expect(text).toContain('Yang terjadi berbeda dari prediksi Anda.')
  for (const said of ['Cepat bila', 'Terukur', 'Tidak ada galat', 'Ingat']) expect(text).toContain(said)
})

it('claims nothing when the figures decide for none', () => {
  const text = read('cepat', null)
  expect(text).toContain('tidak memastikan satu pun')
  expect(text).not.toContain('terbukti.')
})
