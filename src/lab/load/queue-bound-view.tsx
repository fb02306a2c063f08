import { useI18n } from '#i18n/i18n-context.tsx'
import { type Origin, OriginBadge } from '#ui/origin-badge.tsx'
import { ShareBar } from '#ui/share-bar.tsx'
import type { FinishedSearch } from './load-state.ts'
import type { QueueBound } from './queue-bound.ts'
import { useLoadTexts } from './use-load-texts.ts'

type QueueBoundViewProps = {
  bound: QueueBound
  search: Pick<FinishedSearch, 'limitRps' | 'settings' | 'cpus'>
}

/** Where the limit comes from: what the workers' time allows, what a queue leaves of it, and what was shown here. */
export function QueueBoundView({ bound, search }: QueueBoundViewProps) {
  const { number, ms } = useI18n()
  const texts = useLoadTexts().limit
  const { limitRps, settings, cpus } = search
  const target = `${number(settings.targetMs)} ms`
  return (
    <div className="space-y-2 border-t border-line pt-3">
      <h5 className="font-medium">{texts.whyTitle}</h5>
      <dl className="space-y-2">
        <Bound
          name={texts.capacity(number(bound.workers), ms(bound.workMs), number(bound.n))}
          rps={bound.capacityRps}
          of={bound.capacityRps}
          origin={{ kind: 'measured' }}
        />
        <Bound
          name={texts.queueAllows[settings.arrivals](target)}
          rps={bound.limitRps}
          of={bound.capacityRps}
          origin={{ kind: 'simulated', seed: settings.seed }}
        />
        {limitRps === null ? null : (
          <Bound
            name={texts.shownHere(target)}
            rps={limitRps}
            of={bound.capacityRps}
            origin={{ kind: 'measured' }}
          />
        )}
      </dl>
      <p className="text-muted">
        {settings.arrivals === 'poisson' ? `${texts.clusters} ` : null}
        {texts.rest(number(cpus))}
      </p>
    </div>
  )
}

function Bound({ name, rps, of, origin }: { name: string; rps: number; of: number; origin: Origin }) {
  const { number, share } = useI18n()
  const texts = useLoadTexts().limit
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ShareBar share={Math.min(1, rps / of)} className="h-2 min-w-24 grow basis-24" track="fill-line" />
        <span className="font-mono text-xs">
          {texts.found(number(rps, 1))} · {share(rps / of, 0)}
        </span>
        <OriginBadge origin={origin} />
      </dd>
    </div>
  )
}
