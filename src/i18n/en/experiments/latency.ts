import type { latency as source } from '#i18n/id/experiments/latency.ts'
import type { Widen } from '#i18n/widen.ts'

type Figures = Readonly<Record<string, string>>

/** The highest percentile that the sample allows to state. */
function tail({ p95, p99 }: Figures): string {
  if (p99) return `, 99% within ${p99}`
  return p95
    ? `, 95% within ${p95} (the sample is too small for a p99)`
    : ' (the sample is too small for a p95 or a p99)'
}

/** One of the three is there: how many were over the target, by the name of the verdict. */
function target({ n, held, missed, open }: Figures): string {
  if (held)
    return `Over 50 ms: ${held} of ${n}. The target, a p99 of 50 ms, is met for one client on this device.`
  if (missed) return `Over 50 ms: ${missed} of ${n}. The target, a p99 of 50 ms, is not met on this device.`
  return `Over 50 ms: ${open} of ${n}. This sample cannot yet decide on the target, a p99 of 50 ms.`
}

export const latency: Widen<typeof source> = {
  title: 'How long does an answer take, and where does the time go?',
  introduction:
    'A fresh service is started beside yours. One client sends the sample pictures one after the other. The first request is noted apart; then come 459 more, the fewest from which a p99 (the time within which 99% are answered) can be stated with 99% confidence. A slow device stops earlier. The time of each request is taken apart. The target is 50 ms.',
  question: 'Which part of a request takes the most time on this device?',
  options: {
    forward: 'The forward pass: computing the network.',
    picture: 'The picture: decoding and preprocessing it.',
    waiting: 'The rest: delivering, reading and writing messages, and the queue.',
  },
  why: {
    forward: ({ forward, picture, waiting }) =>
      `Forward pass ${forward}, picture ${picture}, the rest ${waiting} (means of the requests around the median). As long as the forward pass is the largest, a smaller model or a faster inference engine helps most.`,
    picture: ({ forward, picture }) =>
      `Decoding and preprocessing ${picture}, forward pass ${forward}. These samples are small. Photos from a camera are much larger and raise this part, so measure with the pictures that will really be sent.`,
    waiting: ({ waiting, forward }) =>
      `Delivery, messages and queue took ${waiting} together, the forward pass ${forward}. This client waits for its answer before it asks again, so there is hardly a queue. Under load a queue grows, and over a real network delivery takes longer.`,
  },
  lesson: (figures) =>
    `Half of ${figures.n} requests were done within ${figures.p50}${tail(figures)}. ${target(figures)} The first request, after the warm-up, took ${figures.first}. A single mean hides all of this, so targets are written as percentiles, together with the number of requests.`,
  ui: {
    first: 'The first request after the service was ready',
    typical: 'A usual request (means of the tenth of requests around the median)',
    parts: {
      delivery: 'delivery',
      message: 'reading and writing',
      queue: 'queue',
      decode: 'decoding',
      preprocess: 'preprocessing',
      forward: 'forward pass',
    },
    total: 'round trip',
    partsNote:
      'Both have the same scale. Delivery to the service and back is measured in one, so it is drawn first; so are reading the upload and writing the answer. What is drawn are means, because the means of the parts add up. Their medians do not.',
    strips: 'Round trip of each request (dots), ms, logarithmic scale',
    firstStrip: 'first request',
    laterStrip: 'later requests',
    target: 'target 50 ms',
    table: 'Latency of one client, without the first request',
    columns: ['Measure', 'Value'],
    rows: {
      n: 'Requests (n)',
      p50: 'p50',
      p95: 'p95',
      p99: 'p99',
      max: 'Longest',
      misses: 'Over 50 ms',
    },
    tooFew: 'sample too small',
    verdicts: {
      within: 'The target is met: for one client, 99% of requests are done within 50 ms (at 99% confidence).',
      'not-within':
        'The target is not met on this device: more than 1% of requests take over 50 ms (at 99% confidence).',
      undecided:
        'The target is undecided: by chance alone, the p99 of one sample may be smaller or larger. More requests are needed.',
    },
    startup: 'From the command to ready',
    process: 'Start the process',
    startupTotal: 'until ready',
    fromCache: 'Model and runtime were on this device already, so nothing was downloaded.',
    downloaded: 'Model or runtime had to be downloaded; next time they will be on this device.',
    coldForward: 'The very first forward pass',
    warmForward: 'later ones, median',
    warmNote:
      'A service is warmed up before it says that it is ready, so that the first client need not wait for it.',
  },
}
