import { CircleStop, RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { InstrumentProps } from '../experiment.ts'
import { Comparison } from './comparison.tsx'
import { AS_CONTRACT } from './contract-choice.ts'
import { ContractEditor } from './contract-editor.tsx'
import { createSkewBench, type SkewBench } from './skew-bench.ts'
import { bgrIn, type SkewResult } from './skew-result.ts'
import { TriedTable } from './tried-table.tsx'
import { useSkewTexts } from './use-skew-texts.ts'
import { viewsOf } from './views.ts'

/** The contract, to be changed, and at once what follows. Reports a result from the swap of red and blue on. */
export function SkewInstrument({ ground, onResult }: InstrumentProps<SkewResult>) {
  const [bench] = useState(() => createSkewBench(ground, viewsOf))
  const texts = useSkewTexts()
  const hasBgr = useStore(bench, (state) => bgrIn(state) !== null)

  useEffect(() => void bench.change(AS_CONTRACT), [bench])
  useEffect(
    () =>
      bench.subscribe((state, before) => {
        const { pictures, contract, tried } = state
        if (tried === before.tried || !contract || !bgrIn(state)) return
        onResult({ pictures: pictures.length, contract, tried })
      }),
    [bench, onResult],
  )

  return (
    <div className="space-y-5">
      {hasBgr ? null : <p className="text-sm leading-6 text-muted">{texts.hint}</p>}
      <ContractEditor bench={bench} />
      <Status bench={bench} />
      <Comparison bench={bench} />
      <TriedTable bench={bench} />
    </div>
  )
}

/** How far it is, the way to stop it, and what failed. */
function Status({ bench }: { bench: SkewBench }) {
  const texts = useSkewTexts()
  const { messages } = useI18n()
  const phase = useStore(bench, (state) => state.phase)
  const failure = useStore(bench, (state) => state.failure)
  const again = () => void bench.again()
  if (phase === 'failed') {
    return (
      <Notice
        tone="error"
        title={texts.failed}
        detail={failure ?? ''}
        detailLabel={messages.ui.runtimeWords}
        actions={
          <Button onClick={again}>
            <RotateCcw size={16} aria-hidden="true" />
            {messages.lab.retry}
          </Button>
        }
      >
        <p>{texts.failedText}</p>
      </Notice>
    )
  }
  const going = phase === 'starting' || phase === 'measuring'
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-3">
      <p role="status" className="text-sm text-muted" data-phase={phase}>
        {texts.phase[phase]}
      </p>
      {/* One button in one place: it keeps the focus. */}
      <Button variant="quiet" onClick={going ? bench.stop : again}>
        {going ? <CircleStop size={16} aria-hidden="true" /> : <RotateCcw size={16} aria-hidden="true" />}
        {going ? texts.stop : texts.resume}
      </Button>
    </div>
  )
}
