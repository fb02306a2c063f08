import { readFileSync } from 'node:fs'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { messages as english } from '#i18n/en.ts'
import { I18nProvider } from '#i18n/i18n-context.tsx'
import { modelDetails } from '#i18n/id/model-details.ts'
import { messages as indonesian } from '#i18n/id.ts'
import type { Language } from '#i18n/language.ts'
import { summarizeOnnx } from '#onnx/summary.ts'
import type { ModelResponse } from '#service/contract.ts'
import { InspectorPanel } from './inspector-panel.tsx'
import { ModelDetails } from './model-details.tsx'

const FOLDER = 'public/models/benda10/'

function shippedModel(id: 'int8' | 'fp32'): ModelResponse {
  const { artifacts, goldenPixels, ...manifest } = JSON.parse(readFileSync(`${FOLDER}manifest.json`, 'utf8'))
  const artifact = artifacts.find((candidate: { id: string }) => candidate.id === id)
  return {
    ...manifest,
    artifact,
    provider: 'wasm',
    threads: 1,
    runtimeVersion: '1.30.0',
    warnings: [],
    onnx: summarizeOnnx(readFileSync(FOLDER + artifact.file)),
  }
}

function html(children: ReactNode, language: Language = 'id'): string {
  const messages = language === 'id' ? indonesian : english
  return renderToStaticMarkup(
    <I18nProvider language={language} messages={messages}>
      {children}
    </I18nProvider>,
  )
}

/** What can be read, tags taken out. */
const textOf = (markup: string) => markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('the empty inspector', () => {
  it('says the words of the seed, and no more', () => {
    const text = textOf(html(<InspectorPanel model={null} live={false} />)).trim()
    expect(text).toBe('INSPEKTOR ARTIFAK Simulasikan alur untuk melihat artefak produksi yang dimuat.')
  })

  it('has no style attribute, which the page’s policy would refuse in prerendered markup', () => {
    expect(html(<InspectorPanel model={null} live={false} />)).not.toContain('style=')
  })
})

describe('the inspector of a shipped file', () => {
  const int8 = shippedModel('int8')
  const markup = html(<ModelDetails model={int8} />)
  const text = textOf(markup)

  it('names file, bytes, whole hash and versions', () => {
    expect(text).toContain(int8.artifact.file)
    expect(text).toContain(`${new Intl.NumberFormat('id-ID').format(int8.artifact.bytes)} bita`)
    expect(text).toContain(int8.artifact.sha256)
    expect(text).toContain(`Opset ${int8.onnx.opsets[0]?.version}`)
  })

  it('shows the largest layer first, with parameters, bytes and multiply-adds', () => {
    const [largest] = int8.onnx.nodes.toSorted((a, b) => b.parameterCount - a.parameterCount)
    const count = new Intl.NumberFormat('id-ID').format(largest?.parameterCount ?? 0)
    const work = new Intl.NumberFormat('id-ID').format(largest?.multiplyAdds ?? 0)
    expect(text).toMatch(
      new RegExp(`Bentuk keluaran ${largest?.index} ${largest?.opType} ${count} .* ${work} `),
    )
  })

  it('labels every section with where its figures come from', () => {
    const sections = markup.split('<section').slice(1)
    expect(sections).toHaveLength(6)
    for (const section of sections) expect(section).toContain('data-origin=')
  })

  it('says when the details are those of another artefact', () => {
    expect(text).toContain(modelDetails.ofReference)
    const reference = textOf(html(<ModelDetails model={shippedModel('fp32')} />))
    expect(reference).not.toContain(modelDetails.ofReference)
  })

  it('gives every table a caption and every column a header', () => {
    const tables = markup.split('<table').slice(1)
    expect(tables.length).toBeGreaterThanOrEqual(4)
    for (const table of tables) {
      expect(table).toMatch(/<caption/)
      expect(table).toMatch(/scope="col"/)
    }
  })

  it('reads in English', () => {
    const words = textOf(html(<ModelDetails model={int8} />, 'en'))
    expect(words).toContain('Preprocessing contract')
    expect(words).toContain('Right airplane')
    expect(words).not.toContain('pra-pemrosesan')
  })
})

describe('the inspector of a hostile file', () => {
  const model = shippedModel('int8')
  const name = '<img src=x onerror=alert(1)>'

  it('shows names as text', () => {
    const onnx = {
      ...model.onnx,
      producerName: name,
      metadata: { [name]: name },
      inputs: [{ name, elementType: 'float32' as const, shape: [name, 3] }],
      operatorCounts: [{ opType: name, domain: '', count: 1 }],
      nodes: model.onnx.nodes.map((node) => ({ ...node, opType: name, outputShape: [name] })),
    }
    expect(html(<ModelDetails model={{ ...model, onnx }} />)).not.toContain('<img')
  })

  it('stays small whatever the file holds', () => {
    const [node] = model.onnx.nodes.filter(({ parameterCount }) => parameterCount > 0)
    if (!node) throw new Error('a model without weights')
    const labels = Array.from({ length: 1000 }, (_, i) => `k${i}`)
    const big: ModelResponse = {
      ...model,
      labels: { id: labels, en: labels },
      evaluation: { ...model.evaluation, confusion: labels.map(() => labels.map(() => 1)) },
      onnx: {
        ...model.onnx,
        nodes: Array.from({ length: 20_000 }, (_, index) => ({ ...node, index })),
        operatorCounts: Array.from({ length: 20_000 }, (_, i) => ({
          opType: `Op${i}`,
          domain: '',
          count: 1,
        })),
      },
    }
    const markup = html(<ModelDetails model={big} />)
    expect(markup.length).toBeLessThan(100_000)
    expect(textOf(markup)).toContain('dan 19.960 jenis lain')
  })
})
