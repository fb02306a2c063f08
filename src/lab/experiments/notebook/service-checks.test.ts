import { describe, expect, it } from 'vitest'
import { compareBytes, isOthers, pairsOf, withoutTimes } from './service-checks.ts'

const answer = (label: string, total: number) => JSON.stringify({ label, timing_ms: { total }, warnings: [] })

describe('two answers', () => {
  it('are the same when only their times differ', () => {
    const { bytes, differing } = compareBytes(
      withoutTimes(answer('kapal', 3.1)),
      withoutTimes(answer('kapal', 12)),
    )
    expect(bytes).toBe('{"label":"kapal","warnings":[]}'.length)
    expect(differing).toBe(0)
  })

  it('differ in every byte that is another or missing', () => {
    const compared = compareBytes(new Uint8Array([1, 2, 3]), new Uint8Array([1, 9]))
    expect(compared).toEqual({ bytes: 3, differing: 2 })
  })
})

describe('an answer', () => {
  const own = { probabilities: [0.9, 0.1] }
  const other = { probabilities: [0.2, 0.8] }

  it('belongs to the picture to whose lone answer it is nearer', () => {
    expect(isOthers({ probabilities: [0.88, 0.12] }, own, other)).toBe(false)
    expect(isOthers({ probabilities: [0.2, 0.8] }, own, other)).toBe(true)
  })

  it('between equal ones is not called swapped', () => {
    expect(isOthers(own, own, own)).toBe(false)
  })
})

it('pairs show different things', () => {
  const pictures = [1, 2, 3, 1, 5, 6].map((index) => ({ sample: { index } }))
  expect(pairsOf(pictures).map(([left, right]) => [left.sample.index, right.sample.index])).toEqual([
    [2, 5],
    [3, 6],
  ])
})
