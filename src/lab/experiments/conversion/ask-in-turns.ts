import type { Answers } from '../ask-all.ts'
import type { ExperimentService, Ground } from '../ground.ts'

/**
 * Sends every sample picture to each service before the next picture, another service first each time: what the device
 * does beside it, and its growing warm, meets all of them alike. Rejects when one is not answered or the run is
 * cancelled.
 *
 * @returns answers in the order of the services.
 */
export async function askInTurns(
  ground: Ground,
  services: readonly Pick<ExperimentService, 'predict'>[],
): Promise<Answers[]> {
  const asked = services.map((service) => ({
    service,
    answers: { responses: [], roundTripsMs: [], right: 0 } as Answers,
  }))
  for (const [index, picture] of (await ground.pictures()).entries()) {
    const first = index % Math.max(1, asked.length)
    for (const { service, answers } of [...asked.slice(first), ...asked.slice(0, first)]) {
      const { response, roundTripMs } = await service.predict(picture)
      ground.signal.throwIfAborted()
      answers.responses.push(response)
      answers.roundTripsMs.push(roundTripMs)
      if (response.index === picture.sample.index) answers.right++
    }
  }
  return asked.map(({ answers }) => answers)
}
