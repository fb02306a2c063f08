import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { requestsNeeded } from '#traffic/percentile.ts'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { TARGET_MS } from '../deployment.ts'
import type { Verdict } from '../deployment-store.ts'

/** The figures of the run against the target, and where the time went. */
export function VerdictCard({ verdict }: { verdict: Verdict }) {
  const { messages, ms, number } = useI18n()
  const texts = messages.lab.pipeline
  const target = `${number(TARGET_MS)} ms`
  const { p99Ms } = verdict
  const outcome =
    p99Ms === null
      ? {
          Icon: CircleHelp,
          tone: 'text-warn',
          title: texts.verdictUnknown,
          text: texts.verdictUnknownText(requestsNeeded(99)),
        }
      : p99Ms <= TARGET_MS
        ? {
            Icon: CircleCheck,
            tone: 'text-ok',
            title: texts.verdictGood(target),
            text: texts.verdictGoodText(ms(p99Ms)),
          }
        : {
            Icon: TriangleAlert,
            tone: 'text-warn',
            title: texts.verdictBad(target),
            text: texts.verdictBadText(ms(p99Ms)),
          }
  const figures: [string, string][] = [
    ['p50', ms(verdict.p50Ms)],
    ['p95', ms(verdict.p95Ms)],
    ['p99', p99Ms === null ? '—' : ms(p99Ms)],
    [texts.count, number(verdict.n)],
    [texts.cold, ms(verdict.coldMs)],
  ]
  return (
    <div className="space-y-3 rounded-md border border-line bg-sunken p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className={`flex items-center gap-2 font-semibold ${outcome.tone}`}>
          <outcome.Icon size={20} aria-hidden="true" />
          <span>
            <span className="sr-only">{texts.verdict}: </span>
            {outcome.title}
          </span>
        </h4>
        <OriginBadge origin={{ kind: 'measured' }} />
      </div>
      <dl className="grid grid-cols-3 gap-3 sm:grid-cols-5">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="font-mono text-sm font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm leading-6 text-muted">{outcome.text}</p>
      <TimeParts verdict={verdict} />
      <p className="text-sm text-muted">
        {texts.samplesRight(verdict.samples.right, verdict.samples.total)} ·{' '}
        {texts.artifactNames[verdict.artifact]} · {texts.providerShort[verdict.provider]},{' '}
        {texts.threads(verdict.threads)}
      </p>
    </div>
  )
}

const PART_TONE = {
  decode: 'fill-accent/40',
  preprocess: 'fill-accent/65',
  queue: 'fill-warn',
  forward: 'fill-accent',
  transport: 'fill-line-strong',
}

/** One bar cut into the parts of the median request, with the figures in words below it. */
function TimeParts({ verdict }: { verdict: Verdict }) {
  const { messages, ms } = useI18n()
  const texts = messages.lab.pipeline
  const parts = Object.entries(verdict.partsMs) as [keyof Verdict['partsMs'], number][]
  const total = parts.reduce((sum, [, value]) => sum + value, 0) || 1
  let offset = 0
  return (
    <div>
      <h5 className="text-xs text-muted">{texts.parts}</h5>
      <svg
        className="mt-1 h-3 w-full rounded-sm"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {parts.map(([name, value]) => {
          const x = offset
          offset += (100 * value) / total
          return (
            <rect key={name} x={x} width={(100 * value) / total} height="1" className={PART_TONE[name]} />
          )
        })}
      </svg>
      <dl className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {parts.map(([name, value]) => (
          <div key={name} className="flex items-center gap-1.5">
            <dt className="flex items-center gap-1.5 text-muted">
              <svg className="size-2.5" viewBox="0 0 1 1" aria-hidden="true">
                <rect width="1" height="1" className={PART_TONE[name]} />
              </svg>
              {texts.partNames[name]}
            </dt>
            <dd className="font-mono">{ms(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
