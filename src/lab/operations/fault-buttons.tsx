import { Button } from '#ui/button.tsx'
import { type FaultId, type FaultState, RUNNING_FAULTS, START_FAULTS } from './fault-store.ts'
import type { HostState } from './use-host-state.ts'
import type { OperationsTexts } from './use-operations-texts.ts'

type FaultButtonsProps = {
  state: HostState
  texts: OperationsTexts
  busy: FaultState['busy']
  onCause: (fault: FaultId) => Promise<void>
}

/** One button for each fault, with what it really does under its name. */
export function FaultButtons({ state, texts, busy, onCause }: FaultButtonsProps) {
  const victim = state.processes.findLast(({ role, state }) => role !== 'parent' && state === 'ready')
  const pid = victim ? String(victim.pid) : 'PID'
  const group = (title: string, faults: readonly FaultId[]) => (
    <fieldset className="space-y-2">
      <legend className="font-medium">{title}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {faults.map((fault) => (
          <Button
            key={fault}
            className="flex-col items-start! justify-start! gap-0! text-left"
            disabled={busy !== null}
            onClick={() => void onCause(fault)}
          >
            <span className="font-medium">{texts.faults[fault].name}</span>
            <span className="text-xs text-muted">{texts.faults[fault].does(pid)}</span>
          </Button>
        ))}
      </div>
    </fieldset>
  )
  return (
    <>
      {group(texts.runningFaults, RUNNING_FAULTS)}
      {group(texts.startFaults, START_FAULTS)}
    </>
  )
}
