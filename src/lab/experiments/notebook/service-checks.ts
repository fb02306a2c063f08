import type { PredictResponse } from '#service/contract.ts'
import type { EncodedPicture, ExperimentService, Ground } from '../ground.ts'

/** Two answers to the same picture, without the times: how long they are and in how many bytes they differ. */
export type Repetition = { bytes: number; differing: number }

/** Answers to pairs of requests sent at once, and how many of them belonged to the other picture of the pair. */
export type ClientsCheck = { answers: number; mixedGlobal: number; mixedStateless: number }

/** Pairs of different pictures that two clients send at the same moment. */
const PAIRS = 15

export async function repeatRequest(
  service: ExperimentService,
  picture: EncodedPicture,
  signal: AbortSignal,
): Promise<Repetition> {
  const first = await answerWithoutTimes(service, picture, signal)
  const second = await answerWithoutTimes(service, picture, signal)
  return compareBytes(first, second)
}

async function answerWithoutTimes(service: ExperimentService, picture: EncodedPicture, signal: AbortSignal) {
  const answer = await service.host.fetch(service.request(picture), { signal })
  const body = await answer.text()
  if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${body}`)
  return withoutTimes(body)
}

/** The body with its timing_ms taken out, as bytes. */
export function withoutTimes(body: string): Uint8Array {
  const { timing_ms: _, ...rest } = JSON.parse(body) as PredictResponse
  return new TextEncoder().encode(JSON.stringify(rest))
}

export function compareBytes(first: Uint8Array, second: Uint8Array): Repetition {
  const bytes = Math.max(first.length, second.length)
  let differing = 0
  for (let at = 0; at < bytes; at++) if (first[at] !== second[at]) differing++
  return { bytes, differing }
}

/** Two clients at once, at a service that keeps nothing and at one whose handler keeps the input in a global variable. */
export async function askFromTwoClients(ground: Ground, stateless: ExperimentService): Promise<ClientsCheck> {
  const pairs = pairsOf(await ground.pictures())
  const alone = new Map<EncodedPicture, PredictResponse>()
  for (const picture of new Set(pairs.flat())) {
    ground.signal.throwIfAborted()
    alone.set(picture, (await stateless.predict(picture)).response)
  }
  const mixed = async (service: ExperimentService) => {
    let count = 0
    for (const [left, right] of pairs) {
      ground.signal.throwIfAborted()
      const answers = await Promise.all([service.predict(left), service.predict(right)])
      const [ofLeft, ofRight] = answers.map(({ response }) => response)
      if (isOthers(ofLeft, alone.get(left), alone.get(right))) count++
      if (isOthers(ofRight, alone.get(right), alone.get(left))) count++
    }
    return count
  }
  const mixedStateless = await mixed(stateless)
  const careless = await ground.start({ start: { habits: { globalInput: true } } })
  try {
    return { answers: 2 * pairs.length, mixedGlobal: await mixed(careless), mixedStateless }
  } finally {
    careless.stop()
  }
}

/** Pairs whose pictures show different things. */
export function pairsOf<P extends { sample: { index: number } }>(pictures: readonly P[]): [P, P][] {
  const half = Math.ceil(pictures.length / 2)
  return pictures
    .slice(0, half)
    .flatMap((left, at): [P, P][] => {
      const right = pictures[at + half]
      return right && right.sample.index !== left.sample.index ? [[left, right]] : []
    })
    .slice(0, PAIRS)
}

/** An answer that is nearer to what the other picture gets alone than to what its own does. */
export function isOthers(
  answer: Pick<PredictResponse, 'probabilities'> | undefined,
  own: Pick<PredictResponse, 'probabilities'> | undefined,
  other: Pick<PredictResponse, 'probabilities'> | undefined,
): boolean {
  if (!answer || !own || !other) return false
  return (
    distance(answer.probabilities, other.probabilities) < distance(answer.probabilities, own.probabilities)
  )
}

function distance(left: readonly number[], right: readonly number[]): number {
  return Math.max(...left.map((value, at) => Math.abs(value - (right[at] ?? 0))))
}
