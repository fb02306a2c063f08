import type { latency as source } from '#i18n/id/experiments/latency.ts'
import type { Widen } from '#i18n/widen.ts'

export const latency: Widen<typeof source> = {
  title: 'How long does an answer take, and where does the time go?',
  introduction:
    'A new service is started beside yours. One client sends the sample pictures one after the other until there are enough for a p99 (459 requests), and the time is taken apart. The target is 50 ms.',
  question: 'Which part of a request takes the most time on this device?',
  options: {
    forward: 'The forward pass: computing the network.',
    picture: 'The picture: reading the image file (decoding) and preprocessing.',
    waiting: 'Waiting: the queue, and carrying request and answer.',
  },
  why: {
    forward: ({ forward, picture, waiting }) =>
      `Forward pass ${forward}, picture ${picture}, waiting ${waiting} (means). As long as the forward pass is the largest, a smaller model or a faster machine helps most.`,
    picture: ({ forward, picture }) =>
      `Decoding and preprocessing ${picture}, forward pass ${forward} (means). Photos from a phone are much larger than the samples and make this part grow, so do not measure the model alone.`,
    waiting: ({ waiting, forward }) =>
      `Queue and transport ${waiting}, forward pass ${forward} (means). Only one client asks here; a queue grows under load.`,
  },
  lesson: ({ p50, p95, p99, n, within, start }) =>
    `Of ${n} requests half were done within ${p50} and ${p99 ? `99% within ${p99}` : `95% within ${p95} (the sample is too small for a p99)`}; ${within} hold the target of 50 ms. An average hides that tail, so latency targets are written as percentiles. Starting the service took ${start} until it was ready: that is why a service is started and warmed up before it takes requests.`,
  ui: {
    strip: 'Latency of each request (dot) and their median (line), ms, logarithmic',
    target: 'Dashed line: the target of 50 ms',
    table: 'Latency as the client feels it',
    load: 'Load',
    oneClient: 'one client',
    longest: 'Longest',
    within: 'Within 50 ms',
    tooFew: 'A dash: p99 may be stated from 459 requests on; this device stopped earlier.',
    meanRequest: 'Where the time goes: mean of each part',
    firstRequest: 'The first request',
    parts: {
      transport: 'transport',
      queue: 'queue',
      decode: 'decoding',
      preprocess: 'preprocessing',
      forward: 'forward pass',
    },
    total: 'all of it',
    start: 'Starting the service',
    stages: {
      fetch: 'fetch artefact',
      verify: 'verify',
      inspect: 'inspect',
      load: 'load',
      warm: 'warm up',
    },
    ready: 'ready after',
    startNote:
      'The time until ready includes making the process (a worker), so it is a little longer than the sum of the stages. Files that are on the device are not downloaded again.',
    cold: 'Forward pass of a new session',
    coldColumns: ['Part', 'first (cold)', 'once warm'],
  },
}
