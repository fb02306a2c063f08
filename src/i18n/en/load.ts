import type { load as source } from '../id/load.ts'
import type { Widen } from '../widen.ts'

export const load: Widen<typeof source> = {
  intro:
    'Send many requests to the running service and see how long its users wait. p99 = 99% of requests are answered within that time; p50 (the median), p90 and p95 read the same way.',

  method: 'How to send',
  methods: {
    open: 'Open: by a schedule',
    closed: 'Closed: waiting for answers',
    'single-stream': 'MLPerf SingleStream, scaled down',
    'multi-stream': 'MLPerf MultiStream, scaled down',
    server: 'MLPerf Server, scaled down',
    offline: 'MLPerf Offline, scaled down',
  },
  methodHints: {
    open: 'Each request is sent when it is due, whether or not earlier ones are answered, like users who know nothing of each other. Latency is counted from the scheduled time.',
    closed:
      'Each client waits for its answer before it sends again. While the service stalls the clients are silent, and the stall is hardly recorded. This is the wrong way to judge a service; it is here to compare.',
    'single-stream':
      'MLPerf: an industry benchmark of how fast models run. One request at a time; the next follows the answer. Its figure is p90.',
    'multi-stream':
      'Eight pictures at once as one query; the next follows the answers to all eight. Its figure is p99.',
    server:
      'Requests arrive at random (Poisson) at a given rate. The figure here is p99 against the target; MLPerf itself reports the highest rate that keeps the target.',
    offline: 'All pictures are sent at once, like a job that runs overnight. Its figure is the throughput.',
  },
  scale: {
    stream: (seconds, originalSeconds, queries, originalQueries) =>
      `Scaled down: at least ${seconds} seconds (MLPerf: ${originalSeconds}) and ${queries} queries (MLPerf: ${originalQueries}). Not an official MLPerf result.`,
    offline: (samples, originalSamples) =>
      `Scaled down: ${samples} pictures, each a request of its own (MLPerf: one query of at least ${originalSamples} samples for 600 seconds). Not an official MLPerf result.`,
  },
  arrivals: 'Arrivals',
  arrivalNames: { poisson: 'Poisson (random)', constant: 'Constant (evenly spaced)' },
  fields: {
    rateRps: 'Rate (requests/second)',
    durationS: 'Duration (seconds)',
    seed: 'Random seed',
    targetMs: 'p99 target (ms)',
    workers: 'Concurrent clients',
    resolutionRps: 'Precision of the limit (requests/second)',
  },
  outOfRange: (min, max) => `Enter a whole number from ${min} to ${max}.`,
  expected: (count, seconds) => `About ${count} requests in ${seconds} seconds.`,
  expectedOnce: (count) => `${count} requests at once.`,
  tooFew: (needed) => `A p99 can only be stated from ${needed} answers on: raise the duration or the rate.`,
  uncounted: 'One opening request makes sure that somebody answers; it is not counted.',

  start: 'Start load',
  cancel: 'Cancel',
  search: 'Find the limit',
  cancelSearch: 'Cancel the search',
  searchHint:
    '“Find the limit” repeats an open load at different rates to find the highest rate whose p99 is proven to keep the target.',

  notServing: 'No service is running yet',
  howToServe:
    'Press “Simulate the deployment pipeline” in the pipeline panel, or type “uvicorn app.main:app” in the terminal. Start the load when the service is ready.',
  nothingListens: 'Nothing listens on localhost:8000',
  noAnswer: 'The service does not answer',
  noAnswerText:
    'The opening request was not answered, so no load was sent. See the log in the terminal; restart the service if need be.',

  asking: 'Contacting the service…',
  draining: 'Waiting for the service to finish what is left in its queue…',
  running: 'Load is running',
  progress: (done, expected) =>
    expected ? `${done} of about ${expected} requests done` : `${done} requests done`,
  inFlightNow: (count) => `${count} under way`,
  finished: (number) => `Measurement ${number} is done.`,
  searchFinished: 'The search for the limit is done.',

  charts: {
    latency: 'Latency in each second',
    latencyAxis: 'milliseconds, logarithmic scale',
    counts: 'Requests in each second',
    p50: 'p50',
    p95: 'p95',
    max: 'slowest',
    target: (target) => `target ${target}`,
    answered: 'answered',
    failed: 'failed',
    inFlight: 'under way',
    second: 'Look at second',
    noLatency: 'no answer yet',
    distribution: 'Distribution of latency',
    bin: 'Latency',
    count: 'Requests',
    overTarget: (target) => `Over the target of ${target}`,
  },
  table: {
    title: 'Table by second',
    second: 'Second',
    sent: 'Sent',
    answered: 'Answered',
    failed: 'Failed',
    inFlight: 'Under way',
    p50: 'p50',
    p95: 'p95',
    max: 'Slowest',
  },

  result: (number) => `Measurement ${number}`,
  verdict: 'Verdict',
  verdicts: {
    within: (target) => `Meets the target of ${target}`,
    'not-within': (target) => `Misses the target of ${target}`,
    undecided: 'Not decided yet',
  },
  withinText: (misses, sent, target) =>
    `${misses} of ${sent} requests were over the target or failed. Under this load at least 99% of requests are answered within ${target} (99% confidence: chance misleads at most once in 100 measurements; computed as if requests were independent).`,
  notWithinText: (misses, sent) =>
    `${misses} of ${sent} requests were over the target or failed: more than chance explains.`,
  tooFewText: (sent, needed) =>
    `Only ${sent} requests so far. Even if all of them keep the target, a verdict takes ${needed}.`,
  openText: (misses, sent) =>
    `${misses} of ${sent} requests were over the target or failed: too many to be sure, too few to rule it out. Measure for longer.`,
  invalid: 'This measurement is not valid',
  invalidReasons: {
    late: (lateness, limit) =>
      `The load generator sent late (p99 ${lateness}, the limit is ${limit}), so it is not the service alone that was measured. Lower the rate or close other tabs.`,
    incomplete: 'Cancelled before all requests were sent and answered.',
    hidden:
      'The page was out of sight for a while. Browsers slow the timers of hidden tabs, so the schedule cannot be trusted. Measure again and keep the page in view.',
  },
  valid: (lateness, limit) =>
    `Valid: the load generator sent on time (p99 of its lateness ${lateness}, below ${limit}).`,
  closedNoVerdict:
    'A closed loop gives no verdict: it has no schedule, and what it did not send while the service stalled is not recorded.',
  noTarget: 'This scenario has no latency target, so there is no verdict.',
  figures: {
    p50: 'p50',
    p95: 'p95',
    p99: 'p99',
    max: 'slowest',
    n: 'n',
    throughput: 'answered/second',
    lateness: 'lateness p99',
    misses: 'off target',
  },
  p99Missing: (n, needed) => `No p99 is shown: ${n} answers so far, ${needed} are needed.`,
  boundText: (bound) => `With 99% confidence, the true p99 is no more than ${bound}.`,
  accounts: (sent, answered, refused, lost) =>
    `Sent ${sent} = answered ${answered} + refused (503) ${refused} + lost ${lost}`,
  statuses: 'Statuses',
  losses: 'Lost because',
  lossReasons: {
    refused: 'nothing listened',
    crashed: 'the process died',
    aborted: 'cancelled',
    timeout: 'the client gave up after 10 seconds',
  },
  neverSent: (planned, sent, missing) =>
    `At this rate there should have been ${planned} requests; ${sent} were sent. The other ${missing} were never sent, because the clients waited for answers.`,
  scenarioLatency: (percentile, value, queries) => `p${percentile} = ${value} of ${queries} queries`,
  scenarioThroughput: (value, samples) => `${value} pictures/second of ${samples} pictures`,
  scenarioOpen: (queries, needed) =>
    `No figure yet: ${queries} good answers of the ${needed} that are needed.`,
  device: (cpus) => `this device, ${cpus} CPUs`,
  saveCsv: 'Save CSV',
  saveJson: 'Save JSON',
  fileName: (number) => `load-${number}`,

  compare: 'The last two measurements',
  comparePart: 'Quantity',
  compareMethod: 'how it was sent',
  compareRate: 'rate (requests/second)',
  compareSent: 'sent',
  compareVerdict: 'verdict',
  omission:
    'The same rate, sent in two ways. A closed loop stops asking while the service stalls, so the requests that would have waited are never recorded (coordinated omission). Trust the open loop.',

  limit: {
    title: 'Limit of the rate',
    progress: (run, rate) => `Run ${run}: ${rate} requests/second`,
    between: (held, failed) =>
      failed ? `The limit is between ${held} and ${failed}.` : `The limit is above ${held}.`,
    found: (limit) => `${limit} requests/second`,
    none: 'No rate keeps the target',
    text: (target, failed, resolution) =>
      `The highest rate whose p99 was proven to be within ${target}. At ${failed} requests/second it was not; precision ${resolution}.`,
    noneText: (target, failed) =>
      `Even at ${failed} requests/second, p99 was not proven to be within ${target}. Loosen the target, add workers or choose the tiny artefact, then search again.`,
    beyond: (highest) =>
      `Even ${highest} requests/second, the highest rate that is tried, keeps the target. The limit is above it.`,
    generator: (rate) =>
      `The search stopped: at ${rate} requests/second three runs were not valid. The service may bear more; the load generator on this device cannot tell. Close other tabs, then search again.`,
    hidden: 'The search stopped: this page was out of sight. Search again and keep the page in view.',
    cancelled: 'Cancelled; what was measured so far is below.',
    unknown: 'The limit is not known yet',
    runs: (runs, invalid) => `${runs} runs, ${invalid} of them not valid.`,
    table: 'Runs of the search',
    rate: 'Rate',
    verdicts: { within: 'within', 'not-within': 'not within', undecided: 'not proven' },
    invalid: 'not valid',
    whyTitle: 'Where does the limit come from?',
    capacity: (workers, work, n) =>
      `If ${workers} workers were never idle (${work} of work for a request, mean of ${n} that were sent one by one)`,
    queueAllows: {
      poisson: (target) =>
        `What a queue allows: random arrivals, p99 within ${target}, workers that never hold each other up`,
      constant: (target) =>
        `What a queue allows: evenly spaced, p99 within ${target}, workers that never hold each other up`,
    },
    shownHere: (target) => `What was proven here: p99 within ${target}`,
    clusters:
      'Random requests come in clusters. For a cluster to be answered in time as well, the workers need idle time; that is why, with random arrivals, workers cannot be 100% busy and still keep the target.',
    rest: (cpus) =>
      `What causes the gap between the last two rows was not measured. Not in the queue’s calculation: workers, load generator and page share ${cpus} processor cores; “proven” takes 99% confidence in each run; and the rate is searched with limited precision.`,
  },
}
