import { describe, expect, it } from 'vitest'
import type { ModelResponse, PredictResponse } from './contract.ts'
import { createHttp } from './http.ts'
import { ImageError } from './image-error.ts'
import { createMetrics } from './metrics.ts'
import type { Predict, PredictRequest } from './predict.ts'

const answer: PredictResponse = {
  label: 'kucing',
  index: 3,
  probability: 0.9,
  top: [{ label: 'kucing', index: 3, probability: 0.9 }],
  probabilities: [0.05, 0.05, 0, 0.9],
  model: { name: 'm', version: '1', artifact: 'int8', sha256: '00' },
  provider: 'wasm',
  threads: 1,
  batch: 1,
  timing_ms: { decode: 1, preprocess: 2, queue: 3, forward: 4, total: 11 },
  image: { width: 2, height: 1, type: 'image/png' },
  warnings: [],
}
const model = { name: 'm', warnings: ['pixels-falsified'] } as unknown as ModelResponse
const picture = Uint8Array.of(1, 2, 3)

function service(predict: Predict = async () => answer, isReady = true) {
  const metrics = createMetrics(1700000000)
  const date = () => new Date('2026-01-02T03:04:05Z')
  const http = createHttp({ service: () => (isReady ? { predict, model } : null), metrics, date })
  const ask = async (path: string, init?: RequestInit) => {
    const { response, exception } = await http.handle(new Request(`http://localhost:8000${path}`, init))
    const body = await response.text()
    return { status: response.status, headers: response.headers, body, exception }
  }
  return { ask, metrics }
}

const post = (body: BodyInit, headers: HeadersInit = {}) => ({ method: 'POST', body, headers })

function form(name: string, value: Blob | string): FormData {
  const data = new FormData()
  data.append(name, value)
  return data
}

describe('POST /predict', () => {
  it('hands the file of a form, or the whole body, to the model', async () => {
    const seen: PredictRequest[] = []
    const { ask } = service(async (request) => {
      seen.push(request)
      return answer
    })
    const bodies = [
      form('file', new File([picture], 'a.png')),
      picture,
      new Blob([picture], { type: 'image/png' }),
    ]
    for (const body of bodies) {
      const { status, body: text } = await ask('/predict', post(body))
      expect(status).toBe(200)
      expect(JSON.parse(text)).toEqual(answer)
    }
    expect(seen.map(({ bytes }) => Array.from(bytes))).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ])
    await ask('/predict?include=pixels', post(picture))
    await ask('/predict?include=tensor', post(picture))
    await ask('/predict?include=everything', post(picture))
    expect(seen.map(({ include }) => include)).toEqual([null, null, null, 'pixels', 'tensor', null])
  })

  it('answers a form without the field, or no body at all, as FastAPI does', async () => {
    const missing =
      '{"detail":[{"type":"missing","loc":["body","file"],"msg":"Field required","input":null}]}'
    const { ask } = service()
    for (const init of [post(form('gambar', new Blob([picture]))), { method: 'POST' }]) {
      const { status, body } = await ask('/predict', init)
      expect(status).toBe(422)
      expect(body).toBe(missing)
    }
  })

  it('answers a text where a file is wanted as FastAPI does', async () => {
    const { status, body } = await service().ask('/predict', post(form('file', 'samples/kucing.png')))
    expect(status).toBe(422)
    expect(body).toBe(
      '{"detail":[{"type":"value_error","loc":["body","file"],"msg":"Value error, Expected UploadFile, received: <class \'str\'>","input":"samples/kucing.png","ctx":{"error":{}}}]}',
    )
  })

  it('answers a form that cannot be read with 400', async () => {
    const broken = post('--x\r\nno form', { 'content-type': 'multipart/form-data; boundary=x' })
    const { status, body } = await service().ask('/predict', broken)
    expect([status, body]).toEqual([400, '{"detail":"There was an error parsing the body"}'])
  })

  it.each([
    ['image_empty', 422],
    ['image_type', 415],
    ['image_parsing', 422],
    ['image_too_large', 413],
  ] as const)("answers %s with %i and the keys in FastAPI's order", async (type, status) => {
    const { ask } = service(async () => {
      throw new ImageError(type, 'words', { error: 'own words' })
    })
    const item = `{"type":"${type}","loc":LOC,"msg":"words","input":null,"ctx":{"error":"own words"}}`
    const raw = await ask('/predict', post(picture))
    expect([raw.status, raw.body]).toEqual([status, `{"detail":[${item.replace('LOC', '["body"]')}]}`])
    const inForm = await ask('/predict', post(form('file', new Blob([picture]))))
    expect(inForm.body).toBe(`{"detail":[${item.replace('LOC', '["body","file"]')}]}`)
  })

  it('refuses a body of more than 20 MB without looking at it', async () => {
    const { ask } = service(async () => {
      throw new Error('was asked')
    })
    const { status, body } = await ask('/predict', post(new Uint8Array(20_000_001)))
    expect(status).toBe(413)
    expect(JSON.parse(body).detail[0]).toMatchObject({ type: 'body_too_large', loc: ['body'], input: null })
    expect((await ask('/predict', post(new Uint8Array(20_000_000)))).status).toBe(500)
  })

  it('answers what nobody expected with 500 in plain text and keeps the words for the log', async () => {
    const { ask } = service(async () => {
      throw new TypeError("input 'input' is missing in 'feeds'. /mnt/build/onnxruntime/core/x.cc:12")
    })
    const { status, headers, body, exception } = await ask('/predict', post(picture))
    expect([status, body]).toEqual([500, 'Internal Server Error'])
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(exception).toBe("TypeError: input 'input' is missing in 'feeds'. x.cc:12")
  })
})

describe('the other routes', () => {
  it('are not ready until the service is warm, but alive', async () => {
    const cold = service(undefined, false)
    for (const [path, init] of [['/readyz'], ['/model'], ['/predict', post(picture)]] as [
      string,
      RequestInit?,
    ][]) {
      const { status, body } = await cold.ask(path, init)
      expect([status, body]).toEqual([503, '{"detail":"model not ready"}'])
    }
    expect((await cold.ask('/healthz')).body).toBe('{"status":"ok"}')
    expect((await service().ask('/readyz')).body).toBe('{"status":"ready","warnings":["pixels-falsified"]}')
    expect(JSON.parse((await service().ask('/model')).body)).toEqual(model)
  })

  it('answer an unknown path and a wrong method as FastAPI does', async () => {
    const { ask } = service()
    for (const path of ['/', '/predict/x', '/Predict', '/nope?x=1']) {
      expect(await ask(path)).toMatchObject({ status: 404, body: '{"detail":"Not Found"}' })
    }
    for (const [path, method, allow] of [
      ['/predict', 'GET', 'POST'],
      ['/predict', 'DELETE', 'POST'],
      ['/healthz', 'POST', 'GET'],
    ] as const) {
      const { status, body, headers } = await ask(path, { method })
      expect([status, body, headers.get('allow')]).toEqual([405, '{"detail":"Method Not Allowed"}', allow])
    }
    const head = await ask('/healthz', { method: 'HEAD' })
    expect([head.status, head.body, head.headers.get('allow')]).toEqual([405, '', 'GET'])
  })

  it('send the headers of uvicorn', async () => {
    const { headers, body } = await service().ask('/healthz')
    expect(Object.fromEntries(headers)).toEqual({
      'content-length': String(body.length),
      'content-type': 'application/json',
      date: 'Fri, 02 Jan 2026 03:04:05 GMT',
      server: 'uvicorn',
    })
  })
})

describe('GET /metrics', () => {
  it('counts what was answered and times what was predicted, in the Prometheus format', async () => {
    const { ask, metrics } = service()
    const labels = {
      name: 'm',
      version: '1',
      artifact: 'int8',
      sha256: '0"\\\n',
      provider: 'wasm',
      threads: '1',
    }
    metrics.setModel(labels)
    await ask('/predict', post(picture))
    await ask('/predict', post(picture))
    await ask('/made-up-1')
    await ask('/made-up-2')
    const { headers, body } = await ask('/metrics')
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const series = parseMetrics(body)
    expect(series.get('http_requests_total{method="POST",path="/predict",status="200"}')).toBe(2)
    expect(series.get('http_requests_total{method="GET",path="unmatched",status="404"}')).toBe(2)
    expect(series.get('predict_duration_seconds_count{part="forward"}')).toBe(2)
    expect(series.get('predict_duration_seconds_sum{part="forward"}')).toBe(0.008)
    expect(series.get('process_start_time_seconds')).toBe(1700000000)
    expect(body).toContain('sha256="0\\"\\\\\\n"')

    for (const part of ['decode', 'preprocess', 'queue', 'forward', 'total']) {
      const buckets = [...series].filter(([name]) =>
        name.startsWith(`predict_duration_seconds_bucket{part="${part}"`),
      )
      const counts = buckets.map(([, count]) => count)
      expect(counts).toEqual([...counts].sort((a, b) => a - b))
      expect(buckets.at(-1)).toEqual([`predict_duration_seconds_bucket{part="${part}",le="+Inf"}`, 2])
    }
    // 4 ms lies between 2.5 and 5.
    expect(series.get('predict_duration_seconds_bucket{part="forward",le="0.0025"}')).toBe(0)
    expect(series.get('predict_duration_seconds_bucket{part="forward",le="0.005"}')).toBe(2)
  })
})

/** Each line is a comment or a series with a number; every series has its HELP and TYPE before it. */
function parseMetrics(text: string): Map<string, number> {
  const series = new Map<string, number>()
  const typed = new Set<string>()
  expect(text.endsWith('\n')).toBe(true)
  for (const line of text.trimEnd().split('\n')) {
    const type = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line)
    if (type?.[1]) typed.add(type[1])
    if (line.startsWith('#')) continue
    const match = /^([a-z_]+)(\{(?:[a-z0-9]+="(?:[^"\\]|\\.)*",?)+\})? (\S+)$/.exec(line)
    expect(match, line).not.toBeNull()
    const [, name = '', labels = '', value] = match ?? []
    expect(typed.has(name.replace(/_(bucket|sum|count)$/, '')) || typed.has(name), line).toBe(true)
    expect(Number.isFinite(Number(value)), line).toBe(true)
    series.set(name + labels, Number(value))
  }
  return series
}

describe('POST /visits', () => {
  const http = (visits: Map<string, number> | null) =>
    createHttp({ service: () => null, metrics: createMetrics(1), visits: () => visits })
  const ask = async (given: ReturnType<typeof http>, client: string) => {
    const request = new Request(`http://localhost:8000/visits?client=${client}`, { method: 'POST' })
    const { response } = await given.handle(request)
    return [response.status, await response.json()]
  }

  it('is not there in a service that keeps nothing', async () => {
    expect(await ask(http(null), 'ani')).toEqual([404, { detail: 'Not Found' }])
  })

  it('counts each client in the memory of this process, within bounds', async () => {
    const one = http(new Map())
    await ask(one, 'ani')
    expect(await ask(one, 'ani')).toEqual([200, { client: 'ani', visits: 2 }])
    expect(await ask(one, 'budi')).toEqual([200, { client: 'budi', visits: 1 }])
    expect(await ask(http(new Map()), 'ani')).toEqual([200, { client: 'ani', visits: 1 }])
    const full = new Map(Array.from({ length: 1000 }, (_, index) => [`c${index}`, 1]))
    expect((await ask(http(full), 'ani'))[0]).toBe(503)
  })
})
