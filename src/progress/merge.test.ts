import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryRecord } from './fixtures/arbitrary-record.ts'
import { mergeRecords } from './merge.ts'
import { readRecordText } from './migrations.ts'

test('the order of the two does not matter', () => {
  fc.assert(
    fc.property(arbitraryRecord, arbitraryRecord, (one, other) => {
      expect(mergeRecords(one, other)).toEqual(mergeRecords(other, one))
    }),
    { numRuns: 1000 },
  )
})

test('merging again changes nothing', () => {
  fc.assert(
    fc.property(arbitraryRecord, arbitraryRecord, (one, other) => {
      const merged = mergeRecords(one, other)
      expect(mergeRecords(merged, merged)).toEqual(merged)
      expect(mergeRecords(merged, other)).toEqual(merged)
    }),
    { numRuns: 1000 },
  )
})

test('no attempt and no locked answer is lost', () => {
  fc.assert(
    fc.property(arbitraryRecord, arbitraryRecord, (one, other) => {
      const merged = mergeRecords(one, other)
      for (const record of [one, other]) {
        for (const [id, { attempts }] of Object.entries(record.answers)) {
          for (const attempt of attempts) expect(merged.answers[id]?.attempts).toContainEqual(attempt)
        }
        for (const [id, { commits }] of Object.entries(record.challenge)) {
          for (const commit of commits) expect(merged.challenge[id]?.commits).toContainEqual(commit)
        }
      }
    }),
  )
})

test('a record that was stored and read merges with itself: nothing stands twice', () => {
  fc.assert(
    fc.property(arbitraryRecord, (record) => {
      const read = readRecordText(JSON.stringify(record))
      if (!read.ok) throw new Error(read.detail)
      const merged = mergeRecords(record, read.record)
      for (const [id, { attempts }] of Object.entries(record.answers)) {
        expect(merged.answers[id]?.attempts).toHaveLength(attempts.length)
      }
    }),
  )
})
