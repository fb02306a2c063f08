import type { latency as source } from '#i18n/id/experiments/latency.ts'
import type { Widen } from '#i18n/widen.ts'

export const latency: Widen<typeof source> = {
  title: 'How long does an answer take, and where does the time go?',
  introduction:
    'A fresh service is started beside yours. One client sends the sample pictures one after the other until there are enough for a p99 (459 requests); then the time is split into its parts. The target is 50 ms.',
  question: 'Which part of a request takes the most time on this device?',
  options: {
    forward: 'The forward pass: computing the network.',
    picture: 'The picture: decoding and preprocessing it.',
    waiting: 'Waiting: the queue and the delivery of the request.',
  },
  why: {
    forward: ({ forward, picture, waiting }) =>
      `Forward pass ${forward}, picture ${picture}, waiting ${waiting} (medians). As long as the forward pass is the largest, a smaller model or a faster engine helps most.`,
    picture: ({ forward, picture }) =>
      `Decoding and preprocessing ${picture}, forward pass ${forward}. Large photos raise this part, so never measure the model alone.`,
    waiting: ({ waiting, forward }) =>
      `Queue and delivery ${waiting}, beside a forward pass of ${forward}. Only one client asks here; a queue grows under load.`,
  },
  lesson: ({ p50, p95, p99, n, first, within }) =>
    `Of ${n} requests half were done within ${p50}, 95% within ${p95}${p99 ? `, 99% within ${p99}` : '; the sample is too small for a p99'}. ${within} kept 50 ms; the first request took ${first}. A mean hides this tail, so targets are written as percentiles.`,
  ui: {
    waterfall: 'Where the time goes (median of each part)',
    parts: {
      decode: 'decoding',
      preprocess: 'preprocessing',
      queue: 'queue',
      forward: 'forward pass',
      transport: 'delivery',
    },
    table: 'Latency of one client',
    columns: ['Measure', 'Value'],
    rows: {
      start: 'Starting the service until ready',
      first: 'First request',
      p50: 'p50',
      p95: 'p95',
      p99: 'p99',
      n: 'Requests (n)',
      within: 'Within 50 ms',
    },
    tooFew: 'sample too small',
  },
}
