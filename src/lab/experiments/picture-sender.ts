import type { Send } from '#traffic/load-run.ts'
import { sendRequest } from '../load/request-sender.ts'
import { pageClock } from '../page-clock.ts'
import type { ExperimentService, Ground } from './ground.ts'

/** Sends the sample pictures in turns, for a load run. */
export async function pictureSender(ground: Ground, { host, request }: ExperimentService): Promise<Send> {
  const pictures = await ground.pictures()
  return async (index) => {
    const picture = pictures[index % pictures.length]
    if (!picture) throw new Error('no picture to send')
    return (await sendRequest(host, request(picture), pageClock, ground.signal)).outcome
  }
}
