import type { PredictResponse } from './contract.ts'

/** Media type of the Prometheus text exposition format. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

export type TimedPart = keyof PredictResponse['timing_ms']

/** Upper bounds in seconds; 0.05 is the course's target. */
const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const PARTS: readonly TimedPart[] = ['decode', 'preprocess', 'queue', 'forward', 'total']

export type ModelLabels = {
  name: string
  version: string
  artifact: string
  sha256: string
  provider: string
  threads: string
}

export type Metrics = {
  /** @param path a route of the service, or "unmatched": what clients make up must not make up series. */
  countRequest(method: string, path: string, status: number): void
  observePredict(timing: PredictResponse['timing_ms']): void
  setModel(labels: ModelLabels): void
  /** Prometheus text exposition format 0.0.4. */
  text(): string
}

/** @param startSeconds when the process started, Unix time. */
export function createMetrics(startSeconds: number): Metrics {
  const requests = new Map<string, number>()
  const histograms = new Map(PARTS.map((part) => [part, createHistogram()]))
  let model: ModelLabels | null = null

  return {
    countRequest(method, path, status) {
      const key = labelText({ method, path, status: String(status) })
      requests.set(key, (requests.get(key) ?? 0) + 1)
    },
    observePredict(timing) {
      for (const [part, histogram] of histograms) histogram.observe(timing[part] / 1000)
    },
    setModel(labels) {
      model = labels
    },
    text() {
      const lines = [
        ...family('http_requests_total', 'counter', 'HTTP requests answered.'),
        ...[...requests].map(([labels, count]) => `http_requests_total${labels} ${count}`),
        ...family(
          'predict_duration_seconds',
          'histogram',
          'Time of each part of POST /predict that answered 200.',
        ),
        ...[...histograms].flatMap(([part, histogram]) => histogram.lines('predict_duration_seconds', part)),
        ...family('model_info', 'gauge', 'The model that answers.'),
        ...(model ? [`model_info${labelText(model)} 1`] : []),
        ...family(
          'process_start_time_seconds',
          'gauge',
          'Start time of the process since unix epoch in seconds.',
        ),
        `process_start_time_seconds ${startSeconds}`,
      ]
      return `${lines.join('\n')}\n`
    },
  }
}

function family(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]
}

function createHistogram() {
  const counts = BUCKETS_SECONDS.map(() => 0)
  let count = 0
  let sum = 0
  return {
    observe(seconds: number) {
      count += 1
      sum += seconds
      for (const [index, bound] of BUCKETS_SECONDS.entries()) {
        if (seconds <= bound) counts[index] = (counts[index] ?? 0) + 1
      }
    },
    lines(name: string, part: string): string[] {
      return [
        ...BUCKETS_SECONDS.map(
          (bound, index) => `${name}_bucket${labelText({ part, le: String(bound) })} ${counts[index]}`,
        ),
        `${name}_bucket${labelText({ part, le: '+Inf' })} ${count}`,
        `${name}_sum${labelText({ part })} ${sum}`,
        `${name}_count${labelText({ part })} ${count}`,
      ]
    },
  }
}

/** Label values escape backslash, quote and line feed. */
function labelText(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => {
    const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
    return `${name}="${escaped}"`
  })
  return `{${pairs.join(',')}}`
}
