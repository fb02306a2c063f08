import { useEffect, useState } from 'react'
import type { Accounts, ProcessInfo } from '#fleet/host.ts'
import { ADDRESS } from '../address.ts'
import type { Machine } from '../machine.ts'
import { pageClock } from '../page-clock.ts'

/** What is shown of the host at one moment. */
export type HostState = {
  processes: readonly ProcessInfo[]
  strength: { ready: number; wanted: number } | null
  accounts: Accounts | null
}

const NOTHING: HostState = { processes: [], strength: null, accounts: null }
/** Under load the host changes a hundred times a second; drawing that would slow what is measured. */
const REFRESH_MS = 1000

/** The host's processes and accounts, read anew at most once a second. Empty until something was started. */
export function useHostState(machine: Machine): HostState {
  const [state, setState] = useState(NOTHING)
  useEffect(() => {
    let last = ''
    const read = () => {
      const host = machine.running
      if (!host) return
      const server = host.server(ADDRESS.port)
      const next: HostState = {
        processes: host.processes(),
        strength: server ? { ...server.strength } : null,
        accounts: server ? { ...server.accounts } : null,
      }
      const text = JSON.stringify(next)
      if (text === last) return
      last = text
      setState(next)
    }
    read()
    let callOff = () => {}
    const timer = setInterval(() => {
      callOff()
      callOff = pageClock.whenQuiet(read)
    }, REFRESH_MS)
    return () => {
      callOff()
      clearInterval(timer)
    }
  }, [machine])
  return state
}
