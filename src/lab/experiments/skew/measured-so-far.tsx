import { modelFacts } from 'virtual:model-facts'
import { useStore } from 'zustand'
import { useI18n } from '#i18n/i18n-context.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { ShareBar } from '#ui/share-bar.tsx'
import { type Figure, figureText, measured } from '../figure.ts'
import { FigureText } from '../figure-text.tsx'
import { AS_CONTRACT, sameChoice } from './contract-choice.ts'
import type { SkewBench } from './skew-bench.ts'
import { remarkOf } from './skew-result.ts'
import { accuracyOf, confidenceOf, isWhole, type Tally } from './tally.ts'
import { useSkewTexts } from './use-skew-texts.ts'

/** Both services over all labelled views, as far as they were asked, and what that means once they were. */
export function MeasuredSoFar({ bench }: { bench: SkewBench }) {
  const texts = useSkewTexts()
  const { contract, tally, pictures, choice, phase } = useStore(bench)
  const isAsking = phase !== 'stopped' && phase !== 'failed'
  const isChanged = !sameChoice(choice, AS_CONTRACT)
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center justify-between gap-2 text-sm font-medium">
        {contract ? texts.accuracy(contract.views, pictures.length) : null}
        <OriginBadge origin={{ kind: 'measured' }} />
      </p>
      <Service title={texts.byContract} tally={contract} isAsking={isAsking} />
      <Service title={texts.byChoice} tally={tally} isAsking={isAsking} changed={isChanged} />
      {isChanged && contract && tally && isWhole(tally) ? <Remark contract={contract} tally={tally} /> : null}
    </div>
  )
}

type ServiceProps = { title: string; tally: Tally | null; isAsking: boolean; changed?: boolean }

/** The bar moves while answers come; the number of answers is said beside it. */
function Service({ title, tally, isAsking, changed = false }: ServiceProps) {
  const texts = useSkewTexts()
  const accuracy = tally ? accuracyOf(tally) : 0
  return (
    <div className="text-sm">
      <p className="flex justify-between gap-3">
        <span>{title}</span>
        {tally && tally.answered > 0 ? <FigureText figure={measured(accuracy, 'share')} /> : <span>–</span>}
      </p>
      <ShareBar share={accuracy} className="mt-1 h-2 w-full" />
      <p className="mt-1 text-xs leading-5 text-muted tabular-nums">
        {tally ? texts.answered(tally.answered, tally.views) : isAsking ? texts.asking : null}
      </p>
      {tally && tally.answered > 0 ? <Details tally={tally} changed={changed} /> : null}
    </div>
  )
}

function Details({ tally, changed }: { tally: Tally; changed: boolean }) {
  const texts = useSkewTexts()
  const { language } = useI18n()
  const names = modelFacts.labels[language]
  const { surestError } = tally
  const items: { name: string; figure: Figure; which?: string }[] = [
    ...(changed ? [{ name: texts.labelsChanged, figure: measured(tally.changed, 'count') }] : []),
    { name: texts.confidence, figure: measured(confidenceOf(tally), 'share') },
    ...(surestError
      ? [
          {
            name: texts.surestError,
            figure: measured(surestError.probability, 'share'),
            which: texts.answeredAs(names[surestError.truth] ?? '', names[surestError.said] ?? ''),
          },
        ]
      : []),
  ]
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs leading-5 text-muted">
      {items.map(({ name, figure, which }) => (
        <li key={name}>
          {name}: <FigureText figure={figure} />
          {which ? ` (${which})` : null}
        </li>
      ))}
    </ul>
  )
}

/** What the changed contract did, in its own figures, and whether the start-up would have noticed. */
function Remark({ contract, tally }: { contract: Tally; tally: Tally }) {
  const texts = useSkewTexts()
  const i18n = useI18n()
  const text = (tallied: Tally) => figureText(measured(accuracyOf(tallied), 'share'), i18n)
  const remark = texts.remarks[remarkOf(contract, tally)]
  return (
    <p className="rounded-md bg-sunken px-3 py-2 text-sm leading-6" data-figure="measured">
      {remark(text(contract), text(tally))} {tally.caught ? texts.caughtNote : texts.passedNote}
    </p>
  )
}
