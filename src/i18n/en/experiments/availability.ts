import type { availability as source } from '#i18n/id/experiments/availability.ts'
import type { Widen } from '#i18n/widen.ts'

export const availability: Widen<typeof source> = {
  title: 'A worker dies while it serves',
  introduction:
    'The service is started with 1, 2, then 3 workers and takes 20 requests a second for 4 seconds. In the middle one worker is killed (kill -9). Then two workers that count visits in their own memory are killed as well.',
  question: 'One of two workers dies suddenly under load. What do the clients see?',
  options: {
    nothing: 'Nothing: every request is still answered.',
    few: 'A few requests are lost, the rest is answered.',
    outage: 'The service is down until somebody starts it again.',
  },
  why: {
    nothing: ({ yield2, lost2 }) =>
      `Lost ${lost2}, answered ${yield2}. Only requests in the hands of that worker can be lost; if it happens to be idle, nobody notices.`,
    few: ({ yield2, lost2, recovery = '–' }) =>
      `Lost ${lost2}, answered ${yield2}. The other worker went on answering, and their parent had a new one ready within ${recovery}.`,
    outage: ({ yield1, yield2 }) =>
      `That is what happens to a single process: ${yield1} answered, because it has no parent to start it again. With two workers ${yield2} were.`,
  },
  lesson: ({ yield1, yield2, yield3, visitsBefore, visitsAfter }) =>
    `Answered: ${yield1} with 1 worker, ${yield2} with 2, ${yield3} with 3. A prediction service may die at any time because it keeps nothing. Visits that were counted in a worker’s memory fell from ${visitsBefore} to ${visitsAfter}: such state belongs outside the process.`,
  ui: {
    bars: 'Requests that were answered',
    workers: (count) => (count === 1 ? '1 worker' : `${count} workers`),
    table: 'One worker killed under load',
    columns: ['Fleet', 'Sent', 'Lost', 'What clients saw', 'Full strength'],
    reasons: { crashed: 'connection lost', refused: 'connection refused', timeout: 'timeout' },
    none: 'nothing lost',
    notRestarted: 'nobody starts it again',
    memory: 'After all workers died and were replaced',
    memoryColumns: ['Service', 'Before', 'After'],
    visits: 'Visits of “ani”, counted in a worker’s memory',
    predict: 'POST /predict, stateless',
    asked: 'answered',
    same: 'same answer',
    other: 'another answer',
  },
}
