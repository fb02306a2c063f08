import type { availability as source } from '#i18n/id/experiments/availability.ts'
import type { Widen } from '#i18n/widen.ts'

export const availability: Widen<typeof source> = {
  title: 'A worker dies while it serves',
  introduction:
    'First it is measured how many requests a second one worker can answer. Then the service is started with 1, 2, and 3 workers. Each fleet gets exactly the same requests: 60% of what one worker can answer, and 40 a second at most. After a second the busiest worker is killed (kill -9), at a moment when it holds a request. That is the worst moment, chosen on purpose. In the end two workers that count eight visits in their own memory are all killed.',
  question: 'One of two workers is killed at a moment when it holds a request. What do the clients see?',
  options: {
    nothing: 'Nothing is lost: the other worker takes the request over.',
    few: 'Only what that worker held is lost; the rest is answered.',
    half: 'About half of the requests are lost until its replacement is ready: the dead worker’s share is not answered.',
    outage: 'All requests are lost until somebody starts the service again.',
  },
  why: {
    nothing: ({ lost2 }) =>
      `Lost with two workers: ${lost2}. A request that has been accepted is in the memory of the dead worker alone; the other one does not know of it. Only the client can send it again, and here that is safe: a service that keeps nothing gives the same answer.`,
    few: ({ lost2, yield2, recovery }) =>
      `Lost ${lost2}, answered ${yield2}. The next requests were taken by the worker that was left, some of them after a queue. ${recovery ? `The parent started a replacement, and the fleet was complete again after ${recovery}.` : 'The replacement was not ready when the experiment ended.'}`,
    half: ({ lost2, yield2 }) =>
      `Lost ${lost2}, answered ${yield2}. Requests are not shared out beforehand: the next one is taken by a worker that is idle. One worker can still bear this load. Without such a reserve nothing would be lost at once, but the queue would grow and grow.`,
    outage: ({ yield1, yield2 }) =>
      `That is what happens to a single process: ${yield1} answered, because it has no parent to start it again. With two workers ${yield2} were.`,
  },
  lesson: ({ yield1, yield2, yield3, counted, together, visitsAfter, differing }) =>
    `Answered: ${yield1} with 1 worker, ${yield2} with 2, ${yield3} with 3. A prediction worker can be replaced at any time because it keeps nothing; only the requests it holds are lost. When all workers had been replaced, ${differing} answers had changed. A count in a worker’s memory is another matter: ${together ? `this time all ${together} visits happened to come to the same worker, so the count was right, until that worker died` : `of eight visits ${counted} were counted at most, because each worker counts by itself`}. With the replacements the count began again at ${visitsAfter}. Such state belongs outside the process.`,
  ui: {
    oneWorker: 'One worker can answer',
    sentToEach: 'Each fleet was sent, on average,',
    timeline: 'Each request by its schedule: its latency (dots; ms, logarithmic scale), or what became of it',
    workers: (count) => (count === 1 ? '1 worker' : `${count} workers`),
    lanes: { cut: 'cut off', refused: 'no connection', other: 'other error' },
    full: 'complete',
    seconds: 'seconds',
    requests: 'The same requests at each fleet',
    requestColumns: ['Fleet', 'Sent', 'Accepted', 'Answered', 'Cut off', 'No connection'],
    requestsNote:
      'Cut off: the service had accepted it, then the process died. No connection: nobody listens on that port, so the service itself never knows. That is why availability is measured on the client’s side.',
    kill: 'One worker is killed',
    killColumns: [
      'Fleet',
      'Held when killed',
      'Answered',
      'Longest before',
      'Longest after',
      'Complete again after',
    ],
    killNote:
      'When a worker has been killed, the rest bear the whole load, while the replacement loads its model on the same processor. A single process has no parent to start it again: the longer the load lasts, the smaller is the share that is answered.',
    notRestarted: 'never',
    notInTime: 'not complete within 20 seconds',
    memory: 'Visits of “ani”, counted by two workers, each in its own memory',
    visit: 'Visit',
    afterKill: 'after all were killed',
    counted: 'the service said',
    predicted: 'POST /predict, which keeps nothing: pictures asked before and after',
    differing: 'Answers that were different (times left out):',
    memoryNote:
      'Even without a fault a count in memory is wrong as soon as there is more than one worker: a client cannot know which of them a visit comes to.',
  },
}
