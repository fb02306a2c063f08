import { useI18n } from '#i18n/i18n-context.tsx'
import { measured } from '../figure.ts'
import { type Cell, FigureTable } from '../figure-table.tsx'
import { FigureText } from '../figure-text.tsx'
import { LatencyStrips } from '../latency-strips.tsx'
import type { StripMark } from '../strip-marks.tsx'
import { Waterfall } from '../waterfall.tsx'
import { type LatencyResult, TARGET_MS } from './latency-result.ts'
import type { StartupTimes } from './startup-times.ts'
import { PARTS, type TimedRequest } from './timed-request.ts'
import { useLatencyTexts } from './use-latency-texts.ts'

export function ResultView({ result }: { result: LatencyResult }) {
  return (
    <div className="space-y-6">
      <WhereTimeGoes {...result} />
      <Distribution result={result} />
      <Startup {...result.startup} />
    </div>
  )
}

/** The first request and a usual one, on one scale: one sees what the first has in addition. */
function WhereTimeGoes({ first, typical }: Pick<LatencyResult, 'first' | 'typical'>) {
  const texts = useLatencyTexts()
  const partsOf = ({ parts }: TimedRequest) =>
    PARTS.map((part) => ({ key: part, name: texts.parts[part], ms: Math.max(0, parts[part]) }))
  const shared = {
    totalName: texts.total,
    spanMs: Math.max(first.roundTripMs, typical.roundTripMs),
  }
  return (
    <div className="space-y-4">
      <Waterfall title={texts.first} parts={partsOf(first)} {...shared} />
      <Waterfall title={texts.typical} parts={partsOf(typical)} {...shared} />
      <p className="text-sm leading-6 text-muted">{texts.partsNote}</p>
    </div>
  )
}

function Distribution({ result }: { result: LatencyResult }) {
  const texts = useLatencyTexts()
  const { first, latenciesMs, p50Ms, p95Ms, p99Ms, maxMs, misses, verdict } = result
  const percentiles: StripMark[] = [
    { name: 'p50', ms: p50Ms },
    { name: 'p95', ms: p95Ms },
    { name: 'p99', ms: p99Ms },
  ].flatMap(({ name, ms }) => (ms === null ? [] : [{ key: name, name, ms, kind: 'percentile' }]))
  const cell = (ms: number | null): Cell => (ms === null ? texts.tooFew : measured(ms, 'ms'))
  const rows = [
    ['n', measured(latenciesMs.length, 'count')],
    ['p50', cell(p50Ms)],
    ['p95', cell(p95Ms)],
    ['p99', cell(p99Ms)],
    ['max', cell(maxMs)],
    ['misses', measured(misses, 'count')],
  ] as const
  return (
    <div className="space-y-4">
      <LatencyStrips
        title={texts.strips}
        strips={[
          {
            key: 'first',
            name: texts.firstStrip,
            latenciesMs: [first.roundTripMs],
            medianMs: null,
            tone: 'warn',
            lanes: 1,
          },
          { key: 'later', name: texts.laterStrip, latenciesMs, medianMs: null, lanes: 9 },
        ]}
        marks={[...percentiles, { key: 'target', name: texts.target, ms: TARGET_MS, kind: 'target' }]}
      />
      <FigureTable
        caption={texts.table}
        columns={texts.columns}
        rows={rows.map(([key, value]) => ({ key, name: texts.rows[key], cells: [value] }))}
      />
      <p className="text-sm leading-6 font-medium">{texts.verdicts[verdict]}</p>
    </div>
  )
}

function Startup({ parts, fromCache, coldForwardMs, warmForwardMs }: StartupTimes) {
  const texts = useLatencyTexts()
  const { stages } = useI18n().messages.lab.pipeline
  const totalMs = parts.reduce((sum, { ms }) => sum + ms, 0)
  return (
    <div className="space-y-2">
      <Waterfall
        title={texts.startup}
        parts={parts.map(({ part, ms }) => ({
          key: part,
          name: part === 'process' ? texts.process : stages[part],
          ms,
        }))}
        totalName={texts.startupTotal}
        spanMs={totalMs}
      />
      <p className="text-sm leading-6 text-muted">
        {fromCache ? texts.fromCache : texts.downloaded}{' '}
        {coldForwardMs !== null && warmForwardMs !== null ? (
          <>
            {texts.coldForward}: <FigureText figure={measured(coldForwardMs, 'ms')} />; {texts.warmForward}:{' '}
            <FigureText figure={measured(warmForwardMs, 'ms')} />.{' '}
          </>
        ) : null}
        {texts.warmNote}
      </p>
    </div>
  )
}
