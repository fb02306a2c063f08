import { useI18n } from '#i18n/i18n-context.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import type { HostState } from './use-host-state.ts'
import type { OperationsTexts } from './use-operations-texts.ts'

/** The processes of the machine, and where every request went. */
export function ProcessTable({ state, texts }: { state: HostState; texts: OperationsTexts }) {
  const { number } = useI18n()
  const { processes, strength, accounts } = state
  if (processes.length === 0) return <p className="text-muted">{texts.notRunning}</p>
  const { columns } = texts
  return (
    <div className="space-y-2">
      <table className="w-full text-left">
        <caption className="pb-1 text-left font-medium">
          {texts.processes}
          {strength ? (
            <span className="ml-2 font-normal text-muted">
              {texts.strength(strength.ready, strength.wanted)}
            </span>
          ) : null}
        </caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col" className="py-1 pr-3 font-medium">
              {columns.pid}
            </th>
            <th scope="col" className="py-1 pr-3 font-medium">
              {columns.role}
            </th>
            <th scope="col" className="py-1 pr-3 font-medium">
              {columns.state}
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              {columns.inFlight}
            </th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {processes.map((process) => (
            <tr key={process.pid} className="border-b border-line">
              <th scope="row" className="py-1 pr-3 font-mono text-xs font-normal">
                {process.pid}
              </th>
              <td className="py-1 pr-3">{texts.roles[process.role]}</td>
              <td className={`py-1 pr-3 ${process.state === 'stopped' ? 'text-error' : ''}`}>
                {texts.states[process.state]}
              </td>
              <td className="py-1 text-right">{process.inFlight}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {accounts ? (
        <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
          <span className="tabular-nums">
            {texts.accounts(
              number(accounts.accepted),
              number(accounts.answered),
              number(accounts.refused),
              number(accounts.lost),
              number(accounts.inFlight),
            )}
          </span>
          <OriginBadge origin={{ kind: 'measured' }} />
        </p>
      ) : null}
    </div>
  )
}
