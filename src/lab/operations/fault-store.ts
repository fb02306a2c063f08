import { createStore } from 'zustand/vanilla'
import type { Host, RunningServer, WorkerFailure } from '#fleet/host.ts'
import { ADDRESS } from '../address.ts'
import type { Deployment } from '../deployment.ts'
import { damageDisk, type StartFaultId } from './damage-disk.ts'

/** Done to a worker that runs. */
export type RunningFaultId = 'kill' | 'hang' | 'slow' | 'gpu'
export type FaultId = RunningFaultId | StartFaultId

export const RUNNING_FAULTS: readonly RunningFaultId[] = ['kill', 'hang', 'slow', 'gpu']
export const START_FAULTS: readonly StartFaultId[] = [
  'corrupt',
  'opset',
  'input-name',
  'shape',
  'memory',
  'network',
]
/** Every forward pass of a slowed worker is computed so many times. */
export const SLOW_FACTOR = 8

/** What a fault did. Times in milliseconds, measured on this device. */
export type FaultReport = {
  fault: FaultId
  /**
   * down: nothing answers until the learner mends it. replaced: the parent started another worker. kept: the new
   * worker failed and the old one answers on. slowed: it answers, slowly. absent: this device has nothing to break.
   * unfit: the service does not run, or not as this fault needs it.
   */
  effect: 'down' | 'replaced' | 'kept' | 'slowed' | 'absent' | 'unfit'
  pid: number | null
  /** The runtime's or the service's own words; empty where a process just ends. */
  words: string
  /** From the fault to full strength again. Null while that has not come. */
  recoveryMs: number | null
  /** Requests that were in the hands of the worker and got no answer. */
  lost: number
}

export type FaultState = {
  /** Being done, or being mended. */
  busy: FaultId | 'mending' | null
  report: FaultReport | null
  error: string | null
}

export type FaultStore = ReturnType<typeof createFaultStore>

const stores = new WeakMap<Deployment, FaultStore>()

/** The one store of a deployment: panel and terminal do the same faults. */
export function faultStoreOf(deployment: Deployment): FaultStore {
  const store = stores.get(deployment) ?? createFaultStore(deployment)
  stores.set(deployment, store)
  return store
}

/** Does the faults to the machine's real service and measures how it comes back. */
function createFaultStore(deployment: Deployment) {
  const { machine } = deployment
  const store = createStore<FaultState>(() => ({ busy: null, report: null, error: null }))
  let faultMs = 0

  async function cause(fault: FaultId): Promise<void> {
    if (store.getState().busy) return
    store.setState({ busy: fault, report: null, error: null })
    try {
      const host = await machine.host()
      faultMs = performance.now()
      const report = isRunningFault(fault)
        ? await breakWorker(fault, host)
        : await breakStart(fault, host, deployment)
      store.setState({ report })
    } catch (error) {
      store.setState({ error: String(error) })
    } finally {
      store.setState({ busy: null })
    }
  }

  /** The way back: files as they were, every worker at full speed, and the service started again where it is down. */
  async function mend(): Promise<void> {
    const { report, busy } = store.getState()
    if (!report || busy) return
    store.setState({ busy: 'mending', error: null })
    try {
      const host = await machine.host()
      const startMs = performance.now()
      machine.disk.restore()
      for (const { pid, role } of host.processes()) {
        if (role !== 'parent') host.disturb(pid, { kind: 'slow', factor: 1 })
      }
      if (report.effect === 'down') await deployment.restart()
      const server = host.server(ADDRESS.port)
      // The refused release is rolled out once more, now with the files as they were.
      if (report.effect === 'kept' && server) await rollOut(host, server)
      store.setState({ report: { ...report, recoveryMs: performance.now() - startMs } })
    } catch (error) {
      store.setState({ error: String(error) })
    } finally {
      store.setState({ busy: null })
    }
  }

  async function breakWorker(fault: RunningFaultId, host: Host): Promise<FaultReport> {
    const server = host.server(ADDRESS.port)
    const victim = host.processes().findLast(({ role, state }) => role !== 'parent' && state === 'ready')
    const nothing = { fault, pid: null, words: '', recoveryMs: null, lost: 0 }
    if (!server || !victim) return { ...nothing, effect: 'unfit' }
    if (fault === 'gpu' && machine.disk.settings.provider !== 'webgpu')
      return { ...nothing, effect: 'absent' }
    const lostBefore = server.accounts.lost
    const { pid } = victim
    if (fault === 'slow') {
      host.disturb(pid, { kind: 'slow', factor: SLOW_FACTOR })
      return { ...nothing, effect: 'slowed', pid }
    }
    if (fault === 'kill') host.signal(pid, 'SIGKILL')
    if (fault === 'hang') host.signal(pid, 'SIGSTOP')
    if (fault === 'gpu') host.disturb(pid, { kind: 'lose-device' })
    const isSupervised = victim.parentPid !== null
    // A single process that hangs is never found: nobody asks after it.
    if (isSupervised || fault !== 'hang') await recovered(host, server, pid)
    return {
      ...nothing,
      effect: isSupervised ? 'replaced' : 'down',
      pid,
      words: server.failures.findLast((failure) => failure.pid === pid)?.failure.runtimeMessage ?? '',
      recoveryMs: isSupervised ? performance.now() - faultMs : null,
      lost: server.accounts.lost - lostBefore,
    }
  }

  async function breakStart(fault: StartFaultId, host: Host, pipeline: Deployment): Promise<FaultReport> {
    await damageDisk(fault, machine.disk)
    const server = host.server(ADDRESS.port)
    const parent = host.processes().find(({ pid, role }) => pid === server?.pid && role === 'parent')
    const nothing = { fault, pid: null, recoveryMs: null, lost: 0 }
    if (server && parent && server.strength.ready > 0) {
      const lostBefore = server.accounts.lost
      const failure = await rollOut(host, server)
      const lost = server.accounts.lost - lostBefore
      // Damage that no start notices takes the old workers' place.
      if (!failure) return { ...nothing, effect: 'replaced', words: '', lost }
      return { ...nothing, effect: 'kept', pid: failure.pid, words: wordsOf(failure.failure), lost }
    }
    const failure = await pipeline.restart()
    return { ...nothing, effect: 'down', words: wordsOf(failure ?? undefined) }
  }

  return Object.assign(store, { cause, mend })
}

function isRunningFault(fault: FaultId): fault is RunningFaultId {
  return (RUNNING_FAULTS as readonly FaultId[]).includes(fault)
}

function wordsOf(failure: { file?: string | undefined; runtimeMessage: string } | undefined): string {
  return failure ? [failure.file, failure.runtimeMessage].filter(Boolean).join(': ') : ''
}

/** Until the worker is gone and as many are ready as should be, or the server itself has ended. */
function recovered(host: Host, server: RunningServer, pid: number): Promise<void> {
  return until(host, () => {
    const isGone = !host.processes().some((process) => process.pid === pid)
    return isGone && (host.server(server.port) !== server || server.strength.ready >= server.strength.wanted)
  })
}

/** SIGHUP to the parent; waits until every worker was replaced. The failure of the new worker that ended it, if one did. */
async function rollOut(host: Host, server: RunningServer): Promise<WorkerFailure | null> {
  const failuresBefore = server.failures.length
  const isEnded = () => host.server(server.port) !== server
  const before = host.processes().filter(({ parentPid }) => parentPid === server.pid)
  const isRolled = () => {
    const pids = new Set(host.processes().map(({ pid }) => pid))
    return server.strength.ready >= server.strength.wanted && !before.some(({ pid }) => pids.has(pid))
  }
  host.signal(server.pid, 'SIGHUP')
  await until(host, () => server.failures.length > failuresBefore || isEnded() || isRolled())
  return server.failures[failuresBefore] ?? null
}

function until(host: Host, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve()
    const leave = host.subscribe(() => {
      if (!holds()) return
      leave()
      resolve()
    })
  })
}
