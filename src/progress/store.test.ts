import { beforeEach, describe, expect, test } from 'vitest'
import { MemoryStorage } from './fixtures/memory-storage.ts'
import { type Clock, openTab, type Tab } from './fixtures/tab.ts'
import { progressShare } from './progress-share.ts'
import { EMPTY_RECORD } from './record.ts'
import { answer, check, commit, measure, prefer, retry, rewrite, writeDraft } from './record-changes.ts'
import { storagePrefix } from './record-storage.ts'

const RIGHT = { optionId: 'b', confidence: 'high', correct: true, order: ['a', 'b'] } as const
const right = (id: string) => answer(id, { ...RIGHT, order: [...RIGHT.order] })
const KEY = 'siap-produksi:/kursus/:progress'

let memory: MemoryStorage
let clock: Clock
let tab: Tab

beforeEach(() => {
  memory = new MemoryStorage()
  clock = { now: 1000 }
  tab = openTab(memory, clock)
})

const reload = () => openTab(memory, clock)
const record = (of: Tab) => of.store.getState().record
const storage = (of: Tab) => of.store.getState().storage
const keys = () => [...memory.entries.keys()]

describe('keeping', () => {
  test('what was done is there after a reload', () => {
    tab.change(right('q'))
    tab.change(writeDraft('s', 'sebuah jawaban'))
    tab.elapse()
    expect(record(reload())).toEqual(record(tab))
  })

  test('many changes in a row are written once, after the pause', () => {
    for (let length = 1; length <= 50; length += 1) tab.change(writeDraft('s', 'x'.repeat(length)))
    expect(memory.writes).toBe(0)
    tab.elapse()
    expect(memory.writes).toBe(1)
  })

  test('leaving the page writes what waits, and nothing if nothing waits', () => {
    tab.flush()
    expect(memory.writes).toBe(0)
    tab.change(writeDraft('s', 'belum selesai'))
    tab.flush()
    expect(record(reload()).challenge.s?.draft).toBe('belum selesai')
    expect(tab.waiting()).toBe(false)
  })

  test('two courses on one host have a key each, both languages of one course the same', () => {
    expect(storagePrefix('/a/index.html')).toBe(storagePrefix('/a/en.html'))
    expect(storagePrefix('/a/')).toBe(storagePrefix('/a/index.html'))
    expect(storagePrefix('/b/')).not.toBe(storagePrefix('/a/'))
    tab.change(right('q'))
    tab.elapse()
    expect(keys()).toEqual([KEY])
  })

  test('the server and the first render have the empty record', () => {
    tab.change(right('q'))
    tab.elapse()
    expect(reload().store.getInitialState().record).toEqual(EMPTY_RECORD)
  })

  test('a change that the record could not be read back with is refused at once', () => {
    const latency = {
      p50Ms: Number.NaN,
      p95Ms: 1,
      p99Ms: 1,
      n: 1,
      provider: '',
      artifact: '',
      coldMs: 1,
      device: '',
    }
    expect(() => tab.change(measure(latency))).toThrow('measurements.latency.p50Ms')
    expect(record(tab)).toEqual(EMPTY_RECORD)
  })
})

describe('answering', () => {
  test('every attempt stays in the history, in its own order of options', () => {
    tab.change(answer('q', { optionId: 'a', confidence: 'high', correct: false, order: ['a', 'b'] }))
    clock.now += 10
    tab.change(retry('q', ['b', 'a']))
    expect(record(tab).answers.q).toMatchObject({ order: ['b', 'a'], retrying: true })
    tab.change(answer('q', { optionId: 'b', confidence: 'low', correct: true, order: ['b', 'a'] }))
    const attempts = record(tab).answers.q?.attempts.map(({ optionId, order, at }) => [optionId, order, at])
    expect(attempts).toEqual([
      ['a', ['a', 'b'], 1000],
      ['b', ['b', 'a'], 1010],
    ])
    expect(record(tab).answers.q?.retrying).toBe(false)
  })

  test('a locked answer stays in the history when it is written anew, and its checks begin anew', () => {
    tab.change(writeDraft('s', '  jawaban pertama  '))
    tab.change(commit('s'))
    tab.change(check('s', 'p', true))
    clock.now += 1
    tab.change(rewrite('s'))
    expect(record(tab).challenge.s?.draft).toBe('jawaban pertama')
    tab.change(writeDraft('s', 'jawaban kedua'))
    tab.change(commit('s'))
    expect(record(tab).challenge.s?.commits.map(({ text }) => text)).toEqual([
      'jawaban pertama',
      'jawaban kedua',
    ])
    expect(record(tab).challenge.s?.checks).toEqual([])
  })

  test('progress counts questions once right and steps once locked', () => {
    const course = { quiz: { questions: [{ id: 'q' }, { id: 'r' }] }, challenge: { steps: [{ id: 's' }] } }
    expect(progressShare(record(tab), course)).toMatchObject({ done: 0, total: 3, share: 0 })
    tab.change(right('q'))
    tab.change(answer('q', { ...RIGHT, order: [], correct: false }))
    tab.change(answer('r', { ...RIGHT, order: [], correct: false }))
    tab.change(writeDraft('s', 'jawaban'))
    tab.change(commit('s'))
    tab.change(rewrite('s'))
    expect(progressShare(record(tab), course)).toMatchObject({
      done: 2,
      total: 3,
      questions: { done: 1, total: 2 },
      steps: { done: 1, total: 1 },
    })
  })
})

describe('storage that fails', () => {
  test('blocked: everything works in memory, the learner is told in the browser’s words', () => {
    memory.blocked = true
    tab.change(right('q'))
    tab.elapse()
    expect(record(tab).answers.q?.attempts).toHaveLength(1)
    expect(storage(tab)).toEqual({ status: 'blocked', detail: 'SecurityError: The operation is insecure.' })
  })

  test('full: told, kept in memory, and stored by a retry once there is room', () => {
    memory.quota = 10
    tab.change(right('q'))
    tab.elapse()
    expect(storage(tab)).toEqual({
      status: 'full',
      detail: 'QuotaExceededError: The quota has been exceeded.',
    })
    memory.quota = 1e6
    tab.retryStorage()
    expect(storage(tab)).toEqual({ status: 'ok' })
    expect(record(reload())).toEqual(record(tab))
  })

  test('full: what was stored before stays readable', () => {
    tab.change(right('q'))
    tab.elapse()
    memory.quota = 10
    tab.change(right('r'))
    tab.elapse()
    expect(record(reload()).answers.q?.attempts).toHaveLength(1)
  })
})

describe('a record that cannot be read', () => {
  const FOREIGN = ['{"version":99,"answers":{"q":"of the future"}}', '{"version":1,"answ', 'null']

  test.each(FOREIGN)('%s is set aside whole under another key, and the learner is told', (raw) => {
    memory.setItem(KEY, raw)
    const opened = reload()
    const aside = keys().filter((key) => key.includes(':set-aside:'))
    expect(aside).toHaveLength(1)
    expect(memory.getItem(aside[0] ?? '')).toBe(raw)
    expect(storage(opened)).toMatchObject({ status: 'set-aside', setAside: { key: aside[0], text: raw } })
  })

  test.each(FOREIGN)(
    '%s survives what is done afterwards, and is told until the learner takes note',
    (raw) => {
      memory.setItem(KEY, raw)
      const opened = reload()
      opened.change(right('q'))
      opened.elapse()
      expect([...memory.entries.values()]).toContain(raw)
      expect(storage(opened).status).toBe('set-aside')
      opened.dismissSetAside()
      opened.change(right('r'))
      opened.elapse()
      expect(storage(opened)).toEqual({ status: 'ok' })
      expect([...memory.entries.values()]).toContain(raw)
    },
  )

  test('two set aside at the same moment both stay', () => {
    for (const raw of FOREIGN) {
      memory.setItem(KEY, raw)
      reload()
    }
    expect(FOREIGN.filter((raw) => ![...memory.entries.values()].includes(raw))).toEqual([])
  })

  test('without room for a copy it stays where it is and nothing is written over it', () => {
    const raw = FOREIGN[0] ?? ''
    memory.setItem(KEY, raw)
    memory.quota = KEY.length + raw.length + 20
    const opened = reload()
    opened.change(right('q'))
    opened.elapse()
    expect(memory.getItem(KEY)).toBe(raw)
    expect(storage(opened).status).toBe('full')
    memory.quota = 1e6
    opened.retryStorage()
    expect(storage(opened).status).toBe('set-aside')
    opened.elapse()
    opened.retryStorage()
    expect(record(reload()).answers.q?.attempts).toHaveLength(1)
    expect([...memory.entries.values()]).toContain(raw)
  })
})

describe('two tabs', () => {
  test('what one writes, the other has', () => {
    const other = reload()
    tab.change(right('q'))
    tab.elapse()
    other.receive(memory.getItem(KEY))
    expect(record(other).answers.q?.attempts).toHaveLength(1)
  })

  test('both write at once: nothing of either is lost', () => {
    const other = reload()
    tab.change(right('q'))
    other.change(writeDraft('s', 'dari tab lain'))
    tab.elapse()
    other.elapse()
    expect(record(reload())).toMatchObject({
      answers: { q: { attempts: [{ optionId: 'b' }] } },
      challenge: { s: { draft: 'dari tab lain' } },
    })
  })

  test('erasing in one empties the other, and what waited there is not written', () => {
    tab.change(right('q'))
    tab.elapse()
    const other = reload()
    other.change(right('r'))
    tab.erase()
    other.receive(null)
    other.flush()
    expect(record(other)).toEqual(EMPTY_RECORD)
    expect(keys()).toEqual([])
  })

  test('what another tab wrote and cannot be read changes nothing, and is set aside before the next write', () => {
    tab.change(right('q'))
    tab.elapse()
    const newer = '{"version":3}'
    memory.setItem(KEY, newer)
    tab.receive(newer)
    expect(record(tab).answers.q?.attempts).toHaveLength(1)
    tab.change(right('r'))
    tab.elapse()
    expect([...memory.entries.values()]).toContain(newer)
    expect(Object.keys(record(reload()).answers)).toEqual(['q', 'r'])
  })
})

describe('export, import, erase', () => {
  test('an exported record is the same after importing it elsewhere', () => {
    tab.change(right('q'))
    tab.change(prefer({ theme: 'dark', lowData: true }))
    const { fileName, text } = tab.exportRecord()
    expect(fileName).toBe('siap-produksi-19700101-0000.json')
    const elsewhere = openTab(new MemoryStorage(), clock)
    expect(elsewhere.importRecord(text)).toEqual({ ok: true })
    expect(record(elsewhere)).toEqual(record(tab))
  })

  test('importing joins: what is here stays', () => {
    tab.change(right('q'))
    const { text } = tab.exportRecord()
    const other = openTab(new MemoryStorage(), clock)
    other.change(right('r'))
    other.importRecord(text)
    expect(Object.keys(record(other).answers).sort()).toEqual(['q', 'r'])
    expect(other.waiting()).toBe(true)
  })

  test('what was set aside can be imported once it can be read', () => {
    tab.change(right('q'))
    tab.flush()
    const other = openTab(new MemoryStorage(), clock)
    expect(other.importRecord(memory.getItem(KEY) ?? '')).toEqual({ ok: true })
  })

  test.each([
    ['text', 'not-json'],
    ['{"hello":1}', 'not-ours'],
    ['[1,2]', 'not-ours'],
    ['{"format":"siap-produksi-progress","record":{"version":9}}', 'newer'],
    ['{"format":"siap-produksi-progress","record":{"version":1}}', 'invalid'],
    ['{"format":"siap-produksi-progress"}', 'not-a-record'],
    [' '.repeat(4_000_001), 'too-large'],
  ])('importing %.40s… fails by name and changes nothing', (text, reason) => {
    tab.change(right('q'))
    const before = record(tab)
    expect(tab.importRecord(text)).toMatchObject({ ok: false, reason })
    expect(record(tab)).toBe(before)
  })

  test('erasing removes the record and what was set aside, and nothing of other courses', () => {
    memory.setItem('siap-produksi:/lain/:progress', 'x')
    memory.setItem(KEY, 'broken')
    const opened = reload()
    opened.change(right('q'))
    opened.elapse()
    opened.erase()
    expect(record(opened)).toEqual(EMPTY_RECORD)
    expect(storage(opened)).toEqual({ status: 'ok' })
    expect(keys()).toEqual(['siap-produksi:/lain/:progress'])
  })
})
