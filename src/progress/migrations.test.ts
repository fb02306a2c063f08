import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryRecord } from './fixtures/arbitrary-record.ts'
import { migrate, readRecord, readRecordText } from './migrations.ts'
import { EMPTY_RECORD, LIMITS } from './record.ts'

describe('reading a record', () => {
  test('gives back what was written', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        expect(readRecordText(JSON.stringify(record))).toEqual({ ok: true, record })
      }),
    )
  })

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readRecordText(text).ok).toBe(false)
      }),
    )
  })

  test.each([
    ['text that is no JSON', '{"version":1', 'not-json'],
    ['JSON that is no object', '[]', 'not-a-record'],
    ['an object without a version', '{}', 'not-a-record'],
    ['a newer version', '{"version":3,"answers":{}}', 'newer'],
    ['a version without its content', '{"version":1}', 'invalid'],
  ])('%s is refused with its reason', (_what, text, reason) => {
    expect(readRecordText(text)).toMatchObject({ ok: false, reason })
  })

  const step = { draft: '', commits: [], rewriting: false, checks: [], at: 0 }
  test.each<[string, object]>([
    [
      'an answer that is too long',
      { challenge: { a: { ...step, draft: 'x'.repeat(LIMITS.answerChars + 1) } } },
    ],
    ['an id that is none', { challenge: { 'a b': step } }],
    ['a key that is not known', { surprise: 1 }],
    ['a negative time', { preferences: { at: -1 } }],
    ['a theme that does not exist', { preferences: { at: 0, theme: 'pink' } }],
    [
      'too many entries',
      {
        challenge: Object.fromEntries(Array.from({ length: LIMITS.entries + 1 }, (_, i) => [`s${i}`, step])),
      },
    ],
  ])('%s is refused', (_what, part) => {
    expect(readRecord({ ...EMPTY_RECORD, ...part })).toMatchObject({ ok: false, reason: 'invalid' })
  })

  test('of the first version lacks only experiments, and loses nothing', () => {
    const { experiments: _, ...first } = { ...EMPTY_RECORD, version: 1, challenge: { a: step } }
    const read = readRecord(first)
    expect(read).toEqual({ ok: true, record: { ...EMPTY_RECORD, challenge: { a: step } } })
  })

  test('a figure without an origin, or from a place that is no address, is refused', () => {
    const withFigure = (figure: object) => {
      const outcomes = [{ optionId: null, figures: { p50: figure }, at: 1 }]
      return readRecord({ ...EMPTY_RECORD, experiments: { latency: { predictions: [], outcomes } } }).ok
    }
    const figure = { value: 12, unit: 'ms' }
    expect(withFigure({ ...figure, origin: { kind: 'measured' } })).toBe(true)
    expect(withFigure(figure)).toBe(false)
    const href = 'javascript:alert(1)'
    expect(withFigure({ ...figure, origin: { kind: 'published', href, label: 'x' } })).toBe(false)
  })

  test('a key that would reach a prototype is refused', () => {
    const text = JSON.stringify(EMPTY_RECORD).replace(
      '"answers":{}',
      '"answers":{"__proto__":{"polluted":1}}',
    )
    const read = readRecordText(text)
    expect(read.ok ? Object.keys(read.record.answers) : []).toEqual([])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('migrating', () => {
  const table = {
    1: (data: Record<string, unknown>) => ({ ...data, steps: [1] }),
    2: (data: Record<string, unknown>) => ({ ...data, steps: [...(data.steps as number[]), 2] }),
  }

  test('goes through every version in turn', () => {
    const migrated = migrate({ version: 1, kept: 'yes' }, table, 3)
    expect(migrated).toEqual({ ok: true, data: { version: 3, kept: 'yes', steps: [1, 2] } })
  })

  test('leaves the current version as it is', () => {
    expect(migrate({ version: 3, a: 1 }, table, 3)).toEqual({ ok: true, data: { version: 3, a: 1 } })
  })

  test('a step that throws makes the record unreadable, and does not throw itself', () => {
    const failing = {
      1: () => {
        throw new Error('no field "x"')
      },
    }
    expect(migrate({ version: 1 }, failing, 2)).toEqual({
      ok: false,
      reason: 'invalid',
      detail: 'no field "x"',
    })
  })

  test('a version that no step starts from is refused', () => {
    expect(migrate({ version: 1 }, {}, 2)).toMatchObject({ ok: false, reason: 'invalid' })
  })
})
