import { describe, expect, it } from 'vitest'
import { readSettings } from './settings-file.ts'
import { createTestConsole } from './test-console.ts'

const GOOD = { artifact: 'int8', provider: 'wasm', threads: 2, batching: null }

describe('settings.json', () => {
  it('shows the settings and changes them', async () => {
    const { run, disk } = createTestConsole()
    expect((await run('jq -c . settings.json')).lines).toEqual([JSON.stringify(GOOD)])
    await run("sed -i 's/int8/fp32/' settings.json")
    expect(disk.settings.artifact).toBe('fp32')
    await run(
      `jq '.batching={maxBatchSize:8,maxQueueDelayMs:5}' settings.json > /tmp/s && mv /tmp/s settings.json`,
    )
    expect(disk.settings).toEqual({
      artifact: 'fp32',
      provider: 'wasm',
      threads: 2,
      batching: { maxBatchSize: 8, maxQueueDelayMs: 5 },
    })
  })

  it('with a bad value keeps its text, leaves the settings, and stops the next start with the reason', async () => {
    const { run, disk } = createTestConsole()
    await run(`sed -i 's/"threads": 2/"threads": 7/' settings.json`)
    expect(disk.settings.threads).toBe(2)
    expect((await run('jq .threads settings.json')).lines).toEqual(['7'])
    const { status, lines } = await run('uvicorn app.main:app')
    expect(status).toBe(1)
    expect(lines).toEqual([
      'Traceback (most recent call last):',
      '  File "/srv/app/app/main.ts", in <module>',
      'ValueError: settings.json: "threads" must be 1 or 2, got 7',
    ])
  })

  it('is mended by a change that is made elsewhere', async () => {
    const { run, disk } = createTestConsole()
    await run('echo broken > settings.json')
    disk.change({ threads: 1 })
    expect((await run('jq -c . settings.json')).lines).toEqual([JSON.stringify({ ...GOOD, threads: 1 })])
  })
})

describe('a text is refused', () => {
  it.each([
    ['that is no JSON', '{', /^JSONDecodeError: settings\.json: /],
    ['that is no object', '[]', /^TypeError: settings\.json: expected an object$/],
    ['without a key', JSON.stringify({ ...GOOD, provider: undefined }), /"provider" is missing/],
    ['with a key too many', JSON.stringify({ ...GOOD, gpu: 1 }), /unknown key "gpu"/],
    [
      'with an unknown artefact',
      JSON.stringify({ ...GOOD, artifact: 'x' }),
      /"artifact" must be "int8", .* got "x"/,
    ],
    ['with a number as text', JSON.stringify({ ...GOOD, threads: '2' }), /"threads" must be 1 or 2, got "2"/],
    [
      'with half a batching',
      JSON.stringify({ ...GOOD, batching: { maxBatchSize: 4 } }),
      /"batching" must be null or/,
    ],
    [
      'with a batch of none',
      JSON.stringify({ ...GOOD, batching: { maxBatchSize: 0, maxQueueDelayMs: 1 } }),
      /"batching"/,
    ],
  ])('%s', (_name, text, problem) => {
    const result = readSettings(text)
    expect('problem' in result ? result.problem : 'accepted').toMatch(problem)
  })
})
