import { describe, expect, it } from 'vitest'
import { createTestConsole } from '#lab/terminal/test-console.ts'
import { answerOf, createTestService } from '#lab/terminal/test-service.ts'
import { readHeyCommand } from './hey-options.ts'

const HEY = 'hey -n 6 -c 2 -m POST -T image/png -D samples/kucing-1.png http://localhost:8000/predict'

describe('hey', () => {
  it('sends what is asked of it and reports as hey does', async () => {
    const { host, asked } = createTestService(() => answerOf('{}'))
    const { run } = createTestConsole({ host })
    const { status, lines } = await run(`${HEY.replace('-m', '-H "X-Id: 7" -m')}`)
    expect(status).toBe(0)
    expect(asked).toHaveLength(6)
    expect(asked[0]).toMatchObject({
      method: 'POST',
      body: 'PNG',
      headers: { 'content-type': 'image/png', 'x-id': '7', 'user-agent': 'hey/0.0.1' },
    })
    expect(lines.slice(0, 2)).toEqual(['', 'Summary:'])
    expect(lines).toContain('  [200]\t6 responses')
    expect(lines).toContain('  Total data:\t12 bytes')
  })

  it('against nothing reports what Go says', async () => {
    const { run } = createTestConsole()
    expect((await run('hey -n 2 -c 1 http://localhost:8000/x')).lines).toContain(
      '  [2]\tGet "http://localhost:8000/x": dial tcp localhost:8000: connect: connection refused',
    )
    expect((await run('hey -n 2 -c 1 localhost:8000/x')).lines).toContain(
      '  [2]\tGet "localhost:8000/x": unsupported protocol scheme "localhost"',
    )
    expect((await run('hey -n 1 -c 1 http://example.com/')).lines).toContain(
      '  [1]\tGet "http://example.com/": dial tcp: lookup example.com: no such host',
    )
  })

  it('against real workers counts every answer', async () => {
    const { run, pass, runWithTime } = createTestConsole()
    await run('uvicorn app.main:app --workers 2 &')
    await pass(200)
    const { status, lines } = await runWithTime('hey -n 20 -c 4 http://localhost:8000/healthz')
    expect(status).toBe(0)
    expect(lines).toContain('  [200]\t20 responses')
  })

  it('stops with Ctrl+C and reports what it has', async () => {
    const { console, run, pass, shown } = createTestConsole()
    await run('uvicorn app.main:app &')
    await pass(200)
    const ended = console.run('hey -z 10m -c 1 http://localhost:8000/healthz; echo after')
    await pass(100)
    console.interrupt()
    await pass(100)
    expect(await ended).toBe(0)
    expect(shown()).toContain('Summary:')
    expect(shown().at(-1)).toBe('after')
  })

  it('writes csv', async () => {
    const { host } = createTestService(() => answerOf('{}'))
    const { run } = createTestConsole({ host })
    const { lines } = await run('hey -n 2 -c 1 -o csv http://localhost:8000/')
    expect(lines[0]).toBe(
      'response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset',
    )
    expect(lines).toHaveLength(3)
  })

  it.each([
    ['hey', 1, 'Usage: hey [options...] <url>'],
    ['hey -n 1 -c 2 http://localhost/', 1, '-n cannot be less than -c.'],
    ['hey -n 0 -c 0 http://localhost/', 1, '-n and -c cannot be smaller than 1.'],
    ['hey -z 1s -c 0 http://localhost/', 1, '-c cannot be smaller than 1.'],
    ['hey -o xml http://localhost/', 1, 'Invalid output type; only csv is supported.'],
    ['hey -foo', 2, 'flag provided but not defined: -foo'],
    ['hey -n', 2, 'flag needs an argument: -n'],
    ['hey -n x http://localhost/', 2, 'invalid value "x" for flag -n: parse error'],
    ['hey -z 5 http://localhost/', 2, 'invalid value "5" for flag -z: parse error'],
    ['hey -m POST -D none http://localhost/', 1, 'open none: no such file or directory'],
    ['hey -x proxy http://localhost/', 2, 'hey: opsi -x tidak didukung di sini (lihat --help)'],
    [
      'hey -d body http://localhost/',
      1,
      'hey: peramban tidak dapat mengirim isi dengan GET atau HEAD; pakai -m POST',
    ],
  ])('%s ends with %i', async (line, status, first) => {
    const { run } = createTestConsole()
    const result = await run(line)
    expect(result.status).toBe(status)
    expect(result.lines[0]).toBe(first)
  })
})

it.each([
  ['500ms', 500],
  ['10s', 10_000],
  ['1m30s', 90_000],
  ['.5s', 500],
])('-z %s is %i ms', (text, ms) => {
  const read = readHeyCommand(['-z', text, 'http://localhost/'])
  expect(read.kind === 'run' ? read.options.durationMs : null).toBe(ms)
})

it('reads flags with one hyphen or two and with =', () => {
  const read = readHeyCommand(['--n=10', '-c', '5', '-q', '2.5', '-t', '3', 'http://localhost/'])
  expect(read.kind === 'run' ? read.options : null).toMatchObject({
    requests: 10,
    workers: 5,
    ratePerWorkerRps: 2.5,
    timeoutMs: 3000,
    method: 'GET',
  })
})
