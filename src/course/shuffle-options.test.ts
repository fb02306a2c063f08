import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, shuffleOptions } from './shuffle-options.ts'

const IDS = ['a', 'b', 'c']

test('six goes at three options show all six orders', () => {
  const orders = [IDS]
  for (let attempt = 1; attempt < 6; attempt += 1) orders.push(shuffleOptions(IDS, `q:${attempt}`, orders))
  expect(new Set(orders.map(String)).size).toBe(6)
})

test('an order is never the one right before it, however long it goes on', () => {
  const orders = [IDS]
  for (let attempt = 1; attempt < 60; attempt += 1) {
    const next = shuffleOptions(IDS, `q:${attempt}`, orders)
    expect(next).not.toEqual(orders.at(-1))
    orders.push(next)
  }
})

test('an order has every option once and is the same for the same seed', () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(ids, fc.string(), (options, seed) => {
      const order = shuffleOptions(options, seed, [])
      expect([...order].sort()).toEqual([...options].sort())
      expect(order).not.toEqual(options)
      expect(shuffleOptions(options, seed, [])).toEqual(order)
    }),
  )
})

test('a stored order holds when the course has changed: what is new stands last, what is gone is left out', () => {
  const options = [{ id: 'a' }, { id: 'b' }, { id: 'new' }]
  expect(inOrder(options, ['gone', 'b', 'a']).map(({ id }) => id)).toEqual(['b', 'a', 'new'])
})
