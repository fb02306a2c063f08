import type { PredictResponse } from '#service/contract.ts'

/**
 * Parts of a round trip, in the order in which they are drawn. delivery: to the worker and back, measured together.
 * message: reading the upload and writing the answer, together, too. queue: all waiting within the service.
 */
export const PARTS = ['delivery', 'message', 'queue', 'decode', 'preprocess', 'forward'] as const
export type Part = (typeof PARTS)[number]

/** Milliseconds. The parts add up to the round trip. */
export type TimedRequest = { roundTripMs: number; parts: Record<Part, number> }

/** What the client measured, taken apart with what the service says of itself. */
export function timedRequest(
  { decode, preprocess, queue, forward, total }: PredictResponse['timing_ms'],
  roundTripMs: number,
): TimedRequest {
  const message = total - decode - preprocess - queue - forward
  return {
    roundTripMs,
    parts: { delivery: roundTripMs - total, message, queue, decode, preprocess, forward },
  }
}

/** Means of all, part by part: they add up as those of one request do. Throws RangeError where there is none. */
export function meanRequest(requests: readonly TimedRequest[]): TimedRequest {
  if (requests.length === 0) throw new RangeError('mean of no request')
  const mean = (value: (request: TimedRequest) => number) =>
    requests.reduce((sum, request) => sum + value(request), 0) / requests.length
  const parts = Object.fromEntries(PARTS.map((part) => [part, mean((request) => request.parts[part])]))
  return { roundTripMs: mean((request) => request.roundTripMs), parts: parts as Record<Part, number> }
}

/** The tenth in the middle, by round trip: from the 45th to the 55th per cent, at least one. */
export function middleTenth(requests: readonly TimedRequest[]): TimedRequest[] {
  const sorted = requests.toSorted((a, b) => a.roundTripMs - b.roundTripMs)
  return sorted.slice(Math.floor(0.45 * sorted.length), Math.ceil(0.55 * sorted.length))
}
