import { expect, it } from 'vitest'
import { meanRequest, middleTenth, PARTS, timedRequest } from './timed-request.ts'

const timing = { decode: 2, preprocess: 1, queue: 0.5, forward: 8, total: 12 }

it('the parts add up to the round trip: what the service does not name is reading and writing the message', () => {
  const { parts, roundTripMs } = timedRequest(timing, 13)
  expect(parts).toEqual({ delivery: 1, message: 0.5, queue: 0.5, decode: 2, preprocess: 1, forward: 8 })
  expect(PARTS.reduce((sum, part) => sum + parts[part], 0)).toBe(roundTripMs)
})

it('means of parts add up to the mean round trip', () => {
  const { parts, roundTripMs } = meanRequest([timedRequest(timing, 13), timedRequest(timing, 17)])
  expect(roundTripMs).toBe(15)
  expect(PARTS.reduce((sum, part) => sum + parts[part], 0)).toBe(15)
  expect(() => meanRequest([])).toThrow(RangeError)
})

it('the tenth in the middle lies around the median, whatever the order', () => {
  const trips = (count: number) =>
    Array.from({ length: count }, (_, i) => timedRequest(timing, 20 + ((7 * i) % count)))
  expect(middleTenth(trips(20)).map(({ roundTripMs }) => roundTripMs)).toEqual([29, 30])
  expect(middleTenth(trips(1))).toHaveLength(1)
  expect(middleTenth(trips(459))).toHaveLength(47)
})
