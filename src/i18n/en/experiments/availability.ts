import type { availability as source } from '#i18n/id/experiments/availability.ts'
import type { Widen } from '#i18n/widen.ts'

export const availability: Widen<typeof source> = {
  title: 'A process dies while it serves',
  introduction:
    'The service runs as 1 process, then with 2 and 3 workers, each under exactly the same requests (random, fixed seed; at 60% of what one process can do, 40 a second at most). In the middle a process that holds a request is killed (kill -9): the worst moment. Then you see what becomes of a count that is kept in a worker’s memory.',
  question: 'One of two workers is killed under load while it holds a request. What do the clients see?',
  options: {
    nothing: 'Nothing: the request is handed to the other worker, all are answered.',
    few: 'The requests in that worker’s hands are lost; the others are answered.',
    half: 'About half of the requests fail until its replacement is ready.',
    outage: 'The service is down until somebody starts it again.',
  },
  why: {
    nothing: ({ missed2, yield2 }) =>
      `Not answered: ${missed2} (yield ${yield2}). A request that a worker has in its hands dies with it. Nobody knows how far it had come, so it is the client that has to send it again.`,
    few: ({ missed2, yield2, recovery2 = '–' }) =>
      `Not answered: ${missed2} (yield ${yield2}). The next requests are taken by the worker that lives, and the parent starts a replacement, which was ready after ${recovery2}.`,
    half: ({ missed2, yield2 }) =>
      `Not answered: ${missed2} (yield ${yield2}). A dead worker takes no more requests from the socket that both share. The living one takes them all; only its queue grows.`,
    outage: ({ yield1, yield2 }) =>
      `That is the fate of a single process: its yield was ${yield1}, because there is no parent that starts it again. With two workers it was ${yield2}.`,
  },
  lesson: ({ yield1, yield2, yield3, visits, lastCount, countAfter }) =>
    `Share that was answered: ${yield1} with 1 process, ${yield2} with 2 workers, ${yield3} with 3. A worker may die because /predict keeps nothing. A count in a worker’s memory is another matter: after ${visits} visits the client was told ${lastCount}, and after all workers were replaced ${countAfter}. State like that has to live outside of the process.`,
  ui: {
    sent: 'Requests to each fleet:',
    rate: 'mean rate',
    fleet: (workers) => (workers === 1 ? '1 process' : `${workers} workers`),
    timeline: 'Latency of each request by the time it was due, ms, logarithmic',
    legend: {
      answered: 'answered',
      missed: 'not answered',
      killed: 'process killed',
      whole: 'back at full strength',
    },
    accounts: 'What the clients saw',
    accountColumns: ['Fleet', 'Answered', 'Cut off', 'Refused', 'Yield'],
    accountsNote:
      'Cut off: the process that held it died. Refused: no process was listening. Yield: share of requests that were answered.',
    recovery: 'After that process died',
    recoveryColumns: ['Fleet', 'Held when it died', 'Longest answer', 'Full strength after'],
    nobody: 'never',
    memory: 'Visits counted in the workers’ memory (2 workers, one client)',
    memoryColumns: ['Request', 'Should be', 'The service said'],
    visit: (number) => `visit ${number}`,
    visitAfter: (workers) => `after ${workers} workers were killed and replaced`,
    memoryNote:
      'Each worker counts for itself, so the count is wrong before anything has died, and begins anew afterwards.',
    same: 'POST /predict with the same picture, before and after: the very same answer, but for its times.',
    other: 'POST /predict with the same picture, before and after: another answer.',
  },
}
