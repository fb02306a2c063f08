import { array, integer, number, object, parse, pipe, regex, string } from 'valibot'
import type { Language } from '#i18n/language.ts'

const schema = object({
  pictures: array(
    object({
      file: pipe(string(), regex(/^[a-z0-9-]+\.png$/)),
      label: string(),
      index: pipe(number(), integer()),
      name: string(),
      nameId: string(),
    }),
  ),
})

/** A labelled picture that comes with the module. */
export type Sample = {
  url: string
  file: string
  /** Index of the true class. */
  index: number
  /** Counts the samples of one class from 1. */
  number: number
  name: Record<Language, string>
}

let loading: Promise<Sample[]> | null = null

/** The sample pictures' list, fetched once; a failed fetch is forgotten so that the next call tries again. */
export function loadSamples(): Promise<Sample[]> {
  loading ??= fetchSamples().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

async function fetchSamples(): Promise<Sample[]> {
  const base = new URL('samples/', document.baseURI)
  const response = await fetch(new URL('samples.json', base))
  if (!response.ok) throw new Error(`samples.json: HTTP ${response.status}`)
  const { pictures } = parse(schema, await response.json())
  const seen = new Map<number, number>()
  return pictures.map(({ file, index, name, nameId }) => {
    const number = (seen.get(index) ?? 0) + 1
    seen.set(index, number)
    return { url: new URL(file, base).href, file, index, number, name: { id: nameId, en: name } }
  })
}

/** A sample with its bytes. */
export type LabelledPicture = { sample: Sample; blob: Blob }

/** All sample pictures with their bytes. Rejects in the words of the browser or the server. */
export async function fetchSamplePictures(): Promise<LabelledPicture[]> {
  const samples = await loadSamples()
  return Promise.all(
    samples.map(async (sample) => {
      const response = await fetch(sample.url)
      if (!response.ok) throw new Error(`${sample.file}: HTTP ${response.status}`)
      return { sample, blob: await response.blob() }
    }),
  )
}
