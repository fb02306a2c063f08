import type { PredictResponse } from '#service/contract.ts'
import type { ExperimentService, Ground } from './ground.ts'

export type Answers = { responses: PredictResponse[]; roundTripsMs: number[]; right: number }

/** Sends every sample picture once, one after the other. Rejects when one is not answered or the run is cancelled. */
export async function askAll(ground: Ground, service: ExperimentService): Promise<Answers> {
  const answers: Answers = { responses: [], roundTripsMs: [], right: 0 }
  for (const picture of await ground.pictures()) {
    const { response, roundTripMs } = await service.predict(picture)
    ground.signal.throwIfAborted()
    answers.responses.push(response)
    answers.roundTripsMs.push(roundTripMs)
    if (response.index === picture.sample.index) answers.right++
  }
  return answers
}

/** Pictures whose label is another one. */
export function labelsChanged(before: Answers, after: Answers): number {
  return after.responses.filter(({ index }, i) => index !== before.responses[i]?.index).length
}

/** Pictures whose answer is not the same text, times left out. */
export function answersDiffering(before: Answers, after: Answers): number {
  return after.responses.filter((answer, i) => withoutTimes(answer) !== withoutTimes(before.responses[i]))
    .length
}

const withoutTimes = (answer: object | undefined) => JSON.stringify({ ...answer, timing_ms: null })
