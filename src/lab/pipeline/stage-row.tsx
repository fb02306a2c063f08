import { Check, CircleDashed, LoaderCircle, X } from 'lucide-react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { Stage } from '#service/contract.ts'
import type { StageState } from '../deployment-store.ts'

const ICON = {
  waiting: <CircleDashed size={16} className="text-muted" aria-hidden="true" />,
  running: <LoaderCircle size={16} className="text-accent motion-safe:animate-spin" aria-hidden="true" />,
  done: <Check size={16} className="text-ok" aria-hidden="true" />,
  failed: <X size={16} className="text-error" aria-hidden="true" />,
}

/** One stage: name, state, how long it took, and what it found. */
export function StageRow(props: { stage: Stage; number: number; state: StageState }) {
  const { stage, number, state } = props
  const { messages, ms } = useI18n()
  const texts = messages.lab.pipeline
  const word = {
    waiting: texts.stageWaiting,
    running: texts.stageRunning,
    done: texts.stageDone,
    failed: texts.stageFailed,
  }[state.state]
  return (
    <li className="min-w-0" data-stage={stage} data-state={state.state}>
      <div className="flex items-center gap-2 text-sm">
        {ICON[state.state]}
        <span className="font-semibold">
          {number}. {texts.stages[stage]}
        </span>
        <span className="sr-only">, {word}</span>
      </div>
      <StageBar state={state} />
      <p className="mt-1 flex min-h-8 justify-between gap-2 text-xs leading-4 text-muted">
        <span>
          <StageLine stage={stage} state={state} />
        </span>
        {state.state === 'done' ? (
          <span className="font-mono whitespace-nowrap text-ink tabular-nums">{ms(state.ms)}</span>
        ) : null}
      </p>
    </li>
  )
}

/** Share done, where it can be told; a full or an empty bar otherwise. */
function StageBar({ state }: { state: StageState }) {
  let share = state.state === 'done' || state.state === 'failed' ? 1 : 0
  if (state.state === 'running' && state.bytes) share = state.bytes.received / Math.max(1, state.bytes.total)
  if (state.state === 'running' && state.requests)
    share = state.requests.done / Math.max(1, state.requests.total)
  const colour = { waiting: 'text-line', running: 'text-accent', done: 'text-ok', failed: 'text-error' }[
    state.state
  ]
  return (
    <svg
      className={`mt-1 h-1 w-full ${colour}`}
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width="100" height="1" className="fill-line" />
      <rect width={100 * share} height="1" fill="currentColor" />
    </svg>
  )
}

function StageLine({ stage, state }: { stage: Stage; state: StageState }) {
  const { messages, bytes, ms, number, small } = useI18n()
  const texts = messages.lab.pipeline
  if (state.state === 'running' && state.bytes) {
    return texts.ofBytes(bytes(state.bytes.received), bytes(state.bytes.total))
  }
  if (state.state === 'running' && state.requests)
    return texts.ofRequests(state.requests.done, state.requests.total)
  if (state.state === 'running' && state.waits) return messages.lab.waitsForTurn
  if (state.state !== 'done') return texts.stageHints[stage]
  const { facts } = state
  switch (stage) {
    case 'fetch':
      return `${bytes((facts.bytes ?? 0) + (facts.runtimeBytes ?? 0))}, ${texts.origin(facts.fromCache === true, facts.runtimeFromCache === true)}`
    case 'verify':
      return texts.hashMatches
    case 'inspect':
      return texts.nodes(number(facts.nodes ?? 0), facts.opset ?? 0)
    case 'load':
      return `${texts.providerShort[facts.provider ?? 'wasm']}, ${texts.threads(facts.threads ?? 1)}`
    case 'warm':
      return facts.goldenMaxDifference === undefined
        ? ms(facts.warmMedianMs ?? 0)
        : texts.golden(small(facts.goldenMaxDifference))
    case 'serve':
      return texts.requests(state.requests?.total ?? 0)
  }
}
