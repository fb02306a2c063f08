import { CircleCheck, CircleHelp, Download, Gauge, TriangleAlert } from 'lucide-react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { requestsNeeded } from '#traffic/percentile.ts'
import { runToCsv, runToJson } from '#traffic/run-export.ts'
import { LATENESS_LIMIT_MS, type LoadSummary } from '#traffic/summary.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { saveFile } from '#ui/save-file.ts'
import { LatencyDistribution } from './latency-distribution.tsx'
import { givesVerdict, plannedMs, requestsExpected } from './load-settings.ts'
import type { FinishedRun } from './load-state.ts'
import { RunCharts } from './run-charts.tsx'
import { RunFacts } from './run-facts.tsx'
import { ScenarioFigure } from './scenario-figure.tsx'
import { SecondTable } from './second-table.tsx'
import { useLoadTexts } from './use-load-texts.ts'
import { resultTitle, verdictText } from './verdict-text.ts'

const LOOK = {
  within: { Icon: CircleCheck, tone: 'text-ok' },
  'not-within': { Icon: TriangleAlert, tone: 'text-warn' },
  undecided: { Icon: CircleHelp, tone: 'text-warn' },
}
const UNJUDGED = { Icon: Gauge, tone: 'text-ink' }

/** What a run says: whether it may be trusted, its verdict, its figures, and where each request went. */
export function ResultCard({ finished }: { finished: FinishedRun }) {
  const i18n = useI18n()
  const texts = useLoadTexts()
  const { settings, summary, rows } = finished
  const isJudged = summary.invalid.length === 0 && givesVerdict(settings.method)
  const { Icon, tone } = isJudged ? LOOK[summary.verdict] : UNJUDGED
  return (
    <div className="space-y-4 rounded-md border border-line bg-sunken p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className={`flex items-center gap-2 font-semibold ${tone}`}>
          <Icon size={20} aria-hidden="true" />
          <span>
            {texts.result(finished.number)}: {resultTitle(texts, finished, i18n)}
          </span>
        </h4>
        <OriginBadge origin={{ kind: 'measured' }} />
      </div>
      <Validity finished={finished} />
      {isJudged ? (
        <p className="text-muted">
          {verdictText(texts, summary, `${i18n.number(settings.targetMs)} ms`, i18n)}
        </p>
      ) : null}
      {finished.scenario ? <ScenarioFigure result={finished.scenario} /> : null}
      <Figures summary={summary} isJudged={isJudged} />
      <Accounts finished={finished} />
      <RunFacts {...finished} />
      <RunCharts
        rows={rows}
        targetMs={settings.targetMs}
        plannedSeconds={Math.ceil(plannedMs(settings) / 1000)}
      />
      <LatencyDistribution bins={finished.bins} targetMs={settings.targetMs} />
      <SecondTable rows={rows} />
      <SaveButtons finished={finished} />
    </div>
  )
}

function Validity({ finished: { summary, settings } }: { finished: FinishedRun }) {
  const { ms } = useI18n()
  const texts = useLoadTexts()
  const lateness = summary.latenessP99Ms === null ? null : ms(summary.latenessP99Ms)
  const limit = ms(LATENESS_LIMIT_MS)
  if (summary.invalid.length === 0) {
    const text = settings.method === 'closed' ? texts.closedNoVerdict : texts.noTarget
    return <p className="text-muted">{lateness ? texts.valid(lateness, limit) : text}</p>
  }
  const { late, ...others } = texts.invalidReasons
  return (
    <Notice tone="warn" title={texts.invalid}>
      {summary.invalid.map((reason) => (
        <p key={reason}>{reason === 'late' ? late(lateness ?? '', limit) : others[reason]}</p>
      ))}
    </Notice>
  )
}

function Figures({ summary, isJudged }: { summary: LoadSummary; isJudged: boolean }) {
  const { number, ms } = useI18n()
  const texts = useLoadTexts()
  const latency = (value: number | null) => (value === null ? '—' : ms(value))
  const names = texts.figures
  const figures: [string, string][] = [
    [names.p50, latency(summary.p50Ms)],
    [names.p95, latency(summary.p95Ms)],
    [names.p99, latency(summary.p99Ms)],
    [names.max, latency(summary.maxMs)],
    [names.n, number(summary.n)],
    [names.throughput, number(summary.throughputRps, 1)],
    [names.misses, number(summary.misses)],
    [names.lateness, latency(summary.latenessP99Ms)],
  ]
  const needed = requestsNeeded(99)
  return (
    <div className="space-y-2">
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="font-mono text-sm font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      {summary.p99Ms === null ? (
        <p className="text-xs text-muted">{texts.p99Missing(number(summary.n), number(needed))}</p>
      ) : null}
      {summary.p99BoundMs === null || !isJudged ? null : (
        <p className="text-xs text-muted">{texts.boundText(ms(summary.p99BoundMs))}</p>
      )}
    </div>
  )
}

/** Where each request went: the account always balances. */
function Accounts({ finished: { summary, settings, run } }: { finished: FinishedRun }) {
  const { number } = useI18n()
  const texts = useLoadTexts()
  const { sent, answered, refused, lost } = summary.accounts
  const reasons: Readonly<Record<string, string>> = texts.lossReasons
  const list = (counts: readonly (readonly [string | number, number])[]) =>
    counts.map(([name, count]) => `${name}: ${number(count)}`).join(', ')
  const due = run.loop === 'closed' && settings.method === 'closed' ? requestsExpected(settings) : null
  return (
    <div className="space-y-1 text-xs">
      <p className="font-mono">
        {texts.accounts(number(sent), number(answered), number(refused), number(lost))}
      </p>
      {summary.statuses.length > 0 ? (
        <p className="text-muted">
          {texts.statuses}: {list(summary.statuses)}
        </p>
      ) : null}
      {summary.losses.length > 0 ? (
        <p className="text-muted">
          {texts.losses}: {list(summary.losses.map(([reason, count]) => [reasons[reason] ?? reason, count]))}
        </p>
      ) : null}
      {due !== null && due > sent && !run.cancelled ? (
        <p className="text-warn">{texts.neverSent(number(due), number(sent), number(due - sent))}</p>
      ) : null}
    </div>
  )
}

function SaveButtons({ finished }: { finished: FinishedRun }) {
  const texts = useLoadTexts()
  const { run, summary, settings, facts, cpus, number } = finished
  const name = texts.fileName(number)
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => saveFile(`${name}.csv`, 'text/csv', runToCsv(run))}>
        <Download size={16} aria-hidden="true" />
        {texts.saveCsv}
      </Button>
      <Button
        onClick={() =>
          saveFile(`${name}.json`, 'application/json', runToJson(run, summary, { settings, facts, cpus }))
        }
      >
        <Download size={16} aria-hidden="true" />
        {texts.saveJson}
      </Button>
    </div>
  )
}
