import type { loading as source } from '#i18n/id/experiments/loading.ts'
import type { Widen } from '#i18n/widen.ts'

export const loading: Widen<typeof source> = {
  title: 'When are the weights loaded?',
  introduction:
    'Three services get exactly the same requests for 3.5 seconds (random, with a fixed seed). The first loads its weights at start-up, the second at the first request, the third in every request. Loading means here: read the file from this device, check its SHA-256, create a session. Nothing is downloaded again. The rate of requests is measured first: at most 70% of what the first service can do, and 60 a second at most.',
  question:
    'The third service loads its weights in every request. What is its median latency, compared with the service that loads at start-up?',
  options: {
    same: 'About the same: the model is small and its file is on the device already.',
    double: 'About twice: a request only takes its own loading in addition.',
    many: 'Three times or more: a request also waits for other requests that are loading.',
  },
  why: {
    same: ({ startupP50, requestP50, load }) =>
      `Medians ${startupP50} (at start-up) and ${requestP50} (in every request). A file that is on the device still has to be read, checked, parsed and made into a session: ${load} for every request.`,
    double: ({ times, load, most, rate }) =>
      `Measured: ${times}. A request that comes alone does take only ${load} more. But this service can do ${most} at most, and ${rate} came: the closer the two, the longer the queue.`,
    many: ({ startupP50, requestP50, times, load, most, rate }) =>
      `Medians ${startupP50} and ${requestP50}, ${times}. Loading takes only ${load}, but meanwhile other requests wait: this service can do ${most} at most, and ${rate} came.`,
  },
  lesson: ({ lazyFirst, startupP50, load, big }) =>
    `Loading at the first request does not remove the price, it only moves it to the first client: ${lazyFirst} (with compiling the runtime), where the median is ${startupP50} when loading happens at start-up. Loading this model takes ${load}. At the same loading speed a model of 1 GB would need about ${big} (computed from that speed, not run). Load once at start-up, and take requests when ready.`,
  ui: {
    sent: 'Requests to each service:',
    rate: 'on average',
    strips: 'Latency of each request (dots) and its median (line), ms, logarithmic scale',
    habits: {
      startup: 'at start-up',
      'first-request': 'at the first request',
      'every-request': 'in every request',
    },
    table: 'Latency, same arrivals',
    columns: ['Loads', 'First request', 'p50', 'p95', 'Longest'],
    answeredColumn: 'Answered',
    allAnswered: 'All requests were answered.',
    firstNote:
      'The first request that loads also waits for the runtime to be compiled, which happens once in each process.',
    lacksP95: 'A dash: a p95 may be stated only from 90 answers on.',
    capacity: 'Without a queue, and at full load',
    capacityColumns: ['Loads', 'Ready after', 'One request', 'At most'],
    overloaded: (habits) =>
      `Overloaded: the service that loads ${habits.join(' and ')}. More was sent than it can do, so the queue grows as long as the load lasts. In a longer experiment the median would be higher still.`,
    memory: 'No memory is stated: browsers do not tell how much a WASM runtime in a worker takes.',
    big: 'If the model had 1 GB',
    bigColumns: ['Model', 'Size', 'Loading once'],
    here: 'this model',
    gigabyte: 'a model of 1 GB',
    bigNote:
      'The second row was not run: it is the measured rate of loading times the size, on the assumption that the time to load grows with the size. Downloading is not included.',
  },
}
