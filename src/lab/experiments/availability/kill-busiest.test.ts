import { expect, it } from 'vitest'
import type { Host, ProcessInfo, RunningServer } from '#fleet/host.ts'
import { busiest, killBusiest } from './kill-busiest.ts'

const SERVER = 10
const process = (pid: number, inFlight: number, more: Partial<ProcessInfo> = {}): ProcessInfo => ({
  pid,
  parentPid: SERVER,
  role: 'worker',
  state: 'ready',
  startedAtMs: 0,
  command: 'uvicorn app.main:app',
  inFlight,
  ...more,
})

it('the busiest is a worker of this server that serves and holds a request', () => {
  const parent = process(SERVER, 9, { parentPid: null, role: 'parent' })
  const others = [process(20, 9, { parentPid: 19 }), process(14, 9, { state: 'starting' })]
  expect(busiest([parent, ...others, process(11, 1), process(12, 2)], SERVER)?.pid).toBe(12)
  expect(busiest([parent, ...others, process(11, 0)], SERVER)).toBeNull()
})

it('a single process is its own worker', () => {
  expect(busiest([process(SERVER, 1, { parentPid: null, role: 'server' })], SERVER)?.pid).toBe(SERVER)
})

/** A host whose only worker holds its first request at the third look. */
function host() {
  const killed: number[] = []
  let looks = 0
  const part = {
    processes: () => [process(11, ++looks < 3 ? 0 : 1)],
    signal: (pid: number) => killed.push(pid) > 0,
  } satisfies Partial<Host>
  return { killed, service: { host: part as unknown as Host, server: { pid: SERVER } as RunningServer } }
}

it('waits until a worker holds a request, and says how many it held', async () => {
  const { killed, service } = host()
  const pause = async () => {}
  expect(await killBusiest(service, pause, () => false)).toEqual({ pid: 11, held: 1 })
  expect(killed).toEqual([11])
})

it('kills nobody when the load is over before', async () => {
  const { killed, service } = host()
  let pauses = 0
  const pause = async () => void pauses++
  expect(await killBusiest(service, pause, () => pauses === 2)).toBeNull()
  expect(killed).toEqual([])
})
