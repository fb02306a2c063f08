import { measured } from '../figure.ts'
import { type Cell, FigureTable } from '../figure-table.tsx'
import { LatencyStrips } from '../latency-strips.tsx'
import { Waterfall } from '../waterfall.tsx'
import { type LatencyResult, PARTS, type Parts, summaryOf, TARGET_MS } from './latency-result.ts'
import { useLatencyTexts } from './use-latency-texts.ts'

const ms = (value: number | null): Cell => (value === null ? null : measured(value, 'ms'))

export function ResultView({ result }: { result: LatencyResult }) {
  const texts = useLatencyTexts()
  const { stages, startMs, first, requests, coldForwardMs, warmForwardMs } = result
  const { n, p50Ms, p95Ms, p99Ms, maxMs, meanMs, within, parts } = summaryOf(result)
  const stepsOf = (all: Parts) =>
    PARTS.map((part) => ({ key: part, name: texts.parts[part], figure: measured(all[part], 'ms') }))
  const total = (value: number) => ({ name: texts.total, figure: measured(value, 'ms') })
  return (
    <div className="space-y-6">
      <LatencyStrips
        title={texts.strip}
        targetMs={TARGET_MS}
        strips={[
          {
            key: 'requests',
            name: texts.target,
            latenciesMs: requests.map(({ roundTripMs }) => roundTripMs),
            medianMs: p50Ms,
          },
        ]}
      />
      <div className="space-y-2">
        <FigureTable
          caption={texts.table}
          columns={[texts.load, 'n', 'p50', 'p95', 'p99', texts.longest, texts.within]}
          rows={[
            {
              key: 'requests',
              name: texts.oneClient,
              cells: [
                measured(n, 'count'),
                ms(p50Ms),
                ms(p95Ms),
                ms(p99Ms),
                ms(maxMs),
                measured(within, 'share'),
              ],
            },
          ]}
        />
        {p99Ms === null ? <p className="text-sm leading-6 text-muted">{texts.tooFew}</p> : null}
      </div>
      <Waterfall title={texts.meanRequest} steps={stepsOf(parts)} total={total(meanMs)} />
      <Waterfall title={texts.firstRequest} steps={stepsOf(first.parts)} total={total(first.roundTripMs)} />
      <div className="space-y-2">
        <Waterfall
          title={texts.start}
          steps={stages.map(({ stage, ms: stageMs }) => ({
            key: stage,
            name: texts.stages[stage],
            figure: measured(stageMs, 'ms'),
          }))}
          total={{ name: texts.ready, figure: measured(startMs, 'ms') }}
        />
        <p className="text-sm leading-6 text-muted">{texts.startNote}</p>
      </div>
      <FigureTable
        caption={texts.cold}
        columns={texts.coldColumns}
        rows={[{ key: 'forward', name: texts.parts.forward, cells: [ms(coldForwardMs), ms(warmForwardMs)] }]}
      />
    </div>
  )
}
