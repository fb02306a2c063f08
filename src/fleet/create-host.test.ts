import { describe, expect, it } from 'vitest'
import { createTestHost } from './test-host.ts'

describe('a single process', () => {
  it('refuses while it loads, answers when it is ready, refuses again when it has stopped', async () => {
    const machine = createTestHost()
    const server = machine.start()
    await machine.clock.advance(10)
    const early = machine.ask()
    await machine.clock.advance(10)
    expect(early.outcome).toBe('refused')
    await machine.clock.advance(30)
    const asked = machine.ask()
    await machine.clock.advance(20)
    expect(asked.outcome).toBe('200')
    expect(server.strength).toEqual({ ready: 1, wanted: 1 })
    machine.host.signal(server.pid, 'SIGTERM')
    await machine.clock.advance(300)
    expect(server.status).toBe(143)
  })
})
describe('workers', () => {
  it('x', async () => {
    const machine = createTestHost()
    const server = machine.start({ workers: 2 })
    await machine.clock.advance(100)
    const asked = [machine.ask(), machine.ask(), machine.ask()]
    await machine.clock.advance(5)
    machine.host.signal(machine.pidsOf('worker')[0] ?? 0, 'SIGKILL')
    await machine.clock.advance(800)
    machine.host.signal(server.pid, 'SIGHUP')
    await machine.clock.advance(2000)
    machine.host.signal(server.pid, 'SIGTERM')
    await machine.clock.advance(2000)
    expect(server.status).toBe(0)
    expect(machine.host.processes()).toEqual([])
    expect(machine.host.server(8000)).toBe(null)
  })
})
