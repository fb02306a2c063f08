import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { messages as english } from '#i18n/en.ts'
import { I18nProvider } from '#i18n/i18n-context.tsx'
import { messages as indonesian } from '#i18n/id.ts'
import type { Language } from '#i18n/language.ts'
import { histogram } from '#traffic/histogram.ts'
import { type LoadRun, latencyMs, type Outcome } from '#traffic/load-run.ts'
import { Recorder } from '#traffic/recorder.ts'
import { summarize } from '#traffic/summary.ts'
import { Comparison } from './comparison.tsx'
import { LimitCard } from './limit-card.tsx'
import { LiveView } from './live-view.tsx'
import { LoadView } from './load-panel.tsx'
import { DEFAULT_SETTINGS, type LoadSettings } from './load-settings.ts'
import type { FinishedRun, LoadState } from './load-state.ts'
import { createLoadStore, type LoadStore } from './load-store.ts'
import { ResultCard } from './result-card.tsx'
import { Rows } from './second-table.tsx'

const ok: Outcome = { kind: 'answered', status: 200, bytes: 800, waitMs: null }

function html(children: ReactNode, language: Language = 'id'): string {
  const messages = language === 'id' ? indonesian : english
  return renderToStaticMarkup(
    <I18nProvider language={language} messages={messages}>
      {children}
    </I18nProvider>,
  )
}

/** What can be read, tags taken out. */
const textOf = (markup: string) =>
  markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')

type Told = { latencyMs: number; lateMs?: number; outcome?: Outcome }

/** A finished run with a request every 20 ms. */
function finishedRun(
  requests: Told[],
  changes: Partial<FinishedRun> = {},
  run: Partial<LoadRun> = {},
): FinishedRun {
  const settings: LoadSettings = { ...DEFAULT_SETTINGS, ...changes.settings }
  const records = requests.map(({ latencyMs, lateMs = 0, outcome = ok }, index) => {
    const scheduledMs = 20 * index
    return { index, scheduledMs, sentMs: scheduledMs + lateMs, doneMs: scheduledMs + latencyMs, outcome }
  })
  const { series } = new Recorder()
  for (const record of records) {
    series.sent(record.sentMs)
    series.done(record, latencyMs(record))
  }
  const full: LoadRun = {
    loop: 'open',
    planned: records.length,
    records,
    durationMs: 20 * records.length,
    cancelled: false,
    ...run,
  }
  return {
    number: 1,
    run: full,
    summary: summarize(full, { targetMs: settings.targetMs }),
    rows: series.rows(),
    bins: histogram(records.map(latencyMs)),
    scenario: null,
    facts: { provider: 'wasm', threads: 1, artifact: 'int8' },
    cpus: 2,
    ...changes,
    settings,
  }
}

const many = (count: number, request: Told) => Array.from({ length: count }, () => request)

function storeWith(state: Partial<LoadState> = {}): LoadStore {
  const host = { fetch: () => Promise.reject(new Error('not asked')), processes: () => [] }
  const store = createLoadStore(host, () => new Request('http://localhost:8000/predict'), {
    cpus: 2,
  })
  // What is rendered on a server is a store's first state.
  return Object.assign(store, { getInitialState: () => ({ ...store.getState(), ...state }) })
}

describe('the panel', () => {
  it('before any service says how to start one, and labels every field', () => {
    const markup = html(<LoadView store={storeWith()} serving={false} />)
    expect(textOf(markup)).toContain('Belum ada layanan yang berjalan')
    expect(textOf(markup)).toContain('uvicorn app.main:app')
    const fields = [...markup.matchAll(/<(?:input|select) id="([^"]+)"/g)].map(([, id]) => id)
    expect(fields.length).toBeGreaterThanOrEqual(7)
    for (const id of fields) expect(markup).toContain(`<label for="${id}"`)
  })

  it('with a service offers to start, and says what will be sent', () => {
    const text = textOf(html(<LoadView store={storeWith()} serving />))
    expect(text).not.toContain('Belum ada layanan')
    expect(text).toContain('Mulai beban')
    expect(text).toContain('Cari batas')
    expect(text).toContain('Sekitar 500 permintaan dalam 10 detik.')
  })

  it('says beforehand when too few requests are planned for a p99', () => {
    const settings = { ...DEFAULT_SETTINGS, durationS: 5 }
    expect(textOf(html(<LoadView store={storeWith({ settings })} serving />))).toContain(
      'p99 baru dapat dinyatakan dari 459 jawaban',
    )
  })

  it('labels a scenario as scaled down, with both figures', () => {
    const settings = { ...DEFAULT_SETTINGS, method: 'multi-stream' as const }
    expect(textOf(html(<LoadView store={storeWith({ settings })} serving />))).toContain(
      'Diperkecil: paling singkat 10 detik (MLPerf: 600) dan 662 kueri (MLPerf: 270.336). Bukan hasil MLPerf resmi.',
    )
  })

  it('tells a refused connection in plain words, anything else with the system’s own', () => {
    const failed = (reason: string) =>
      textOf(html(<LoadView store={storeWith({ phase: { state: 'failed', reason } })} serving={false} />))
    expect(failed('refused')).toContain('Tidak ada yang mendengarkan di localhost:8000')
    expect(failed('refused')).toContain('Simulasikan Alur Pengembangan')
    expect(failed('crashed')).toMatch(/Layanan tidak menjawab .* crashed/)
  })

  it('while it runs can be cancelled, cannot be changed, and is spoken of in steps of five seconds', () => {
    const { rows, bins, settings } = finishedRun(many(400, { latencyMs: 9 }))
    const at = (elapsedMs: number) => {
      const live = { settings, done: 380, inFlight: 2, expected: 500, elapsedMs, rows, bins }
      const phase = { state: 'running', job: 'run', live, search: null } as const
      return html(<LoadView store={storeWith({ phase })} serving />)
    }
    expect(textOf(at(7600))).toContain('Batalkan')
    expect(at(7600)).toMatch(/<fieldset[^>]* disabled/)
    const spoken = (elapsedMs: number) => /role="status">([^<]*)</.exec(at(elapsedMs))?.[1]
    expect(spoken(1000)).toBe('Beban berjalan')
    expect(spoken(5100)).toBe('250 dari sekitar 500 permintaan selesai')
    expect(spoken(7600)).toBe(spoken(5100))
  })

  it('reads in English', () => {
    const text = textOf(html(<LoadView store={storeWith()} serving={false} />, 'en'))
    expect(text).toContain('Start load')
    expect(text).toContain('No service is running yet')
    expect(text).not.toMatch(/Laju|permintaan/)
  })
})

describe('the result of a run', () => {
  it('with 459 fast answers meets the target, and says how sure that is', () => {
    const markup = html(<ResultCard finished={finishedRun(many(459, { latencyMs: 9.5 }))} />)
    const text = textOf(markup)
    expect(text).toContain('Pengukuran 1: Memenuhi target 50 ms')
    expect(text).toContain('Pada beban ini sedikitnya 99% permintaan dijawab dalam 50 ms (keyakinan 99%')
    expect(text).toContain('p99 9,5 ms')
    expect(text).toContain('n 459')
    expect(text).toContain('WASM, 1 utas')
    expect(markup).toContain('data-origin="measured"')
  })

  it('with one answer less shows no p99 and no verdict', () => {
    const text = textOf(html(<ResultCard finished={finishedRun(many(458, { latencyMs: 9 }))} />))
    expect(text).toContain('Belum dapat diputuskan')
    expect(text).toContain('p99 tidak ditampilkan: baru 458 jawaban, perlu 459.')
    expect(text).toContain('p99 —')
  })

  it('that is slow does not meet the target', () => {
    const requests = [...many(500, { latencyMs: 9 }), ...many(30, { latencyMs: 120 })]
    const text = textOf(html(<ResultCard finished={finishedRun(requests)} />))
    expect(text).toContain('Tidak memenuhi target 50 ms')
    expect(text).toContain('30 dari 530 permintaan melewati target atau gagal')
  })

  it('whose generator was late gives no verdict, only the reason', () => {
    const requests = many(500, { latencyMs: 19, lateMs: 8 })
    const text = textOf(html(<ResultCard finished={finishedRun(requests)} />))
    expect(text).toContain('Pengukuran ini tidak sah')
    expect(text).toContain('p99 8,0 ms, batasnya 5,0 ms')
    expect(text).not.toContain('Memenuhi target')
  })

  it('accounts for every request, with statuses and the reasons of losses', () => {
    const requests: Told[] = [
      { latencyMs: 9 },
      { latencyMs: 1, outcome: { kind: 'answered', status: 503, bytes: 19, waitMs: null } },
      { latencyMs: 2, outcome: { kind: 'lost', reason: 'crashed' } },
    ]
    const text = textOf(html(<ResultCard finished={finishedRun(requests)} />))
    expect(text).toContain('Dikirim 3 = dijawab 1 + ditolak (503) 1 + hilang 1')
    expect(text).toContain('Status: 200: 1, 503: 1')
    expect(text).toContain('Hilang karena: proses mati: 1')
  })

  it('of a closed loop says how many requests were never sent', () => {
    const settings = { ...DEFAULT_SETTINGS, method: 'closed' as const }
    const finished = finishedRun(many(402, { latencyMs: 9 }), { settings }, { loop: 'closed', planned: null })
    const text = textOf(html(<ResultCard finished={finished} />))
    expect(text).toContain('98 lainnya tidak pernah dikirim')
    expect(text).toContain('Loop tertutup tidak memberi putusan')
    expect(text).not.toContain('Memenuhi target')
  })

  it('draws the distribution with what is over the target apart', () => {
    const text = textOf(html(<ResultCard finished={finishedRun([{ latencyMs: 9 }, { latencyMs: 120 }])} />))
    expect(text).toMatch(/7–10 ms 1 .* Di atas target 50 ms .*100–150 ms 1/)
  })
})

it('the charts are silent for readers, and a table and a slider say the same', () => {
  const { rows, bins, settings } = finishedRun(many(120, { latencyMs: 9.5 }))
  const live = { settings, done: 120, inFlight: 0, expected: 500, elapsedMs: 2400, rows, bins }
  const markup = html(<LiveView live={live} search={null} />)
  for (const svg of markup.match(/<svg[^>]*>/g) ?? []) expect(svg).toContain('aria-hidden="true"')
  expect(markup).toMatch(
    /<input [^>]*type="range"[^>]*aria-valuetext="2: dijawab 20, gagal 0, [^"]*p95 9,5 ms/,
  )
  expect(textOf(html(<Rows rows={rows} />))).toContain('0 50 50 0 0 9,5 ms 9,5 ms 9,5 ms')
})

it('every table has a caption and every column a header', () => {
  const finished = finishedRun(many(120, { latencyMs: 90 }))
  const markup = html(
    <>
      <ResultCard finished={finished} />
      <Rows rows={finished.rows} />
      <Comparison runs={[{ ...finished, number: 2 }, finished]} />
    </>,
  )
  const tables = markup.split('<table').slice(1)
  expect(tables).toHaveLength(3)
  for (const table of tables) {
    expect(table).toMatch(/<caption/)
    expect(table).toMatch(/scope="col"/)
  }
})

describe('two runs side by side', () => {
  const open = finishedRun(many(500, { latencyMs: 90 }))
  const closed = finishedRun(many(402, { latencyMs: 9 }), {
    number: 2,
    settings: { ...DEFAULT_SETTINGS, method: 'closed' },
  })

  it('stand with the older one first', () => {
    const text = textOf(html(<Comparison runs={[closed, open]} />))
    expect(text).toContain('Pengukuran 1 Pengukuran 2')
    expect(text).toContain('p50 90,0 ms 9,0 ms')
  })

  it('show what a closed loop hides, when they differ in nothing else', () => {
    expect(textOf(html(<Comparison runs={[closed, open]} />))).toContain('coordinated omission')
    expect(textOf(html(<Comparison runs={[{ ...open, number: 2 }, open]} />))).not.toContain(
      'coordinated omission',
    )
  })
})

describe('the limit', () => {
  const { summary } = finishedRun(many(700, { latencyMs: 9 }))
  const late = { ...summary, invalid: ['late' as const] }
  const base = {
    settings: DEFAULT_SETTINGS,
    facts: null,
    cpus: 2,
    bound: null,
    limitRps: 137.5,
    failedRps: 140.625,
  }

  it('is said with the number of runs, and which did not count', () => {
    const probes = [
      { rateRps: 50, summary: late },
      { rateRps: 50, summary },
      { rateRps: 137.5, summary },
    ]
    const text = textOf(html(<LimitCard search={{ ...base, probes, ended: 'found' }} />))
    expect(text).toContain('Batas laju: 137,5 permintaan/detik')
    expect(text).toContain('Pada 140,6 permintaan/detik hal itu tidak terbukti; ketelitian 5.')
    expect(text).toContain('3 pengukuran, 1 di antaranya tidak sah.')
  })

  it('stands beside what the workers and the queue allow, each with its origin', () => {
    const bound = { workers: 2, workMs: 10, n: 40, capacityRps: 200, limitRps: 150 }
    const markup = html(<LimitCard search={{ ...base, bound, probes: [], ended: 'found' }} />)
    const text = textOf(markup)
    expect(text).toMatch(
      /2 worker tidak pernah menganggur \(10(,0)? ms kerja .* 200 permintaan\/detik · 100%/,
    )
    expect(text).toMatch(/kedatangan acak, p99 dalam 50 ms.* 150 permintaan\/detik · 75%/)
    expect(text).toMatch(/Yang terbukti di sini.* 137,5 permintaan\/detik · 69%/)
    expect(markup.match(/data-origin="simulated"/g)).toHaveLength(1)
  })

  it('is not claimed when the generator was too slow to tell', () => {
    const probes = [{ rateRps: 200, summary: late }]
    const search = { ...base, limitRps: 100, failedRps: null, probes, ended: 'generator-too-slow' as const }
    const text = textOf(html(<LimitCard search={search} />))
    expect(text).toContain('≥ 100 permintaan/detik')
    expect(text).toContain('pembangkit beban di perangkat ini tidak sanggup memastikannya')
  })
})
