import { useI18n } from '#i18n/i18n-context.tsx'
import { LatencyDistribution } from './latency-distribution.tsx'
import { plannedMs } from './load-settings.ts'
import type { LiveRun, LiveSearch } from './load-state.ts'
import { RunCharts } from './run-charts.tsx'
import { SecondTable } from './second-table.tsx'
import { useLoadTexts } from './use-load-texts.ts'

/** A run while it goes on. */
export function LiveView({ live, search }: { live: LiveRun; search: LiveSearch | null }) {
  const { number } = useI18n()
  const texts = useLoadTexts()
  const { settings, done, expected, elapsedMs } = live
  const planned = plannedMs(settings)
  // Where nobody knows how many there will be, the time tells how far it is.
  const share = expected ? done / expected : elapsedMs / Math.max(1, planned)
  return (
    <div className="space-y-4">
      {search ? <SearchProgress search={search} /> : null}
      <div>
        <progress
          className="h-2 w-full accent-accent"
          value={Math.min(1, share)}
          max={1}
          aria-label={texts.running}
        />
        <p className="text-xs text-muted">
          {texts.progress(number(done), expected === null ? null : number(expected))} ·{' '}
          {texts.inFlightNow(number(live.inFlight))}
        </p>
      </div>
      <RunCharts rows={live.rows} targetMs={settings.targetMs} plannedSeconds={Math.ceil(planned / 1000)} />
      <LatencyDistribution bins={live.bins} targetMs={settings.targetMs} />
      <SecondTable rows={live.rows} />
    </div>
  )
}

/** Which run of a search this is, and between which rates the limit lies so far. */
export function SearchProgress({ search }: { search: LiveSearch }) {
  const { number } = useI18n()
  const texts = useLoadTexts().limit
  const failed = search.failedRps === null ? null : number(search.failedRps, 1)
  return (
    <p>
      <span className="font-medium">{texts.progress(search.run, number(search.rateRps, 1))}.</span>{' '}
      {texts.between(number(search.heldRps ?? 0, 1), failed)}
    </p>
  )
}
