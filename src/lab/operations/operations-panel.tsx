import { Play, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { SelectField } from '#ui/select-field.tsx'
import type { Deployment } from '../deployment.ts'
import { FaultButtons } from './fault-buttons.tsx'
import { FaultReportCard } from './fault-report-card.tsx'
import { faultStoreOf } from './fault-store.ts'
import { ProcessTable } from './process-table.tsx'
import { useHostState } from './use-host-state.ts'
import { useOperationsTexts } from './use-operations-texts.ts'

/** Batching that can be chosen; the delay is in milliseconds. */
const BATCHING = {
  off: null,
  '4': { maxBatchSize: 4, maxQueueDelayMs: 0 },
  '8': { maxBatchSize: 8, maxQueueDelayMs: 10 },
} as const
type BatchChoice = keyof typeof BATCHING

const WORKER_COUNTS = ['1', '2', '3'] as const

/** The fleet as the learner operates it: how many workers, what each does, and what can be broken. */
export function OperationsPanel({ deployment }: { deployment: Deployment }) {
  const texts = useOperationsTexts()
  const faults = faultStoreOf(deployment)
  const fault = useStore(faults)
  const { workers, queue, status } = useStore(deployment.store)
  const [batch, setBatch] = useState<BatchChoice>('off')
  const isStarting = status === 'starting' || status === 'measuring'
  const { cause, mend } = faults
  const state = useHostState(deployment.machine)
  const parent = state.processes.find(({ role }) => role === 'parent')

  useEffect(() => {
    const { maxBatchSize } = deployment.machine.disk.settings.batching ?? {}
    setBatch(maxBatchSize === 4 ? '4' : maxBatchSize === 8 ? '8' : 'off')
  }, [deployment])

  return (
    <div className="space-y-4 p-4 text-sm">
      <p className="text-muted">{texts.intro}</p>
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField
          label={texts.workers}
          value={String(workers) as (typeof WORKER_COUNTS)[number]}
          disabled={isStarting}
          options={WORKER_COUNTS.map((count) => ({ value: count, text: count }))}
          onChange={(count) => deployment.chooseFleet({ workers: Number(count) })}
        />
        <SelectField
          label={texts.queue}
          value={queue}
          disabled={isStarting}
          options={(['worker', 'shared'] as const).map((kind) => ({
            value: kind,
            text: texts.queueNames[kind],
          }))}
          onChange={(kind) => deployment.chooseFleet({ queue: kind })}
        />
        <SelectField
          label={texts.batch}
          value={batch}
          disabled={isStarting}
          options={(Object.keys(BATCHING) as BatchChoice[]).map((kind) => ({
            value: kind,
            text: texts.batchNames[kind],
          }))}
          onChange={(kind) => {
            setBatch(kind)
            deployment.machine.disk.change({ batching: BATCHING[kind] })
          }}
        />
        <p className="text-xs text-muted sm:col-span-3">{texts.workersHint}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" disabled={isStarting} onClick={() => void deployment.run()}>
          <Play size={16} aria-hidden="true" />
          {texts.start}
        </Button>
        {parent ? (
          <Button
            disabled={isStarting}
            onClick={() => deployment.machine.running?.signal(parent.pid, 'SIGHUP')}
          >
            <RefreshCw size={16} aria-hidden="true" />
            {texts.rolling}
          </Button>
        ) : null}
      </div>
      {parent ? <p className="text-xs text-muted">{texts.rollingHint}</p> : null}
      <ProcessTable state={state} texts={texts} />
      <p className="sr-only" role="status">
        {fault.busy === 'mending' ? texts.mending : fault.busy ? texts.doing : ''}
      </p>
      {fault.error ? (
        <Notice tone="error" title={texts.failed} detail={fault.error} detailLabel={texts.words} />
      ) : null}
      {fault.report ? (
        <FaultReportCard report={fault.report} texts={texts} busy={fault.busy !== null} onMend={mend} />
      ) : null}
      <FaultButtons state={state} texts={texts} busy={fault.busy} onCause={cause} />
    </div>
  )
}
