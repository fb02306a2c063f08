import { RotateCcw } from 'lucide-react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import type { FaultReport } from './fault-store.ts'
import type { OperationsTexts } from './use-operations-texts.ts'

type FaultReportCardProps = {
  report: FaultReport
  texts: OperationsTexts
  busy: boolean
  onMend: () => Promise<void>
}

/** What the fault did, in plain words and in the runtime's own, how long the way back took, and the way back. */
export function FaultReportCard({ report, texts, busy, onMend }: FaultReportCardProps) {
  const { ms, number } = useI18n()
  const { fault, effect, words, recoveryMs, lost } = report
  const why: Partial<Record<FaultReport['effect'], string>> = texts.why[fault]
  const isOver = recoveryMs !== null && effect !== 'kept'
  const needsMending =
    effect === 'kept' || ((effect === 'down' || effect === 'slowed') && recoveryMs === null)
  const didNothing = effect === 'absent' || effect === 'unfit'
  return (
    <Notice
      tone={didNothing ? 'info' : isOver ? 'ok' : effect === 'down' ? 'error' : 'warn'}
      title={`${texts.faults[fault].name}: ${texts.effects[effect]}`}
      detail={didNothing || effect === 'slowed' ? undefined : words || texts.noWords}
      detailLabel={texts.words}
      actions={
        needsMending ? (
          <Button disabled={busy} onClick={() => void onMend()}>
            <RotateCcw size={16} aria-hidden="true" />
            {texts.mend}
          </Button>
        ) : null
      }
    >
      <p>{why[effect] ?? texts.unfit}</p>
      {didNothing ? null : (
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-semibold tabular-nums">
            {recoveryMs === null ? texts.notRecovered : texts.recovered(ms(recoveryMs))}
          </span>
          {lost > 0 ? <span>{texts.lost(number(lost))}</span> : null}
          {recoveryMs === null ? null : <OriginBadge origin={{ kind: 'measured' }} />}
        </p>
      )}
    </Notice>
  )
}
